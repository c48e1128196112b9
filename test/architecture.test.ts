/** Imports point up the list of folders, the core touches no host, and ARCHITECTURE.md prints the same list. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** The order data flows: a folder may import itself and what stands above it. */
export const ORDER = [
  "model",
  "reading/text",
  "reading/syntax",
  "reading/match",
  "reading/entities/times",
  "reading/entities/places",
  "reading/entities/actors",
  "reading/events",
  "reading/claims",
  "reading",
  "corpus",
  "resources",
  "index.ts",
  "store",
  "ingest",
  "exports",
  "server",
  "cli",
  "web",
] as const;

/** The core: no Node, DOM, clock, network or chance. */
const CORE = /^(model|reading|corpus)\//;

const src = fileURLToPath(new URL("../src/", import.meta.url));

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)));

function rank(file: string): number {
  let best = -1;
  for (const [i, folder] of ORDER.entries()) {
    const longer = best < 0 || folder.length > (ORDER[best]?.length ?? 0);
    if ((file === folder || file.startsWith(`${folder}/`)) && longer) best = i;
  }
  return best;
}

const imports = (file: string): string[] =>
  [...readFileSync(join(src, file), "utf8").matchAll(/^(?:import|export)[^;]*?from\s+"([^"]+)"/gm)].map(
    (match) => match[1] ?? "",
  );

test("every file stands in a listed folder", () => {
  assert.deepEqual(
    files.filter((file) => rank(file) < 0),
    [],
  );
});

test("imports point up the list", () => {
  // A test may load the real knowledge, which stands below the core.
  const tested = files.filter((file) => !file.endsWith(".test.ts"));
  const wrong = tested.flatMap((file) =>
    imports(file)
      .filter((target) => target.startsWith("."))
      .map((target) => relative(src, resolve(src, dirname(file), target)))
      .filter((target) => !target.startsWith("..") && rank(target) > rank(file))
      .map((target) => `${file} imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test("the core imports no host module and reads no clock or chance", () => {
  const wrong = files
    .filter((file) => CORE.test(file) && !file.endsWith(".test.ts"))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), "utf8");
      const found =
        /from "node:|\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bprocess\.|\bfetch\(/.exec(
          text,
        );
      return found === null ? [] : [`${file}: ${found[0]}`];
    });
  assert.deepEqual(wrong, []);
});

test("ARCHITECTURE.md prints this list", () => {
  const text = readFileSync(new URL("../ARCHITECTURE.md", import.meta.url), "utf8");
  const printed = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]?.replace(/\/$/, ""));
  assert.deepEqual(printed, [...ORDER]);
});
