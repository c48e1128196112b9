import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { findFiles, readFile } from "./files.ts";
import { parseFile } from "./parse-file.ts";

const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Freedonia spoke.", "utf16le")]);

const files: readonly (readonly [name: string, file: string, bytes: Uint8Array, texts: string[], codes: string[]])[] = [
  ["plain text", "a.txt", Buffer.from("One."), ["One."], []],
  ["byte order mark", "a.txt", Buffer.from("\uFEFFOne."), ["One."], []],
  ["UTF-16", "a.txt", utf16, ["Freedonia spoke."], []],
  ["UTF-16 without a mark", "a.txt", Buffer.from("Freedonia spoke.", "utf16le"), ["Freedonia spoke."], []],
  ["not UTF-8", "a.txt", Buffer.from("caf\u00E9 open", "latin1"), ["caf\uFFFD open"], ["ENCODING_REPLACED"]],
  ["empty", "a.txt", Buffer.from(" \n"), [], ["FILE_EMPTY"]],
  ["a picture", "a.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), [], ["FILE_BINARY"]],
  ["a broken PDF", "a.txt", Buffer.from("%PDF-1.7 text"), [], ["FILE_BROKEN"]],
  ["one JSON document", "a.json", Buffer.from('{"id":7,"text":"One."}'), ["One."], []],
  [
    "a list",
    "a.json",
    Buffer.from('[{"text":"One."},3,{"text":"Two.","title":null}]'),
    ["One.", "Two."],
    ["DOCUMENT_INVALID"],
  ],
  ["no JSON", "a.json", Buffer.from("{oh"), [], ["FILE_BROKEN"]],
  [
    "lines",
    "a.jsonl",
    Buffer.from('{"text":"One."}\n\n{"text":\n{"txt":"x"}\n{"text":"Two."}'),
    ["One.", "Two."],
    ["LINE_BROKEN", "DOCUMENT_INVALID"],
  ],
  ["stdin, a page", "-", Buffer.from("<!doctype html><html><body><p>One.</p></body></html>"), ["One.\n"], []],
  ["stdin, text", "-", Buffer.from("One."), ["One."], []],
  ["stdin, lines", "-", Buffer.from(' {"id":"a","text":"One."}'), ["One."], []],
];

for (const [name, file, bytes, texts, codes] of files) {
  test(`file: ${name}`, async () => {
    const { documents, issues } = await parseFile(file, bytes);
    assert.deepEqual(
      documents.map(({ text }) => text),
      texts,
    );
    assert.deepEqual(
      issues.map(({ code }) => code),
      codes,
    );
  });
}

test("file: ids and the places that messages name", async () => {
  const { documents, issues } = await parseFile(
    "in/a.jsonl",
    Buffer.from('{"text":"One."}\n{broken\n{"id":7,"text":"Two."}'),
  );
  assert.deepEqual(
    documents.map(({ id }) => id),
    ["in/a.jsonl:1", "7"],
  );
  assert.equal(issues[0]?.line, 2);
  assert.match(issues[0]?.message ?? "", /^line 2 of in\/a\.jsonl is not JSON/);
  const stdin = await parseFile("-", Buffer.from("One."));
  assert.match(stdin.documents[0]?.id ?? "", /^stdin:[0-9a-f]{12}$/);
});

test("file: Markdown carries its front matter and its mark", async () => {
  const { documents } = await parseFile(
    "a.md",
    Buffer.from("---\nid: x\nmark: Example\ndate: 2026-03-02\nother: 1\n---\n# Head\n\nText."),
  );
  assert.deepEqual(documents[0], {
    id: "x",
    mark: "Example",
    date: "2026-03-02",
    title: "Head",
    text: "Head\n\nText.\n",
  });
});

test("folder: sorted, hidden and unknown files told once", async () => {
  const root = await mkdtemp(join(tmpdir(), "readout-"));
  try {
    await mkdir(join(root, "b"));
    await mkdir(join(root, ".git"));
    for (const name of ["z.txt", "a.md", "b/c.txt", ".hidden.txt", "x.docx", "README.md"])
      await writeFile(join(root, name), "Text.");
    const found = [];
    for await (const one of findFiles([root, join(root, "none.txt")])) {
      found.push(
        one.kind === "file"
          ? relative(root, one.path).replaceAll("\\", "/")
          : one.kind === "issue"
            ? one.issue.code
            : one.kind,
      );
    }
    assert.deepEqual(found, ["a.md", "b/c.txt", "z.txt", "FILE_SKIPPED", "FILE_UNREADABLE"]);
    assert.equal((await readFile(join(root, "none.txt"))).issues[0]?.code, "FILE_UNREADABLE");
  } finally {
    await rm(root, { recursive: true });
  }
});
