/** The program itself with the real reader: what is kept is what the coder said. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { documentRecord } from "../../model/schema.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../../examples/balloon", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "readout-real-"));
after(() => rmSync(folder, { recursive: true }));

function readout(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: "utf8",
    env: { ...process.env, READOUT_STORE: folder },
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

test("program: records in the store are those that readout code writes", () => {
  readout("add", EXAMPLES);
  const lines = readout("code", EXAMPLES).trim().split("\n");
  assert.ok(lines.length > 1);
  for (const line of lines) {
    const coded = documentRecord.parse(JSON.parse(line));
    const { document, record } = JSON.parse(readout("show", coded.id, "--json"));
    assert.deepEqual(record, { ...coded, id: document.id });
  }
  assert.match(readout("doctor"), /^The store is in order/);
});
