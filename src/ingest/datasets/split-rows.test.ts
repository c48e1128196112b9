import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { splitLines } from "../lines.ts";
import { type SplitRow, splitRows } from "./split-rows.ts";

async function rowsOf(text: string, separator: "," | "\t" | ";" = ","): Promise<readonly SplitRow[]> {
  const chunks = (async function* () {
    yield text;
  })();
  const rows: SplitRow[] = [];
  for await (const row of splitRows(splitLines(chunks), separator)) rows.push(row);
  return rows;
}

const short = (rows: readonly SplitRow[]): readonly string[] =>
  rows.map((row) => (row.kind === "bad" ? `${row.line} bad` : `${row.line} ${row.fields.join("|")}`));

const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ["a,b\nc,d\n", ["1 a|b", "2 c|d"]],
  ['"a,b",c\r\nd,"e ""f"""\r\n', ["1 a,b|c", '2 d|e "f"']],
  ['a,"two\nlines",b\nc,d,e\n', ["1 a|two\nlines|b", "3 c|d|e"]],
  ["a,,\n", ["1 a||"]],
  ['a "quoted" word,b\n', ['1 a "quoted" word|b']],
  ['"a,b\nc,d\ne,f\n', ["1 bad", "2 c|d", "3 e|f"]],
  ['a,b\n"open,x\n"shut",y\n', ["1 a|b", '2 open,x\nshut"|y']],
];

for (const [text, expected] of cases) {
  test(`rows of ${JSON.stringify(text)}`, async () => assert.deepEqual(short(await rowsOf(text)), expected));
}

test("between tabs a quotation mark stands for itself", async () => {
  assert.deepEqual(short(await rowsOf('"a"\tb "c"\t"d\n', "\t")), ['1 a|b "c"|"d']);
});

test("an open quotation mark costs its own row, however long the file", async () => {
  const text = `a,"b\n${"c,d\n".repeat(1000)}`;
  const rows = await rowsOf(text);
  assert.equal(rows.filter(({ kind }) => kind === "bad").length, 1);
  assert.equal(rows.filter(({ kind }) => kind === "fields").length, 1000);
  assert.deepEqual(short(rows).slice(0, 3), ["1 bad", "2 c|d", "3 c|d"]);
});

test("what is written by RFC 4180 is read as it was", async () => {
  const field = fc.string({ unit: fc.constantFrom("a", ",", '"', ";", " ", "\n", "é"), maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      async (table) => {
        // Empty lines are no rows, within a field neither.
        const wanted = table.map((row) => row.map((cell) => cell.replace(/\n[ \n]*/g, "\n").replace(/^\s+|\s+$/g, "")));
        const text = wanted
          .map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`)
          .join("");
        const rows = await rowsOf(text);
        assert.deepEqual(
          rows.map((row) => row.kind === "fields" && row.fields),
          wanted,
        );
      },
    ),
  );
});
