import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { DocumentRecord } from "../model/index.ts";
import type { Desk } from "./command.ts";
import { runCommandLine } from "./run.ts";
import { type KeptTerminal, keptTerminal } from "./terminal.fixture.ts";

const desk: Desk = {
  resources: () => Promise.reject(new Error("not needed")),
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./coding/worker.fixture.ts", import.meta.url),
  documentTimeout: 400,
};

interface Run {
  readonly status: number;
  readonly records: readonly Pick<DocumentRecord, "id" | "issues" | "date" | "mark" | "coder">[];
  readonly terminal: KeptTerminal;
}

async function code(input: string, args: readonly string[] = [], script?: URL): Promise<Run> {
  const terminal = keptTerminal(input);
  const status = await runCommandLine(["code", ...args], terminal, {
    ...desk,
    ...(script && { workerScript: script }),
  });
  const lines = terminal.out().split("\n").slice(0, -1);
  return { status, records: lines.map((line) => JSON.parse(line)), terminal };
}

const lines = (...documents: readonly unknown[]): string => documents.map((one) => JSON.stringify(one)).join("\n");

test("code: the order of the input is kept", async () => {
  const texts = ["slow", "a", "b", "slow", "c", "d", "e", "f"];
  const { status, records } = await code(lines(...texts.map((text, i) => ({ id: `${i}`, text }))), ["--jobs", "3"]);
  assert.equal(status, 0);
  assert.deepEqual(
    records.map(({ id }) => id),
    texts.map((_, i) => `${i}`),
  );
});

test("code: whatever happens to a document, it has a record and the rest goes on", async () => {
  const texts = ["a", "hang", "b", "die", "c", "throw", "d"];
  const { status, records, terminal } = await code(lines(...texts.map((text) => ({ id: text, text }))), ["-j", "2"]);
  assert.equal(status, 1);
  assert.deepEqual(
    records.map(({ id, issues }) => [id, issues[0]?.code]),
    [
      ["a", undefined],
      ["hang", "DOCUMENT_TIMEOUT"],
      ["b", undefined],
      ["die", "DOCUMENT_FAILED"],
      ["c", undefined],
      ["throw", "DOCUMENT_FAILED"],
      ["d", undefined],
    ],
  );
  assert.ok(records.every(({ coder }) => coder === "fixture"));
  assert.match(terminal.err(), /"hang" \(line 2\) took longer than 0\.4 s/);
  assert.match(terminal.err(), /7 documents, 4 sentences .*3 with problems\.\n$/);
});

test("code: broken lines are records with their number", async () => {
  const input = `${lines({ id: "a", text: "x" })}\n{"id":\n\n${lines({ id: "b" }, { text: "y" })}\n`;
  const { status, records } = await code(input, ["-j", "1"]);
  assert.equal(status, 1);
  assert.deepEqual(
    records.map(({ id, issues }) => [id, issues[0]?.code]),
    [
      ["a", undefined],
      ["line:2", "LINE_BROKEN"],
      ["line:4", "DOCUMENT_INVALID"],
      ["line:5", undefined],
    ],
  );
});

test("code: options fill what documents do not say; other languages are left out with a remark", async () => {
  const input = lines(
    { id: "a", text: "x", mark: "Example" },
    { id: "b", text: "x", date: "2020-01-01" },
    { id: "c", text: "x", lang: "fa" },
  );
  const { status, records } = await code(input, ["-j", "1", "--date", "2026-03-02"]);
  assert.equal(status, 0);
  assert.deepEqual(
    records.map(({ date }) => date),
    ["2026-03-02", "2020-01-01", "2026-03-02"],
  );
  assert.equal(records[0]?.mark, "Example");
  assert.equal(records[2]?.issues[0]?.code, "LANGUAGE_NOT_CODED");
});

test("code: files, lines of files, and files that are not there", async () => {
  const root = await mkdtemp(join(tmpdir(), "readout-"));
  try {
    await writeFile(join(root, "a.jsonl"), `${lines({ id: "a", text: "x" })}\nno\n`);
    await writeFile(join(root, "b.md"), "---\nid: b\n---\nText.");
    const { status, records } = await code("", [root, join(root, "none.md"), "-j", "1"]);
    assert.equal(status, 1);
    assert.deepEqual(
      records.map(({ id, issues }) => [id.replace(root, "."), issues[0]?.code]),
      [
        ["a", undefined],
        ["./a.jsonl:2", "LINE_BROKEN"],
        ["b", undefined],
        ["./none.md", "FILE_UNREADABLE"],
      ],
    );
  } finally {
    await rm(root, { recursive: true });
  }
});

test("code: --skip-done leaves out what is there, and codes a half-written line again", async () => {
  const root = await mkdtemp(join(tmpdir(), "readout-"));
  try {
    const file = join(root, "record.jsonl");
    await writeFile(file, `${lines({ id: "a", sentences: [] })}\n{"id":"b","sen`);
    const input = lines({ id: "a", text: "x" }, { id: "b", text: "x" }, { id: "c", text: "x" });
    const { status, records, terminal } = await code(input, ["-j", "1", "--skip-done", file]);
    assert.equal(status, 0);
    assert.deepEqual(
      records.map(({ id }) => id),
      ["b", "c"],
    );
    assert.match(terminal.err(), /half written/);
    assert.match(terminal.err(), /1 done before/);
    assert.match(await readFile(file, "utf8"), /"sen$/, "a file that is not the output is left as it is");
    assert.equal((await code(input, ["-j", "1", "--skip-done", join(root, "none")])).records.length, 3);
  } finally {
    await rm(root, { recursive: true });
  }
});

test("code: a reader that cannot start ends the run with its reason", async () => {
  const script = new URL("./coding/broken-worker.fixture.ts", import.meta.url);
  const { status, terminal } = await code(lines({ id: "a", text: "x" }), ["-j", "2"], script);
  assert.equal(status, 1);
  assert.match(terminal.err(), /could not start: no knowledge/);
});

const misuse: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [["--jobs", "none"], /--jobs must be a whole number from 1 to 256, but is "none"/],
  [["--jobs"], /--jobs needs a value: --jobs N/],
  [["--date", "2/3/26"], /YYYY-MM-DD/],
  [["--skipdone", "x"], /Did you mean --skip-done\?/],
  [[], /give files, or JSONL on standard input/],
];

for (const [args, message] of misuse) {
  test(`code: misuse ${args.join(" ")}`, async () => {
    const { status, terminal } = await code("", args);
    assert.equal(status, 2);
    assert.match(terminal.err(), message);
    assert.equal(terminal.out(), "");
  });
}
