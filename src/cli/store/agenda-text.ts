/** An agenda → the lines of the terminal: a table of issues that fits 80 columns, then each with its speakers and sentences. */
import { type Agenda, type Expectation, type Issue, type IssueVoice, isoDay } from "../../corpus/relations/index.ts";
import type { Store } from "../../store/index.ts";
import type { Call } from "../command.ts";
import { clip, pad, plural, wrap } from "../report/layout.ts";
import type { Paint } from "../terminal.ts";
import { oneLine } from "./one-line.ts";
import { partyNames } from "./party-names.ts";
import { POSITIONS } from "./positions.ts";
import { quoted, storyNamed } from "./quoted.ts";
import { saidOf } from "./story.ts";

export async function agendaText(
  { between, from, day, rule, issues, beside }: Agenda,
  { only, limit }: { readonly only: number | undefined; readonly limit: number },
  store: Store,
  call: Call,
  asOf: number | undefined,
): Promise<string> {
  const { paint, width } = call.terminal;
  const nameOf = await partyNames(store, [
    ...between,
    ...[...issues, ...beside].flatMap(({ subject, object }) => [
      ...subject.split("+"),
      ...(object === undefined ? [] : object.split("+")),
    ]),
  ]);
  const contested = issues.filter(({ isContested }) => isContested).length;
  const lines = [
    paint(
      "bold",
      `${between.map(nameOf).join(" – ")}: ${plural(issues.length, "issue")} from ${isoDay(from)} to ${isoDay(day)}${contested === 0 ? "" : `, ${contested} contested`}`,
    ),
  ];
  const numbered = issues.map((issue, at) => ({ issue, number: at + 1 }));
  const shown = only === undefined ? numbered.slice(0, limit) : numbered.filter(({ number }) => number === only);
  if (only === undefined) {
    const label = Math.max(20, Math.min(width, 100) - FIXED);
    lines.push("", paint("dim", `    ${pad("issue", label)} score origins claims  last        next`));
    for (const { issue, number } of shown) {
      const mark = issue.isContested ? paint("red", "✕") : " ";
      const next = issue.next === undefined ? "–" : nextWord(issue.next);
      lines.push(
        `${String(number).padStart(3)} ${pad(clip(issueName(issue, nameOf), label), label)} ${issue.score.toFixed(2).padStart(5)}${mark}${String(issue.origins).padStart(6)}${String(issue.claims).padStart(7)}   ${isoDay(issue.last)}  ${next}`,
      );
    }
    if (shown.length < issues.length)
      lines.push(`    … ${issues.length - shown.length} more (--limit ${issues.length})`);
    lines.push(
      "",
      ...wrap(
        `Score: each independent origin counts 1 on the day, half ${plural(rule.halfLife, "day")} earlier; contested issues (✕) count ${rule.contested} times.`,
        Math.min(width, 100),
        3,
      ).map((line) => paint("dim", line)),
    );
  }
  for (const { issue, number } of shown.slice(0, only === undefined ? OPENED : 1)) {
    lines.push(
      "",
      ...(await issueLines(issue, `${number}  ${issueName(issue, nameOf)}`, only !== undefined, store, call, asOf)),
    );
  }
  if (only === undefined && beside.length > 0) {
    lines.push("", paint("bold", "BESIDE: of one of the two and a third, in the same documents"));
    for (const issue of beside.slice(0, BESIDE)) lines.push(`  ${besideText(issue, issueName(issue, nameOf), paint)}`);
    if (beside.length > BESIDE) lines.push(`  … ${beside.length - BESIDE} more (--json)`);
  }
  return `${lines.join("\n")}\n`;
}

/** Columns of the table beside the name. */
const FIXED = 48;
/** Issues opened without being asked for. */
const OPENED = 5;
/** Sentences of each of them. */
const SENTENCES = 3;

const BESIDE = 8;

function besideText({ origins, isContested, evidence }: Issue, name: string, paint: Paint): string {
  const [newest] = evidence;
  const place = newest === undefined ? "" : `  ${paint("dim", `${newest.document} s${newest.sentence}`)}`;
  return `${name}; ${plural(origins, "origin")}${isContested ? paint("red", ", contested") : ""}${place}`;
}

/** "CHN support RUS (arms)", with the mode of its acts: terms, not a sentence of anybody. */
function issueName({ modes, ...naming }: Issue, nameOf: (side: string) => string): string {
  return `${saidOf(naming, nameOf)}${modes.length === 0 ? "" : `, ${modes.join(", ")}`}`;
}

async function issueLines(
  issue: Issue,
  head: string,
  whole: boolean,
  store: Store,
  call: Call,
  asOf: number | undefined,
): Promise<readonly string[]> {
  const { paint, width } = call.terminal;
  const lines = [`${paint("bold", head)}${issue.isContested ? paint("red", "  contested") : ""}`];
  const add = (text: string, most: number): void => {
    lines.push(...wrap(oneLine(text), width - 3, most).map((line) => `   ${line}`));
  };
  if (issue.contexts.length > 0)
    add(`contexts: ${issue.contexts.map(({ context, acts }) => `${context} ${acts}`).join(", ")}`, 2);
  const [story] = issue.stories;
  const named = story === undefined ? undefined : await storyNamed(story, store, asOf);
  if (named !== undefined) add(`story ${named.id}: ${named.title ?? ""} [${named.terms.slice(0, 8).join(", ")}]`, 2);
  for (const [head, voices] of groupsOf(issue.voices))
    add(`${head}: ${voices.map(voiceText).join("; ")}`, whole ? 20 : 3);
  if (issue.next !== undefined) {
    const { kind, said, when, place } = issue.next;
    add(
      `next: ${kind}${when === undefined ? ", no day given" : ` for ${whenWord(when)}`} (said ${isoDay(said)}, ${place.document} s${place.sentence})`,
      2,
    );
  }
  for (const each of whole ? issue.evidence : oneOfEach(issue.evidence).slice(0, SENTENCES))
    lines.push(...(await quoted(each, store, call, { lead: isoDay(each.day), indent: 3 })));
  return lines;
}

function groupsOf(voices: readonly IssueVoice[]): readonly (readonly [string, readonly IssueVoice[]])[] {
  const inGroup = (positions: readonly IssueVoice["position"][]): IssueVoice[] =>
    voices.filter(({ position }) => positions.includes(position));
  const groups = [
    ["for", inGroup(["asserts", "accuses"])],
    ["against", inGroup(["denies", "doubts"])],
    ["else", inGroup(["promises", "predicts", "speculates", "urges", "asks", "silent"])],
  ] as const;
  return groups.filter(([, found]) => found.length > 0);
}

function voiceText({ name, kind, side, position }: IssueVoice): string {
  const mark = position === "promises" ? "◇" : POSITIONS[position].mark;
  const country = /^[A-Z]{3}$/.test(side) ? ` (${side})` : "";
  const who = kind === "document" ? `reported by ${name}` : `${name}${country}`;
  return `${mark} ${who} ${position}`;
}

function nextWord({ kind, when }: Expectation): string {
  return when === undefined ? kind : whenWord(when);
}

/** As exact as it was said: "2025", "2025-10", "2025-10-17". */
function whenWord({ day, grain }: { readonly day: number; readonly grain: number }): string {
  const date = isoDay(day);
  return grain > 31 ? date.slice(0, 4) : grain > 7 ? date.slice(0, 7) : date;
}

/** A sentence may carry several statements. */
function oneOfEach(evidence: Issue["evidence"]): Issue["evidence"] {
  const seen = new Map(evidence.map((each) => [`${each.document}|${each.sentence}`, each]));
  return [...seen.values()];
}
