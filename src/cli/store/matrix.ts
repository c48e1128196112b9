/** `readout matrix`: the claim matrix of a story, or of parties over all stories: propositions × speakers, each mark with its sentence. */
import type { Matrix, MatrixCell, MatrixRow, MatrixSelection, Speaker } from "../../corpus/stories/index.ts";
import type { SentenceText, Store } from "../../store/index.ts";
import { type Call, type Command, UsageError, wholeNumber } from "../command.ts";
import { clip, pad, wrap } from "../report/layout.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { partyNames } from "./party-names.ts";
import { POSITION_LEGEND, POSITIONS } from "./positions.ts";
import { tellWaiting } from "./stories.ts";
import { STATUS_WORDS, saidOf } from "./story.ts";
import { AS_OF_OPTION, asOfOption, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const matrixCommand: Command = {
  name: "matrix",
  summary: "Show who asserts, accuses, denies, doubts or is silent: propositions × speakers, with the sentences.",
  usage: ["matrix [OPTIONS] STORY | DOCUMENT", "matrix [OPTIONS] --subject CHN --object RUS [--predicate support]"],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    subject: { value: "PARTY", about: "Over all stories: what is said of this party." },
    object: { value: "PARTY", about: "Over all stories: what is said to be done to this party." },
    predicate: { value: "CLASS", about: "Only this class: support, meet, attack, coerce, deploy, spy …" },
    row: { value: "N", about: "Only this row, with every sentence behind it." },
    rows: { value: "N", about: "How many rows (default 20)." },
    json: JSON_OPTION,
  },
  notes: [
    "A row is one thing claimed; a column, one who speaks. Rows with most speakers come first. Nothing in it is Readout's own statement.",
    "How the status follows from the claims: docs/propositions.md.",
  ],
  examples: [
    "readout matrix s:5631ba75",
    "readout matrix --subject CHN --object RUS",
    "readout matrix s:5631ba75 --row 1",
  ],
  run: matrix,
};

async function matrix(call: Call): Promise<number> {
  const { terminal, words } = call;
  const [story, ...more] = words;
  const selection = selectionOf(call, story);
  if (more.length > 0) throw new UsageError("Give one story, or one of its documents.");
  const only = wholeNumber(call, "row", 1, 100_000);
  const most = wholeNumber(call, "rows", 1, 100_000) ?? 20;
  return withStore(call, async (store) => {
    await tellWaiting(call, store);
    const found = await store.stories.matrix(selection, asOfOption(call).asOf);
    if (call.has("json")) {
      await terminal.write(`${JSON.stringify(found)}\n`);
      return 0;
    }
    if (only !== undefined && found.rows[only - 1] === undefined) {
      throw new UsageError(`The matrix has ${found.rows.length} rows; there is no row ${only}.`);
    }
    const rows = found.rows.map((row, at) => ({ row, number: at + 1 }));
    const shown = only === undefined ? rows.slice(0, most) : rows.filter(({ number }) => number === only);
    await terminal.write(`${(await linesOf(found, shown, store, call, only !== undefined)).join("\n")}\n`);
    if (found.cut !== undefined) {
      terminal.remark(
        `Only the latest ${found.cut.toLocaleString("en-US")} propositions were joined. Narrow it: --predicate, or a story.`,
      );
    }
    if (found.rows.length === 0) suggest(call, "stories");
    else if (only === undefined) suggest(call, `matrix ${argumentsOf(selection)} --row 1`);
    else suggest(call, `show ${shown[0]?.row.cells[0]?.history[0]?.evidence.document ?? ""}`);
    return 0;
  });
}

function selectionOf(call: Call, story: string | undefined): MatrixSelection {
  const [subject, object, predicate] = [call.value("subject"), call.value("object"), call.value("predicate")];
  if (story === undefined && subject === undefined && object === undefined) {
    throw new UsageError("Say of what: a story (readout stories lists them), or --subject and --object.");
  }
  return {
    ...(story !== undefined && { story }),
    ...(subject !== undefined && { subject }),
    ...(object !== undefined && { object }),
    ...(predicate !== undefined && { predicate }),
  };
}

