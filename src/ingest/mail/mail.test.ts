import assert from "node:assert/strict";
import { test } from "node:test";
import { allOf, inPieces, outline } from "../items.fixture.ts";
import type { Item } from "../items.ts";
import { readEml, readMbox } from "./index.ts";
import { mailDate } from "./mail-date.ts";
import { splitMbox } from "./mbox.ts";
import { ownWords } from "./own-words.ts";

const HEAD =
  "From: =?utf-8?Q?Ministry_of_Ruritania_=E2=80=93_Press?= <press@ministry.example>\r\nSubject: Bridge\r\n reopened\r\n";
const DATED = `${HEAD}Date: Mon, 02 Mar 2026 23:30:00 -0500\r\nMessage-ID: <a1@ministry.example>\r\n`;

const eml = (bytes: Uint8Array | string): Promise<readonly Item[]> =>
  allOf(readEml(inPieces(Buffer.from(bytes), 50), "in/a.eml"));
const textOf = (items: readonly Item[]): string | undefined =>
  items.flatMap((item) => (item.kind === "document" ? [item.document.text] : []))[0];

test("message: what its head says", async () => {
  const head = `${DATED}Archived-At: <https://list.example/1>\r\nList-Post: <mailto:list@list.example>\r\n`;
  const [item] = await eml(`${head}\r\nFreedonia reopened the bridge.\r\n`);
  assert.deepEqual(item?.kind === "document" && item.document, {
    id: "a1@ministry.example",
    title: "Bridge reopened",
    date: "2026-03-02T23:30:00-05:00",
    source: "Ministry of Ruritania – Press",
    url: "https://list.example/1",
    text: "Freedonia reopened the bridge.\n",
  });
});

test("message: a head that says little", async () => {
  const [item] = await eml("From: <a@b.example>\n\nOne.\n");
  assert.deepEqual(item?.kind === "document" && item.document, {
    id: "in/a.eml",
    source: "a@b.example",
    text: "One.\n",
  });
});

const HTML =
  '<html><body><p>Freedonia <b>reopened</b> the bridge.</p><blockquote type="cite"><p>Is it open?</p></blockquote></body></html>';
const bodies: readonly (readonly [name: string, message: Uint8Array | string, text: string])[] = [
  [
    "quoted-printable, a charset",
    `${DATED}Content-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nKrak=F3w =B6piewa=\r\n.\r\n`,
    "Kraków śpiewa.\n",
  ],
  [
    "8 bit in another charset",
    Buffer.concat([
      Buffer.from(`${DATED}Content-Type: text/plain; charset=koi8-r\r\n\r\n`),
      Buffer.from([0xcd, 0xcf, 0xd3, 0xd4]),
    ]),
    "мост\n",
  ],
  ["HTML only", `${DATED}Content-Type: text/html; charset=utf-8\r\n\r\n${HTML}`, "Freedonia reopened the bridge.\n"],
  [
    "both: the plain text",
    `${DATED}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe bridge is open.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The bridge is <b>open</b>.</p>\r\n--b--\r\n`,
    "The bridge is open.\n",
  ],
  [
    "both: plain text that only says there is HTML",
    `${DATED}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee HTML.\r\n--b\r\nContent-Type: text/html\r\n\r\n${HTML}\r\n--b--\r\n`,
    "Freedonia reopened the bridge.\n",
  ],
];

for (const [name, message, text] of bodies)
  test(`message: ${name}`, async () => assert.equal(textOf(await eml(message)), text));

test("message: attachments are not read, and this is said once", async () => {
  const part =
    "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=x.pdf\r\n\r\n%PDF\r\n";
  const message = `${DATED}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nOne.\r\n${part}${part}--b--\r\n`;
  const items = await eml(message);
  assert.deepEqual(outline(items), ["One.", "ATTACHMENTS_LEFT_OUT"]);
  assert.match(items[1]?.kind === "issue" ? items[1].issue.message : "", /2 attachments are not read/);
});

const broken: readonly (readonly [name: string, message: string, code: string])[] = [
  ["no message", "Just words.\n", "MESSAGE_BROKEN"],
  ["no text", `${DATED}\r\n\r\n`, "MESSAGE_WITHOUT_TEXT"],
  [
    "parts without end",
    `${DATED}Content-Type: multipart/mixed; boundary=b\r\n\r\n${Array.from({ length: 80 }, (_, i) => `--${i === 0 ? "b" : `b${i}`}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`).join("")}`,
    "MESSAGE_BROKEN",
  ],
];

for (const [name, message, code] of broken)
  test(`message: ${name}`, async () => assert.deepEqual(outline(await eml(message)), [code]));

const FROM = "From ann@a.example Mon Mar  2 10:00:00 2026";
const mbox = [
  "",
  FROM,
  "From: Ann <ann@a.example>",
  "Subject: One",
  "",
  "One.",
  "",
  "From what was said in 2026 at 10:00, little is known.",
  ">From here on it is Monday.",
  ">>From there.",
  "",
  "From bob at b.example  Tue Mar  3 10:00:00 2026",
  "From: bob at b.example (Bob)",
  "Message-ID: <b@b.example>",
  "",
  "Two.",
  "",
  FROM,
  "Subject: Nothing",
  "",
  "",
].join("\n");

