/** The packed tarball, installed in an empty folder, gives a program, a typed library and the schema of the record. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { blocks } from "../scripts/docs/outputs.ts";
import { CODER_VERSION } from "../src/index.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "readout-package-"));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

after(() => rmSync(folder, { recursive: true, force: true }));

test("the coder's version is the package's", () => assert.equal(CODER_VERSION, manifest.version));

test("pack, install, run", { timeout: 300_000 }, async (t) => {
  // Packing builds first: package.json's "prepack".
  run("npm", ["pack", "--pack-destination", folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";

  await t.test("publint finds nothing", async () => {
    const { messages } = await publint({ pkgDir: root, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest)),
      [],
    );
  });

  const home = join(folder, "empty");
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), '{ "private": true, "type": "module" }\n');
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, tarball)];
  const installed = spawnSync("npm", install, { cwd: home, encoding: "utf8" });
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(installed.stderr);
  const skip = installed.status !== 0 && offline ? "the registry cannot be reached" : false;
  if (skip === false) assert.equal(installed.status, 0, installed.stderr);

  await t.test("the program says its version", { skip }, () => {
    const said = run("npx", ["readout", "--version"], home);
    assert.match(said, new RegExp(`^readout/${manifest.version}\\+data\\.[0-9a-f]{12}\n$`));
  });

  await t.test("the program codes a line on all cores", { skip }, () => {
    const line = JSON.stringify({ id: "1", text: "Ruritania lies between Borduria and Syldavia.", date: "2026-11-24" });
    const record = JSON.parse(run("npx", ["readout", "code"], home, `${line}\n`));
    assert.equal(record.id, "1");
    assert.equal(record.sentences.length, 1);
  });

  await t.test("README.md's program prints what the page says", { skip }, () => {
    const program = blocks(readFileSync(join(root, "README.md"), "utf8"), "ts")[0] ?? "";
    const expected = [...program.matchAll(/^\/\/ (.*)$/gm)].map((match) => match[1]);
    writeFileSync(join(home, "program.js"), program);
    assert.deepEqual(run("node", ["program.js"], home).trimEnd().split("\n"), expected);
  });

  await t.test("the types are found", { skip }, () => {
    writeFileSync(
      join(home, "typed.ts"),
      `import { createReader, type DocumentRecord } from "readout";
       import schema from "readout/schema.json" with { type: "json" };
       const record: DocumentRecord = (await createReader()).read({ id: "1", text: "" });
       export const types: readonly string[] = record.events.map((event) => event.type);
       export const title: string = schema.title;
       // @ts-expect-error: a document has an id
       (await createReader()).read({ text: "" });`,
    );
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--types", ""];
    run(process.execPath, [tsc, ...flags, "typed.ts"], home);
  });
});

/** @returns what the command printed; fails the test where it fails. */
function run(program: string, args: readonly string[], cwd: string, input = ""): string {
  // The Node that runs this test, whatever else the machine has.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}` };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, input, encoding: "utf8", env });
  assert.equal(status, 0, `${program} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}
