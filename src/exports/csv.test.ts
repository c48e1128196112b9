import assert from "node:assert/strict";
import { test } from "node:test";
import { type Column, column } from "./columns.ts";
import { csvFormat } from "./csv.ts";
import { csvLine } from "./csv-line.ts";
import type { About } from "./rows.ts";

test("a line of CSV", () => {
  assert.equal(csvLine(["a", 'b "c"', undefined, "d,e", 1, false, "f\ng"]), 'a,"b ""c""",,"d,e",1,false,"f\ng"\n');
});

interface Row {
  readonly word?: string;
  readonly text?: string;
}

const COLUMNS: readonly Column<Row>[] = [
  column("word", "string", "", (row) => row.word),
  column("words", "list", "", (row) => [row.word, undefined]),
  column("minus", "number", "", () => -1.5),
  column("at", "time", "", () => 0),
];

async function written(row: Row, more: Partial<About>): Promise<string> {
  async function* pages(): AsyncGenerator<readonly Row[]> {
    yield [row];
    yield [];
  }
  const about: About = { kind: "events", query: "", withText: false, spreadsheet: false, ...more };
  let text = "";
  for await (const chunk of csvFormat(COLUMNS).write(pages(), about)) text += String(chunk);
  return text;
}

const rows: readonly (readonly [word: string, plain: string, spreadsheet: string])[] = [
  ["=1+1", "=1+1,=1+1|,-1.5", "'=1+1,'=1+1|,-1.5"],
  ["@x", "@x,@x|,-1.5", "'@x,'@x|,-1.5"],
  ["-x", "-x,-x|,-1.5", "'-x,'-x|,-1.5"],
  ["+x", "+x,+x|,-1.5", "'+x,'+x|,-1.5"],
  ["a=b", "a=b,a=b|,-1.5", "a=b,a=b|,-1.5"],
  // One of several values may not look like two; nothing may command a terminal.
  ["a|b", "a|b,a/b|,-1.5", "a|b,a/b|,-1.5"],
  ["a\u001B[31m\n\u202Eb", "a [31m b,a [31m b|,-1.5", "a [31m b,a [31m b|,-1.5"],
];

test("cells as they are, and for a spreadsheet", async () => {
  const end = ",1970-01-01T00:00:00.000Z\n";
  for (const [word, plain, spreadsheet] of rows) {
    assert.equal(await written({ word }, {}), `word,words,minus,at\n${plain}${end}`);
    assert.equal(await written({ word }, { spreadsheet: true }), `\uFEFFword,words,minus,at\n${spreadsheet}${end}`);
  }
});

test("the whole text keeps its lines", async () => {
  assert.match(
    await written({ text: "a\nb" }, { withText: true }),
    /^word,words,minus,at,text\n,\|,-1.5,.*Z,"a\nb"\n$/,
  );
});
