import assert from "node:assert/strict";
import { test } from "node:test";
import type { Desk } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { runCommandLine } from "./run.ts";
import { keptTerminal } from "./terminal.fixture.ts";

const desk: Desk = {
  resources: () => Promise.reject(new Error("not needed")),
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./coding/worker.fixture.ts", import.meta.url),
  documentTimeout: 1000,
};

const cases: readonly (readonly [args: string, status: number, out: RegExp, err: RegExp])[] = [
  ["", 0, /Usage: readout COMMAND/, /^$/],
  ["--help", 0, /read .*\n.*code /, /^$/],
  ["help code", 0, /--skip-done FILE/, /^$/],
  ["code --help", 0, /--skip-done FILE/, /^$/],
  ["schema", 0, /"title": "Record of one document"/, /^$/],
  ["schema document", 0, /"text"/, /^$/],
  ["schema doc", 2, /^$/, /Schemas are: record, document/],
  ["reed", 2, /^$/, /Did you mean "read".*\?.*Commands are: read, code/],
  ["help cod", 2, /^$/, /Did you mean "code"/],
  ["read --jsn x", 2, /^$/, /Did you mean --json/],
  ["read --json=yes x", 2, /^$/, /--json takes no value/],
  ["read --limit -3 x", 2, /^$/, /--limit needs a value|whole number/],
  ["read x --json --jsonl", 2, /^$/, /not both/],
  ["read", 2, /^$/, /Nothing to read/],
  ["explain", 2, /^$/, /in quotation marks/],
];

for (const [args, status, out, err] of cases) {
  test(`command line: readout ${args}`, async () => {
    const terminal = keptTerminal();
    assert.equal(await runCommandLine(args === "" ? [] : args.split(" "), terminal, desk), status);
    assert.match(terminal.out(), out);
    assert.match(terminal.err(), err);
  });
}

test("command line: every command has help with an example", async () => {
  for (const { name } of COMMANDS) {
    const terminal = keptTerminal();
    assert.equal(await runCommandLine(["help", name], terminal, desk), 0);
    assert.match(terminal.out(), /Examples:\n {2}\S/);
  }
});
