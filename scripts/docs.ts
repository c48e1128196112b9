/** Pages with `console` blocks → the outputs of their commands; `--write` puts them in, else a difference gives exit status 1. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withOutputs } from "./docs/outputs.ts";

const root = join(import.meta.dirname, "..");
const write = process.argv.includes("--write");
for (const page of ["README.md"]) {
  const text = readFileSync(join(root, page), "utf8");
  const fresh = withOutputs(text, root);
  if (fresh === text) continue;
  if (write) writeFileSync(join(root, page), fresh);
  else process.exitCode = 1;
  console.log(`${page}: ${write ? "outputs written" : "an output differs; run npx node scripts/docs.ts --write"}`);
}