test("mailbox: cut at its From lines only, and what keeps a line from being one is taken off", async () => {
  for (const text of [mbox, mbox.replaceAll("\n", "\r\n")]) {
    const items = await allOf(readMbox(inPieces(Buffer.from(text), 11), "a.mbox"));
    assert.deepEqual(outline(items), [
      "One.\n\nFrom what was said in 2026 at 10:00, little is known.\nFrom here on it is Monday.\nFrom there.",
      "Two.",
      "MESSAGE_WITHOUT_TEXT:18",
    ]);
    const [first, second] = items;
    assert.deepEqual(first?.kind === "document" && [first.document.id, first.place], ["a.mbox:2", "a.mbox:2"]);
    assert.deepEqual(second?.kind === "document" && [second.document.id, second.place], ["b@b.example", "a.mbox:12"]);
    assert.equal(items.at(-1)?.end, text.length);
  }
});

test("mailbox: what is none, what is empty, what is too large", async () => {
  assert.deepEqual(outline(await allOf(readMbox(inPieces(Buffer.from("Words.\n")), "a.mbox"))), ["FILE_BROKEN"]);
  assert.deepEqual(outline(await allOf(readMbox(inPieces(Buffer.from("")), "a.mbox"))), ["FILE_EMPTY"]);
  const kinds = [];
  const large = `${FROM}\n\n${"x".repeat(3_000_000)}\n\n${FROM}\n\nSmall.\n`;
  for await (const message of splitMbox(inPieces(Buffer.from(large), 1 << 16), 1_000_000)) kinds.push(message.kind);
  assert.deepEqual(kinds, ["too-large", "message"]);
});

const own: readonly (readonly [name: string, isReply: boolean, text: string, expected: string])[] = [
  [
    "an answer",
    true,
    "On Mon, 2 Mar 2026, Ann <ann@a.example>\nwrote:\n\n> Is it open?\n> Really?\n\nIt is open.\n",
    "It is open.\n",
  ],
  ["answers in between", true, "Ann wrote:\n> Is it open?\nIt is.\n> Since when?\nMonday.\n", "It is.\nMonday.\n"],
  ["quoted below, by nobody named", true, "It is open.\n\n> Is it open?\n", "It is open.\n"],
  [
    "a statement quoted to be read",
    false,
    "The minister said:\n\n> The bridge is open.\n> It stays open.\n",
    "The minister said:\n\nThe bridge is open.\nIt stays open.\n",
  ],
  ["an answer that does not say so", false, "It is open.\n\nOn Monday Ann wrote:\n> Is it open?\n", "It is open.\n"],
  ["nothing but a quotation", true, "> The bridge is open.\n", "> The bridge is open.\n"],
  [
    "the whole message below",
    true,
    "It is open.\n\n-----Original Message-----\nFrom: Ann\nIs it open?\n",
    "It is open.\n",
  ],
  [
    "the whole message below its head",
    true,
    "It is open.\n\n________________________________\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: Bridge\n\nIs it open?\n",
    "It is open.\n",
  ],
  [
    "forwarded, to be read",
    false,
    "See below.\n\n---------- Forwarded message ---------\nFrom: Ann\nDate: Monday\nSubject: Bridge\nTo: Bob\n\nThe bridge is open.\n",
    "See below.\n\n---------- Forwarded message ---------\nFrom: Ann\nDate: Monday\nSubject: Bridge\nTo: Bob\n\nThe bridge is open.\n",
  ],
  ["a signature", false, "It is open.\n-- \nAnn\nMinistry\n", "It is open.\n"],
  ["a signature whose space was lost", false, "It is open.\n--\nAnn\n", "It is open.\n"],
  [
    "a rule in a text",
    false,
    `It is open.\n--\n${"A line of the text.\n".repeat(12)}`,
    `It is open.\n--\n${"A line of the text.\n".repeat(12)}`,
  ],
  ["dashes in a sentence", false, "It is open -- at last.\n", "It is open -- at last.\n"],
  [
    "below a list's message",
    false,
    `It is open.\n${"_".repeat(47)}\nExample mailing list\nlist@list.example\n`,
    "It is open.\n",
  ],
  [
    "a rule, and the text goes on",
    false,
    `Head\n${"=".repeat(40)}\nIt is open.\n`,
    `Head\n${"=".repeat(40)}\nIt is open.\n`,
  ],
];

for (const [name, isReply, text, expected] of own)
  test(`own words: ${name}`, () => assert.equal(ownWords(text, isReply), expected));

const dates: readonly (readonly [string, string | undefined])[] = [
  ["Mon, 02 Mar 2026 23:30:00 -0500", "2026-03-02T23:30:00-05:00"],
  ["2 Mar 2026 9:05 GMT", "2026-03-02T09:05:00Z"],
  ["Mon, 2 Mar 2026 10:00:00 +0000 (Coordinated Time)", "2026-03-02T10:00:00+00:00"],
  ["Mon, 2 Mar 2026 10:00:00 EST", "2026-03-02"],
  ["Mon, 2 Mar 2026", "2026-03-02"],
  ["soon", undefined],
  ["", undefined],
];

for (const [text, date] of dates) test(`date of a message: "${text}"`, () => assert.equal(mailDate(text), date));
