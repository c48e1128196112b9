/** Stated and inferred silence → two parts that are never mixed, each line with the sentence that opens it. */
import { isoDay, type Judged, type Missing, type StatedSilence } from "../../corpus/relations/index.ts";
import type { Store } from "../../store/index.ts";
import type { Call } from "../command.ts";
import { plural, wrap } from "../report/layout.ts";
import { oneLine } from "./one-line.ts";
import { partyNames } from "./party-names.ts";
import { quoted } from "./quoted.ts";

export interface SilenceShown {
  readonly side: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly stated: readonly StatedSilence[];
  /** Absent: no side was asked for that is a state. */
  readonly inferred: readonly Judged[] | undefined;
  readonly limit: number;
  /** Before an event. */
  readonly days: number;
}

export async function silenceText(
  { side, from, until, stated, inferred, limit, days }: SilenceShown,
  store: Store,
  call: Call,
): Promise<string> {
  const { paint } = call.terminal;
  const silent = inferred?.filter(({ finding, isUsual }) => finding === "silent" && isUsual === true) ?? [];
  const nameOf = await partyNames(store, [
    ...(side === undefined ? [] : [side]),
    ...stated
      .slice(0, limit)
      .flatMap(({ holder, about }) => [...(holder?.actor === undefined ? [] : [holder.actor]), ...about]),
    ...(inferred ?? []).slice(0, limit).flatMap(({ counterparts }) => counterparts),
  ]);
  const span = from === undefined || until === undefined ? "" : ` from ${from} to ${until}`;
  const many = stated.length > limit ? `more than ${limit} silences` : plural(stated.length, "silence");
  const lines = [
    paint(
      "bold",
      `${side === undefined ? "" : `${nameOf(side)}: `}${many} stated${inferred === undefined ? "" : `, ${silent.length} inferred`}${span}`,
    ),
    "",
    paint("bold", "STATED: texts say that somebody announced or said nothing"),
  ];
  if (stated.length === 0) lines.push("  none");
  for (const each of stated.slice(0, limit)) lines.push(...(await statedLines(each, nameOf, store, call)));
  if (stated.length > limit) lines.push("  … more (--limit N)");
  lines.push("", paint("bold", "INFERRED: events that a side's sources usually announce, and did not"));
  if (inferred === undefined) lines.push("  Give a state to look at its events: readout silence RUS");
  else if (inferred.length === 0) lines.push("  It has no event with another state on an exact day in this time.");
  else {
    const shown = [...inferred].slice(0, limit);
    for (const each of shown) lines.push(...(await judgedLines(each, days, nameOf, store, call)));
    if (shown.length < inferred.length)
      lines.push(`  … ${inferred.length - shown.length} more (--limit ${inferred.length})`);
  }
  return `${lines.join("\n")}\n`;
}

async function statedLines(
  silence: StatedSilence,
  nameOf: (side: string) => string,
  store: Store,
  call: Call,
): Promise<readonly string[]> {
  const { holder, about, date, source } = silence;
  const who = holder === undefined ? "somebody" : holderText(holder, nameOf);
  const matter = about.length === 0 ? "" : `, about ${about.map(nameOf).join(", ")}`;
  return [
    ...wrap(`${date ?? "no date"}  ${who}: silent${matter}`, call.terminal.width - 2, 2).map((line) => `  ${line}`),
    ...(await quoted(silence, store, call, { lead: source ?? "" })),
  ];
}

function holderText({ text, actor, country }: Silent, nameOf: (side: string) => string): string {
  const name = actor !== undefined ? nameOf(actor) : text === undefined ? undefined : `“${oneLine(text)}”`;
  const code =
    country === undefined || (name !== undefined && actor === country.toLowerCase()) ? undefined : `(${country})`;
  return [name, code].filter((each) => each !== undefined).join(" ");
}

type Silent = NonNullable<StatedSilence["holder"]>;

async function judgedLines(
  judged: Judged,
  before: number,
  nameOf: (side: string) => string,
  store: Store,
  call: Call,
): Promise<readonly string[]> {
  const { paint, width } = call.terminal;
  const { day, type, mode, side, counterparts, finding, announcements, announced, comparable, heard, incident } =
    judged;
  const act = mode === undefined ? type : `${type} ${mode}`;
  const head = `${day === undefined ? "no date" : isoDay(day)}  ${act}  ${nameOf(side)} – ${counterparts.map(nameOf).join(", ") || "?"}`;
  const lines = [
    `  ${paint(finding === "silent" && judged.isUsual === true ? "yellow" : "bold", `${head}: ${wordOf(judged)}`)}  ${paint("dim", incident)}`,
  ];
  const add = (text: string): void => {
    lines.push(...wrap(text, width - 4, 3).map((line) => `    ${line}`));
  };
  if (finding === "announced") {
    for (const each of announcements.slice(0, 2))
      lines.push(...(await quoted(each, store, call, { lead: `${isoDay(each.day)}  ${each.source ?? ""}` })));
    return lines;
  }
  for (const each of judged.missing) add(`missing: ${missingText(each)}`);
  if (announced !== undefined) {
    const { count, n, rate, low, high } = announced;
    add(
      `${count} of ${n} earlier events of the kind were announced: ${percent(rate)} (95 % interval ${percent(low)}–${percent(high)}).`,
    );
    if (finding === "silent") {
      add(
        judged.isUsual === true
          ? `Such an event comes unannounced in ${percent(1 - rate)} of cases.`
          : `Such an event comes unannounced in ${percent(1 - rate)} of cases, so that the silence says little.`,
      );
    }
  }
  if (heard.length > 0 && finding === "silent")
    add(
      `heard in the ${before} days before: ${heard.map(({ source, days }) => `${oneLine(source)} on ${plural(days, "day")}`).join(", ")}`,
    );
  const [first] = judged.evidence;
  if (first !== undefined) lines.push(...(await quoted(first, store, call)));
  const earlier = comparable
    .slice(0, 3)
    .map(
      (each) =>
        `${isoDay(each.day)} ${each.announcements.length > 0 ? "announced" : "unannounced"} (${each.document} s${each.sentence})`,
    );
  if (earlier.length > 0) add(`earlier: ${earlier.join("; ")}`);
  return lines;
}

function wordOf({ finding, isUsual }: Judged): string {
  if (finding === "not-enough") return "not enough coverage";
  return finding === "silent" && isUsual !== true ? "silent, which says little" : finding;
}

function missingText(missing: Missing): string {
  switch (missing.kind) {
    case "comparable":
      return `${plural(missing.earlier, "earlier event")} of the kind, ${missing.have} of them while a source was heard; at least ${missing.need} are needed`;
    case "heard":
      return heardText(missing);
    case "no-day":
      return "it is open on which day it began, and whether what was published then was in advance";
    case "no-kind":
      return "acts of this kind are not announced";
    case "no-state":
      return "no other state takes part in it";
    case "not-reported":
      return "nobody asserts that it took place";
  }
}

function heardText({ sources, need, carried }: Extract<Missing, { kind: "heard" }>): string {
  if (sources.length === 0) return "no source of that side is in the store, nor any that announced such an event";
  const names = `${sources.slice(0, 3).map(oneLine).join(", ")}${sources.length > 3 ? " …" : ""}`;
  return carried === undefined
    ? `none of its sources published on ${need} days before it: ${names}`
    : `sources that published on ${need} days before it brought only ${percent(carried)} of earlier announcements; all that did: ${names}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
