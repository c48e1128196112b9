/** A page in Markdown → its code blocks; and the same page with what its commands print now. */
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";

/** Contents of the fenced blocks of one language, indentation taken off. */
export function blocks(page: string, language: string): string[] {
  const pattern = new RegExp(`^([ ]*)\`\`\`${language}\\n([\\s\\S]*?)^[ ]*\`\`\`$`, "gm");
  return [...page.matchAll(pattern)].map(([, indent = "", body = ""]) =>
    body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );
}

/** Each `console` block begins with `$ command`; what follows is replaced by what the command prints. */
export function withOutputs(page: string, root: string): string {
  return page.replaceAll(/^```console\n\$ (.*)\n[\s\S]*?^```$/gm, (_, command: string) => {
    return `\`\`\`console\n$ ${command}\n${run(command, root).trimEnd()}\n\`\`\``;
  });
}

/** A line of shell, run in `root` with the programs that `npm ci` installed. @throws Error when it fails. */
export function run(command: string, root: string): string {
  const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", command], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}` },
  });
  if (status !== 0) throw new Error(`"${command}" ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
