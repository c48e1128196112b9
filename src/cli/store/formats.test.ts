/** Every kind of file through the commands, into the store and out again. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { OTHER_LANGUAGES } from "../../ingest/language.fixture.ts";
import { makePdf } from "../../ingest/pdf/pdf.fixture.ts";
import { makePage, makeWarc } from "../../ingest/warc/warc.fixture.ts";
import { loadResources } from "../../resources/node.ts";
import type { Desk } from "../command.ts";
import { runCommandLine } from "../run.ts";
import { keptTerminal } from "../terminal.fixture.ts";

const root = mkdtempSync(join(tmpdir(), "readout-formats-"));
after(() => rmSync(root, { recursive: true }));

const desk: Desk = {
  resources: loadResources,
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./worker.fixture.ts", import.meta.url),
  documentTimeout: 10_000,
};

async function readout(args: readonly string[], input = ""): Promise<{ status: number; out: string; err: string }> {
  const terminal = keptTerminal(input);
  const status = await runCommandLine(args, terminal, desk);
  return { status, out: terminal.out(), err: terminal.err() };
}

const PROSE = "Freedonia and Ruritania said on Monday that they had agreed to reopen the bridge over the river.";

async function folderOfAll(name: string): Promise<string> {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(
    join(folder, "a.csv"),
    `headline,body,published\nOne,"Table. ${PROSE}",2026-03-01\nTwo,,2026-03-01\nThree,"Third. ${PROSE}",01/02/2026\n`,
  );
  writeFileSync(
    join(folder, "b.eml"),
    `From: Ministry <a@b.example>\nMessage-ID: <m@b.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\nMail. ${PROSE}\n`,
  );
  writeFileSync(join(folder, "c.pdf"), makePdf([[`Paper. ${PROSE}`, PROSE, PROSE]]));
  writeFileSync(
    join(folder, "d.warc.gz"),
    Buffer.concat(
      await makeWarc([makePage("https://a.example/1", `<html><body><p>Page. ${PROSE}</p></body></html>`)], true),
    ),
  );
  writeFileSync(join(folder, "e.jsonl"), `${JSON.stringify({ body: `Line. ${PROSE}`, published: "2026-03-03" })}\n`);
  return folder;
}

test("formats: a folder with one of each, added twice; what is aside is mended", async () => {
  const folder = await folderOfAll("all");
  const store = join(root, "all-store");
  const first = await readout(["add", folder, "--store", store, "--no-join"]);
  assert.equal(first.out, "5 new, 2 not readable.\n");
  for (const said of [
    /a\.csv is read with --columns text=body,date=published,title=headline/,
    /line 4 of .*01\/02\/2026.*--date-format/,
    /line 3 of .*has no text/,
    /1 page gives no date/,
  ]) {
    assert.match(first.err, said);
  }
  assert.equal(
    (await readout(["add", folder, "--store", store, "--no-join"])).out,
    "0 new, 5 known, 2 not readable.\n",
  );
  const mended = await readout(["add", folder, "--store", store, "--no-join", "--date-format", "dmy"]);
  assert.equal(mended.out, "1 new, 5 known, 1 not readable.\n");
  const { faults } = JSON.parse((await readout(["status", "--json", "--store", store])).out);
  assert.deepEqual(
    faults.map(({ code }: { code: string }) => code),
    ["ROW_WITHOUT_TEXT"],
  );
  const found = await readout(["search", "page", "--json", "--store", store]);
  const [{ document }] = JSON.parse(found.out).items;
  assert.deepEqual([document.url, document.date], ["https://a.example/1", "2026-03-05"]);
  assert.match(
    (await readout(["show", "m@b.example", "--store", store])).out,
    /2026-03-02T10:00:00\+00:00 {2}Ministry/,
  );
});

test("formats: a row corrected under its id is a revision; columns on standard input", async () => {
  const store = join(root, "rows-store");
  const options = ["--columns", "text=words,id=nr", "--store", store, "--no-join"];
  const add = (text: string): ReturnType<typeof readout> => readout(["add", "-", ...options], text);
  assert.equal((await add(`nr;words\n7;First. ${PROSE}\n`)).out, "1 new.\n");
  assert.equal((await add(`nr;words\n7;Corrected. ${PROSE}\n`)).out, "0 new, 1 revised.\n");
  assert.equal((await add(`${JSON.stringify({ nr: 7, words: `Again. ${PROSE}` })}\n`)).out, "0 new, 1 revised.\n");
});

test("formats: code and read take them too", async () => {
  const folder = await folderOfAll("code");
  const coded = await readout(["code", folder]);
  assert.equal(coded.status, 1);
  const records = coded.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map(({ issues }) =>
      issues.map(({ code }: { code: string }) => code).filter((code: string) => code !== "DATE_MISSING"),
    ),
    [[], ["ROW_WITHOUT_TEXT"], ["DATE_AMBIGUOUS"], [], [], ["DATE_OF_CAPTURE"], []],
  );
  for (const args of [
    ["--columns", "body"],
    ["--columns", "x=y"],
    ["--date-format", "dd"],
  ]) {
    assert.equal((await readout(["code", folder, ...args])).status, 2, args.join(" "));
  }
});

test("languages: stored, found, marked and counted, and not coded", async () => {
  const store = join(root, "languages-store");
  const wanted = ["fa", "ru", "zh", "es"];
  const texts = OTHER_LANGUAGES.filter(([lang]) => wanted.includes(lang));
  const lines = [
    ...texts.map(([lang, text]) => ({ id: lang, text })),
    { id: "mx", text: "El puente está abierto.", lang: "es-MX" },
    { id: "en", text: PROSE },
  ];
  assert.equal(
    (await readout(["add", "-", "--store", store, "--no-join"], lines.map((line) => JSON.stringify(line)).join("\n")))
      .out,
    "6 new.\n",
  );
  const status = await readout(["status", "--store", store]);
  assert.match(status.out, /^not coded {2}5 not in English \(es 1, es-mx 1, fa 1, ru 1, zh 1\)$/m);
  assert.equal(JSON.parse((await readout(["status", "--json", "--store", store])).out).totals.notCoded.length, 5);
  for (const lang of wanted) {
    const found = await readout(["search", `lang:${lang}`, "--store", store]);
    assert.match(found.out, lang === "es" ? /^2 documents\n/ : /^1 document\n/, lang);
    assert.match(found.out, new RegExp(`not coded \\(${lang}\\)`));
    assert.match(
      (await readout(["show", lang, "--store", store])).out,
      new RegExp(`LANGUAGE_NOT_CODED {2}not coded \\(${lang}\\)`),
    );
  }
  assert.match((await readout(["search", "--store", store, "--", "-lang:en"])).out, /^5 documents\n/);
  for (const [word, id] of [
    ["رودخانه", "fa"],
    ["понедельник", "ru"],
    ["puente", "es"],
    ["桥梁", "zh"],
    ["会谈", "zh"],
  ]) {
    const found = JSON.parse((await readout(["search", `${word} -lang:es-MX`, "--json", "--store", store])).out);
    assert.deepEqual(
      found.items.map(({ document }: { document: { given: string } }) => document.given),
      [id],
      word,
    );
  }
  const chinese = await readout(["search", "会谈", "--store", store]);
  assert.match(chinese.out, /^1 document\n\n.*\n {2}.*会谈/);
  assert.match((await readout(["search", "会谈 桥梁 -政府", "--store", store])).out, /^0 documents\n/);
  assert.equal((await readout(["events", "lang:fa", "--store", store])).out, "0 events\n");
});
