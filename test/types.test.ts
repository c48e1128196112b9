/** A host's types do not reach the core: code that uses them fails to compile there. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

const root = join(import.meta.dirname, "..");
// Inside the repository, where `@types/node` could be found.
mkdirSync(join(root, ".readout"), { recursive: true });
const folder = mkdtempSync(join(root, ".readout/leak-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const LEAKS: Readonly<Record<string, string>> = {
  process: "export const leak = process.env;",
  buffer: 'export const leak = Buffer.from("a");',
  "node module": 'import { readFileSync } from "node:fs"; export const leak = readFileSync;',
  document: "export const leak = document.title;",
  fetch: 'export const leak = fetch("/");',
  timer: "export const leak = setTimeout(() => undefined, 1);",
  console: "console.log(1); export const leak = 1;",
};

test("each use of a host is an error in the core's project", () => {
  writeFileSync(join(folder, "tsconfig.json"), '{ "extends": "../../tsconfig.core.json", "include": ["*.ts"] }');
  const names = Object.keys(LEAKS);
  for (const [i, code] of Object.values(LEAKS).entries()) writeFileSync(join(folder, `leak${i}.ts`), `${code}\n`);
  writeFileSync(join(folder, "pure.ts"), "export const pure = new Map([[1, 2]]).size;\n");
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  assert.notEqual(status, 0);
  const failing = names.filter((_, i) => stdout.includes(`leak${i}.ts(`));
  assert.deepEqual(failing, names, stdout);
  assert.doesNotMatch(stdout, /pure\.ts/);
});
