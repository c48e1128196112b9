/** Precedents → the lines of the terminal: each with its sentence, then what followed, as rates beside those of any time. */
import {
  type Followed,
  isExact,
  isoDay,
  type Precedent,
  type Precedents,
  type Rung,
  type Span,
} from "../../corpus/relations/index.ts";
import type { Store } from "../../store/index.ts";
import type { Call } from "../command.ts";
import { pad, plural, wrap } from "../report/layout.ts";
import { oneLine } from "./one-line.ts";
import { partyNames } from "./party-names.ts";
import { quoted } from "./quoted.ts";

export async function precedentsText(found: Precedents, limit: number, store: Store, call: Call): Promise<string> {
  const { paint, width } = call.terminal;
  const { incident, type, mode, pair, span, evidence, rungs, days, least } = found;
  const persons = rungs.flatMap((rung) => rung.precedents.flatMap((each) => [...each.persons, ...each.pair]));
  const nameOf = await partyNames(store, [...pair, ...persons]);
  const act = mode === undefined ? type : `${type} ${mode}`;
  const [narrow] = rungs;
  const lines = [
    paint(
      "bold",
      `${plural(narrow?.precedents.length ?? 0, "precedent")} of ${act}, ${pair.map(nameOf).join(" – ")}, ${spanText(span)}`,
    ),
    `  ${paint("dim", incident)}`,
  ];
  const [told] = evidence;
  if (told !== undefined) lines.push(...(await quoted(told, store, call, { indent: 2 })));
  for (const rung of rungs) {
    const what =
      rung.kind === "pair"
        ? `BETWEEN THE SAME TWO: ${pair.map(nameOf).join(" – ")}`
        : `WIDER, BECAUSE FEWER THAN ${least} COUNT: ${nameOf(rung.side ?? "")} WITH ANY STATE`;
    lines.push("", paint("bold", oneLine(what)), ...wrap(useText(rung, days), width - 2, 4).map((line) => `  ${line}`));
    for (const each of rung.precedents.slice(0, limit)) {
      const tail = [
        ...(rung.kind === "pair" ? [] : [each.pair.map(nameOf).join(" – ")]),
        ...(each.mode === undefined ? [] : [each.mode]),
        ...(each.persons.length === 0 ? [] : [`with ${each.persons.map(nameOf).join(", ")}`]),
        ...(each.use === "counted" ? [] : [USES[each.use]]),
      ];
      lines.push(
        ...wrap(`${spanText(each.span)}  ${oneLine(tail.join("; "))}`, width - 2, 2).map((line) => `  ${line}`),
      );
      const [first] = each.evidence;
      if (first !== undefined) lines.push(...(await quoted(first, store, call)));
    }
    if (rung.precedents.length > limit)
      lines.push(`  … ${rung.precedents.length - limit} more (--limit ${rung.precedents.length})`);
    if (rung.counted > 0) lines.push("", ...followedLines(rung, days, least, call));
  }
  lines.push("", ...wrap(CAUTION, Math.min(width, 100), 3).map((line) => paint("dim", line)));
  return `${lines.join("\n")}\n`;
}

const CAUTION =
  "What followed was not caused by it. “Any time” is the share of all stretches of as many days in which the same two did so: only a difference between the two says something.";

const USES: Readonly<Record<Exclude<Precedent["use"], "counted">, string>> = {
  "no-day": "no exact day: not counted",
  "too-recent": "its days after are not over: not counted",
  "not-heard": "too little was heard in the days after: not counted",
};

function useText({ precedents, counted }: Rung, days: number): string {
  if (precedents.length === 0) return "none";
  return `${counted} of ${precedents.length} count for what followed within ${days} days`;
}

function followedLines({ followed, counted }: Rung, days: number, least: number, call: Call): readonly string[] {
  const { paint } = call.terminal;
  if (followed.length === 0)
    return [`  Nothing between the two is reported within ${days} days after any of the ${counted}.`];
  const enough = counted >= least;
  const lines = [
    paint(
      "dim",
      enough
        ? `  ${pad("followed by", 24)}   n  rate   95 % interval   any time  first sentence`
        : `  ${pad("followed by", 24)}   n  (too few for rates: fewer than ${least})`,
    ),
  ];
  for (const each of followed) lines.push(`  ${rowText(each)}`);
  return lines;
}

function rowText({ name, kind, count, n, share, base, first }: Followed): string {
  const label = pad(kind === "quad" ? name : `  ${name}`, 24);
  const [earliest] = first;
  const opened = earliest === undefined ? "" : `${earliest.document} s${earliest.sentence}`;
  if (share === undefined) return `${label} ${`${count}/${n}`.padStart(5)}  ${opened}`;
  const interval = `${percent(share.low)}–${percent(share.high)}`;
  return `${label} ${`${count}/${n}`.padStart(5)} ${percent(share.rate).padStart(5)}  ${pad(interval, 15)} ${pad(base === undefined ? "–" : percent(base.rate), 9)} ${opened}`;
}

function spanText(span: Span): string {
  return isExact(span) ? isoDay(span.from) : `${isoDay(span.from)} – ${isoDay(span.to)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
