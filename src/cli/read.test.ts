import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { DocumentInput, Layers } from "../model/index.ts";
import { emptyRecord } from "./coding/code-document.ts";
import type { Desk } from "./command.ts";
import { runCommandLine } from "./run.ts";
import { type KeptTerminal, keptTerminal } from "./terminal.fixture.ts";

/** Finds nothing, and fails where the text says so. */
const desk: Desk = {
  resources: () => Promise.reject(new Error("not needed")),
  reader: async () => ({
    coder: "fixture",
    read: (document: DocumentInput) => {
      if (document.text.startsWith("throw")) throw new Error("no words for it");
      return { ...emptyRecord(document, "fixture", []), sentences: [{ n: 0, start: 0, end: document.text.length }] };
    },
    analyse: (): Layers => {
      throw new Error("not needed");
    },
  }),
  workerScript: new URL("./coding/worker.fixture.ts", import.meta.url),
  documentTimeout: 1000,
};

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "readout-"));
  await writeFile(join(folder, "a.md"), "---\nid: a\nmark: Example\n---\nText.");
  await writeFile(join(folder, "b.jsonl"), '{"id":"b","text":"Text."}\nbroken\n');
  await writeFile(join(folder, "c.json"), '{"id":"c","text":"Text.","lang":"fa"}');
  await writeFile(join(folder, "d.txt"), "throw");
});
after(() => rm(folder, { recursive: true }));

async function read(args: readonly string[], input = ""): Promise<{ status: number; terminal: KeptTerminal }> {
  const terminal = keptTerminal(input);
  return { status: await runCommandLine(["read", ...args], terminal, desk), terminal };
}

test("read: good files give 0, and the report's first line", async () => {
  const { status, terminal } = await read([join(folder, "a.md"), join(folder, "c.json")]);
  assert.equal(status, 0);
  assert.match(terminal.out(), /^2 documents, 1 sentence: 0 events, 0 claims; 1 not coded \(not English\)\.\n/);
  assert.match(terminal.err(), /^c: not coded \(fa\)/);
});

test("read: trouble gives 1, is told, and the rest is read", async () => {
  const { status, terminal } = await read([folder, "--jsonl"]);
  assert.equal(status, 1);
  const records = terminal
    .out()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map(({ id, mark, issues }) => [id, mark, issues[0]?.code]),
    [
      ["a", "Example", undefined],
      ["b", undefined, undefined],
      ["c", undefined, "LANGUAGE_NOT_CODED"],
      [`${folder}/d.txt`, undefined, "DOCUMENT_FAILED"],
    ],
  );
  assert.match(terminal.err(), /line 2 of .*b\.jsonl is not JSON/);
  assert.match(terminal.err(), /d\.txt" could not be read: no words for it/);
});

test("read: --json is one object with issues and records", async () => {
  const { terminal } = await read([folder, "--json", "--source", "Example Wire"]);
  const whole = JSON.parse(terminal.out());
  assert.equal(whole.documents, 4);
  assert.equal(whole.coder, "fixture");
  assert.deepEqual(
    whole.issues.map(({ code, line }: { code: string; line: number }) => [code, line]),
    [["LINE_BROKEN", 2]],
  );
  assert.equal(whole.records[0].source, "Example Wire");
});

test("read: standard input, and nothing at all", async () => {
  assert.match((await read(["-"], "Text.")).terminal.out(), /^1 document, 1 sentence/);
  const nothing = await read(["-"], "  ");
  assert.equal(nothing.status, 1);
  assert.match(nothing.terminal.err(), /has no text|No documents/);
});
