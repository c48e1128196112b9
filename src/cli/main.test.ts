/** The program itself, on small inputs, with the real reader. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { documentRecord } from "../model/schema.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

async function collect(child: ChildProcess): Promise<Ran> {
  let out = "";
  let err = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, out, err };
}

function readout(args: readonly string[], input = ""): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: "pipe", env: { ...process.env, NO_COLOR: "1" } });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return collect(child);
}

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "readout-"));
});
after(() => rm(folder, { recursive: true }));

const SENTENCE = "The president of France met the prime minister of Japan in Paris on Monday.";

test("program: a wrong flag ends with 2 and nothing on stdout", async () => {
  const { status, out, err } = await readout(["code", "--job", "2"]);
  assert.deepEqual([status, out], [2, ""]);
  assert.match(err, /Did you mean --jobs/);
});

test("program: code keeps the order with two threads, tells broken lines, and skips what is done", async () => {
  const documents = Array.from({ length: 12 }, (_, i) =>
    JSON.stringify({ id: `d${i}`, text: SENTENCE.repeat((i * 5) % 7), date: "2026-03-02" }),
  );
  documents.splice(5, 0, '{"id": "broken"');
  const first = await readout(["code", "--jobs", "2"], `${documents.join("\n")}\n`);
  assert.equal(first.status, 1, first.err);
  const records = first.out
    .trimEnd()
    .split("\n")
    .map((line) => documentRecord.parse(JSON.parse(line)));
  assert.deepEqual(
    records.map(({ id }) => id),
    ["d0", "d1", "d2", "d3", "d4", "line:6", "d5", "d6", "d7", "d8", "d9", "d10", "d11"],
  );
  assert.equal(records[5]?.issues[0]?.code, "LINE_BROKEN");
  const done = join(folder, "record.jsonl");
  await writeFile(done, first.out.split("\n").slice(0, 9).join("\n"));
  const second = await readout(["code", "--jobs", "1", "--skip-done", done], documents.join("\n"));
  assert.equal(second.status, 0, second.err);
  assert.equal(second.out.trimEnd().split("\n").length, 4);
});

test("program: read takes a page with JSON-LD and standard input", async () => {
  const page = join(folder, "page.html");
  const facts = {
    "@type": "NewsArticle",
    headline: "A visit",
    datePublished: "2026-03-02",
    publisher: { name: "Example Courier" },
  };
  await writeFile(
    page,
    `<html><head><script type="application/ld+json">${JSON.stringify(facts)}</script></head><body><p>${SENTENCE}</p></body></html>`,
  );
  const { status, out, err } = await readout(["read", page, "-", "--json"], "Nothing else was said.");
  assert.equal(status, 0, err);
  const { records } = JSON.parse(out);
  assert.equal(records[0].source, "Example Courier");
  assert.equal(records[0].date.slice(0, 10), "2026-03-02");
  assert.match(records[1].id, /^stdin:/);
});

test("program: read prints a report", async () => {
  const { status, out, err } = await readout(["read", "-"], SENTENCE);
  assert.equal(status, 0, err);
  assert.match(out, /^1 document, 1 sentence: /);
  assert.match(out, /Next: readout .*\n$/);
});

test("program: explain shows the tree, the rule and the status", async () => {
  const { status, out, err } = await readout(["explain", SENTENCE, "--date", "2026-03-02"]);
  assert.equal(status, 0, err);
  assert.match(out, /^1 sentence: .*dated 2026-03-02\./);
  assert.match(out, /met +root +VERB/);
  assert.match(out, /rule consult\.\S+: /);
  assert.match(out, /so its status is asserted/);
});

test("program: a reader of stdout that has gone ends it quietly", async () => {
  const input = `${JSON.stringify({ id: "a", text: SENTENCE })}\n`.repeat(40);
  const child = spawn(process.execPath, [MAIN, "code", "--jobs", "1"], { stdio: "pipe" });
  child.stdin.on("error", () => undefined);
  child.stdin.write(input);
  child.stdout.destroy();
  const { status, err } = await collect(child);
  assert.equal(status, 0, err);
  assert.doesNotMatch(err, /EPIPE|Error/);
});