function argumentsOf({ story, subject, object, predicate }: MatrixSelection): string {
  return [
    ...(story === undefined ? [] : [story]),
    ...Object.entries({ subject, object, predicate }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name} ${value}`],
    ),
  ].join(" ");
}

interface Numbered {
  readonly row: MatrixRow;
  readonly number: number;
}

/** Speakers get letters, so that any number of them fits. */
async function linesOf(
  { speakers, rows: all }: Matrix,
  shown: readonly Numbered[],
  store: Store,
  call: Call,
  whole: boolean,
): Promise<readonly string[]> {
  const { paint, width } = call.terminal;
  const used = new Set(shown.flatMap(({ row }) => row.cells.map(({ speaker }) => speaker)));
  const columns = speakers.filter(({ key }) => used.has(key)).map((speaker, at) => ({ speaker, letter: letterOf(at) }));
  const contested = all.filter(({ status }) => status === "contested").length;
  const lines = [
    paint(
      "bold",
      `${all.length} ${all.length === 1 ? "proposition" : "propositions"} × ${speakers.length} speakers${contested === 0 ? "" : `, ${contested} contested`}`,
    ),
    paint("dim", POSITION_LEGEND),
  ];
  if (all.length === 0) return lines;
  const nameOf = await partyNames(
    store,
    shown.flatMap(({ row: { subject, object } }) => [subject, ...(object === undefined ? [] : [object])]),
  );
  lines.push("");
  for (const { speaker, letter } of columns)
    lines.push(`  ${pad(letter, 3)}${oneLine(await speakerText(speaker, store))}`);
  lines.push("");
  const label = Math.max(24, Math.min(width - 30 - 3 * columns.length, 52));
  const head = `     ${pad("", label)} ${columns.map(({ letter }) => pad(letter, 3)).join("")}`;
  lines.push(paint("dim", head.trimEnd()));
  for (const { row, number } of shown) {
    const cells = columns.map(({ speaker }) => {
      const cell = row.cells.find((each) => each.speaker === speaker.key);
      if (cell === undefined) return paint("dim", "·  ");
      const { mark, style } = POSITIONS[cell.position];
      return `${paint(style, mark)}${new Set(cell.history.map(({ position }) => position)).size > 1 ? "* " : "  "}`;
    });
    const status = row.status === "contested" ? paint("red", STATUS_WORDS.contested) : STATUS_WORDS[row.status];
    lines.push(
      `${String(number).padStart(4)} ${pad(clip(saidOf(row, nameOf), label), label)} ${cells.join("")} ${status}; ${counts(row)}`,
    );
  }
  if (shown.length < all.length && !whole)
    lines.push(`     … ${all.length - shown.length} more (--rows ${all.length})`);
  if (shown.some(({ row }) => row.cells.some(isChanged)))
    lines.push(paint("dim", "     * took another position before; --row N shows them all"));
  const open = whole ? shown : shown.filter(({ row }) => row.cells.length > 1).slice(0, OPENED);
  for (const { row, number } of open)
    lines.push("", ...(await evidenceOf(row, number, columns, { store, call, whole, nameOf })));
  return lines;
}

/** Rows whose sentences are printed unless one is asked for. */
const OPENED = 5;

function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${String.fromCharCode(64 + Math.floor(at / 26))}${letter}`;
}

async function speakerText({ name, kind, side, key }: Speaker, store: Store): Promise<string> {
  // A text of nobody known is called what the user called it.
  if (kind === "document")
    return `reported by ${/^[0-9a-f]{16}$/.test(name) ? (await store.documents.find(name)).given : name}`;
  const country = /^[A-Z]{3}$/.test(side) && side.toLowerCase() !== key ? ` (${side})` : "";
  return kind === "unnamed" && name !== "unnamed" ? `unnamed: ${name}${country}` : `${name}${country}`;
}

function counts({ origins, articles }: MatrixRow): string {
  const asserted = origins === 0 ? "" : `${origins} ${origins === 1 ? "origin" : "origins"}, `;
  return `${asserted}${articles} ${articles === 1 ? "article" : "articles"}`;
}

function isChanged({ history }: MatrixCell): boolean {
  return new Set(history.map(({ position }) => position)).size > 1;
}

async function evidenceOf(
  row: MatrixRow,
  number: number,
  columns: readonly { readonly speaker: Speaker; readonly letter: string }[],
  {
    store,
    call,
    whole,
    nameOf,
  }: { readonly store: Store; readonly call: Call; readonly whole: boolean; readonly nameOf: (side: string) => string },
): Promise<readonly string[]> {
  const { paint, width } = call.terminal;
  const lines = [paint("bold", `${number}  ${saidOf(row, nameOf)}`)];
  for (const { speaker, letter } of columns) {
    const cell = row.cells.find((each) => each.speaker === speaker.key);
    if (cell === undefined) continue;
    for (const said of whole ? cell.history : cell.history.slice(-1)) {
      const { mark, style } = POSITIONS[said.position];
      const { document, sentence } = said.evidence;
      const text = await sentenceIn(store, document, sentence);
      const notes = [
        ...(said.certainty === undefined ? [] : [`“${oneLine(said.certainty)}”`]),
        ...(said.via === undefined ? [] : [`via ${oneLine(said.via)}`]),
        ...(said.inferred.length === 0 ? [] : [`inferred: ${said.inferred.join(", ")}`]),
      ];
      const tail = `${document} s${sentence}${notes.length === 0 ? "" : `  ${notes.join("; ")}`}`;
      lines.push(
        `   ${pad(letter, 3)}${paint(style, mark)} ${said.position}, ${said.date ?? "no date"}  ${paint("dim", tail)}`,
        ...wrap(`“${oneLine(text?.text ?? "")}”`, width - 8, 3).map((line) => `        ${line}`),
      );
    }
  }
  return lines;
}

async function sentenceIn(store: Store, document: string, n: number): Promise<SentenceText | undefined> {
  return (await store.documents.sentences(document)).find((each) => each.n === n);
}
