/** The parts of the report, one function each: records in, lines out. */
import type { Claim, Event, Span } from "../../model/index.ts";
import type { Paint, Style } from "../terminal.ts";
import { clip, columns, excerpt, harmless, plural, wrap } from "./layout.ts";
import type { Names, Read } from "./names.ts";
import { denialsOf, type EventFound, shownOf, type Topic } from "./topics.ts";

export interface Scene {
  readonly reads: readonly Read[];
  readonly names: Names;
  readonly width: number;
  readonly paint: Paint;
  readonly limit: number;
}

export interface Section {
  readonly lines: readonly string[];
  /** Something was left out for the limit. */
  readonly cut: boolean;
}

/** Lines a group shows, when there is a limit. */
const LINES_A_GROUP = 3;

export function reportedSection(scene: Scene, topics: readonly Topic[]): Section {
  return section(
    scene,
    "What is reported",
    topics.map((topic) => {
      const shown = shownOf(topic, scene.limit === 0 ? topic.events.length : LINES_A_GROUP + 1);
      const mark = topic.contested ? ` · ${scene.paint("red", "contested")}` : "";
      const count = `${statusCounts(topic)} · ${plural(topic.documents, "document")}`;
      return {
        title: `${scene.paint("bold", harmless(topic.title))}${mark} · ${count}`,
        lines: shown.flatMap((found) => eventLines(scene, found)),
        left: topic.events.length - shown.length,
      };
    }),
    "topic",
  );
}

export function saidSection(scene: Scene): Section {
  const says = new Set<Claim["stance"]>(["asserts", "accuses", "doubts", "speculates", "urges", "asks"]);
  return claimSection(scene, "Who says", (claim) => says.has(claim.stance));
}

export function deniedSection(scene: Scene): Section {
  return claimSection(scene, "Who denies", (claim) => claim.stance === "denies");
}

export function silentSection(scene: Scene): Section {
  return claimSection(scene, "Who stays silent", (claim) => claim.stance === "silent");
}

/** Predictions by their holders, then the events expected or promised that no such claim speaks of. */
export function expectedSection(scene: Scene): Section {
  const groups = claimGroups(scene, (claim) => claim.stance === "predicts");
  const loose = scene.reads.flatMap((read) => {
    const claimed = new Set(
      read.record.claims.filter(({ stance }) => stance === "predicts").flatMap(({ events }) => events),
    );
    return read.record.events
      .filter((event) => isExpected(event) && !claimed.has(event.id))
      .map((event): EventFound => ({ event, read }));
  });
  const byHolder = new Map<string, EventFound[]>();
  for (const found of loose) {
    const { event, read } = found;
    const holder = event.holder ?? (PLAN.test(event.rule) ? event.source[0] : undefined);
    const name = holder === undefined ? scene.names.reporter(read) : scene.names.party(holder, read);
    byHolder.set(name, [...(byHolder.get(name) ?? []), found]);
  }
  const plans = [...byHolder].map(([name, found]): Group => {
    const shown = found.slice(0, scene.limit === 0 ? found.length : LINES_A_GROUP);
    const title = `${scene.paint("bold", harmless(name))} · ${plural(found.length, "plan or expectation", "plans and expectations")}`;
    return { title, lines: shown.flatMap((one) => eventLines(scene, one)), left: found.length - shown.length };
  });
  return section(scene, "What is expected", [...groups, ...plans], "holder");
}

const PLAN = /\+(promise|threat)$/;

function isExpected(event: Event): boolean {
  return event.status === "predicted" || PLAN.test(event.rule);
}

export interface Group {
  readonly title: string;
  readonly lines: readonly string[];
  readonly left: number;
}

export function section(scene: Scene, title: string, groups: readonly Group[], what: string): Section {
  if (groups.length === 0) return { lines: [], cut: false };
  const shown = scene.limit === 0 ? groups : groups.slice(0, scene.limit);
  const left = groups.length - shown.length;
  const lines = shown.flatMap((group) => [
    `  ${group.title}`,
    ...group.lines,
    ...(group.left === 0 ? [] : [scene.paint("dim", `    … ${group.left} more`)]),
  ]);
  return {
    lines: [
      scene.paint("bold", title.toUpperCase()),
      ...lines,
      ...(left === 0 ? [] : [scene.paint("dim", `  … ${plural(left, `more ${what}`, `more ${what}s`)}`)]),
    ],
    cut: left > 0 || shown.some((group) => group.left > 0),
  };
}

function claimSection(scene: Scene, title: string, wanted: (claim: Claim) => boolean): Section {
  return section(scene, title, claimGroups(scene, wanted), "holder");
}

/** Claims by holder; who speaks in most documents stands first. */
function claimGroups(scene: Scene, wanted: (claim: Claim) => boolean): Group[] {
  const holders = new Map<string, { readonly name: string; readonly claims: { claim: Claim; read: Read }[] }>();
  for (const read of scene.reads) {
    for (const claim of read.record.claims) {
      if (!wanted(claim)) continue;
      const key = scene.names.holderKey(claim.holder, read);
      const group = holders.get(key) ?? { name: scene.names.holder(claim.holder, read), claims: [] };
      group.claims.push({ claim, read });
      holders.set(key, group);
    }
  }
  return [...holders.values()]
    .map((group) => ({ ...group, documents: new Set(group.claims.map(({ read }) => read.document.id)).size }))
    .sort(
      (a, b) =>
        Number(isNobody(a)) - Number(isNobody(b)) ||
        b.documents - a.documents ||
        b.claims.length - a.claims.length ||
        (a.name < b.name ? -1 : 1),
    )
    .map(({ name, claims, documents }): Group => {
      const ordered = claims.sort((a, b) => ((a.read.record.date ?? "") < (b.read.record.date ?? "") ? -1 : 1));
      const shown = ordered.slice(0, scene.limit === 0 ? claims.length : LINES_A_GROUP);
      return {
        title: `${scene.paint("bold", harmless(name))} · ${plural(claims.length, "claim")} · ${plural(documents, "document")}`,
        lines: shown.flatMap(({ claim, read }) => claimLines(scene, claim, read)),
        left: claims.length - shown.length,
      };
    });
}

/** Holders that the text does not name at all come last: they are many, and not one. */
function isNobody({ claims }: { readonly claims: readonly { readonly claim: Claim }[] }): boolean {
  return claims[0]?.claim.holder.kind === "unnamed" && claims[0].claim.holder.text === undefined;
}

const STANCE_STYLE: Readonly<Record<Claim["stance"], Style>> = {
  asserts: "green",
  denies: "red",
  accuses: "yellow",
  doubts: "magenta",
  speculates: "magenta",
  predicts: "cyan",
  urges: "blue",
  asks: "blue",
  silent: "dim",
};

/** Characters from which on the content of a claim can be read alone. */
const LEAST_WORDS = 30;

/** Stance and words, up to two lines of them; then through whom it came, and where it stands. */
function claimLines(scene: Scene, claim: Claim, read: Read): string[] {
  const { names, paint, width } = scene;
  const outer = claim.within === undefined ? undefined : read.record.claims.find(({ id }) => id === claim.within);
  const via = outer === undefined ? "" : `via ${harmless(names.holder(outer.holder, read))} · `;
  const stance = `${claim.stance}${claim.certainty === undefined ? "" : ` (${harmless(claim.certainty.term)})`}`;
  const content = hull(claim.content);
  // "it" or "the accusations" say nothing without their sentence.
  const span =
    content !== undefined && content.end - content.start >= LEAST_WORDS ? content : sentenceSpan(read, claim.sentence);
  const indent = Math.max(14, columns(stance) + 5);
  const start = `    ${paint(STANCE_STYLE[claim.stance], stance)}${" ".repeat(indent - 4 - columns(stance))}`;
  const tail = `${via}${referenceText(read, claim.sentence)}`;
  const room = Math.max(16, width - indent);
  const words = harmless(read.document.text.slice(span.start, span.end));
  const shown = quotation(scene, words, tail, room);
  return shown.map((line, i) => `${i === 0 ? start : " ".repeat(indent)}${line}`);
}

const STATUS_MARK: Readonly<Record<Event["status"], readonly [mark: string, style: Style, by: string]>> = {
  asserted: ["●", "green", "said by"],
  negated: ["○", "red", "said not to be so by"],
  denied: ["✕", "red", "denied by"],
  alleged: ["◐", "yellow", "alleged by"],
  speculated: ["◌", "magenta", "thought possible by"],
  predicted: ["◇", "cyan", "expected by"],
  urged: ["△", "blue", "urged by"],
  hypothetical: ["▽", "dim", "not said to have happened by"],
};

/** What the marks mean, in one line. */
export const LEGEND = `${Object.entries(STATUS_MARK)
  .map(([status, [mark]]) => `${mark} ${status}`)
  .join("  ")}  ↔ both ways`;

/** Who did what to whom with status and holder, then the sentence's words. */
function eventLines(scene: Scene, found: EventFound): string[] {
  const { event, read } = found;
  const { names, paint, width } = scene;
  const [mark, style, by] = STATUS_MARK[event.status];
  const side = (parties: Event["source"]): string =>
    [...new Set(parties.map((party) => names.party(party, read)))].join(", ");
  const arrow = event.reciprocal ? "↔" : "→";
  const who = [side(event.source) || "?", ...(event.target.length === 0 ? [] : [arrow, side(event.target)])].join(" ");
  const act = `${event.type}${event.mode === undefined ? "" : ` (${event.mode})`}`;
  const time = event.time === undefined ? undefined : `${event.time.stated ? "" : "reported "}${event.time.value}`;
  const place =
    event.place === undefined ? undefined : `at ${read.document.text.slice(event.place.start, event.place.end)}`;
  const status =
    event.holder === undefined
      ? `${event.status === "asserted" ? "" : `${event.status}, `}${names.reporter(read)}`
      : `${by} ${names.party(event.holder, read)}`;
  const deniers = event.status === "denied" ? [] : denialsOf(found).map(({ holder }) => names.holder(holder, read));
  const denied = deniers.length === 0 ? undefined : `denied by ${[...new Set(deniers)].join(", ")}`;
  const details = [who, act, place, time, status, denied].filter((part) => part !== undefined);
  // The holder stands at the end and must never be cut off: the line is broken instead.
  const head = wrap(harmless(details.join(" · ")), width - 8, 4).map((line, i) =>
    i === 0 ? `    ${paint(style, mark)} ${line}` : `        ${line}`,
  );
  const room = Math.max(24, width - 6);
  const words = excerpt(read.document.text, sentenceSpan(read, event.sentence), event.trigger, 2 * room - 8);
  const body = quotation(scene, words, referenceText(read, event.sentence), room);
  return [...head, ...body.map((line) => `      ${line}`)];
}

/** Up to two lines of words in quotation marks; then, where it fits, the place they stand. */
function quotation({ paint }: Scene, words: string, tail: string, room: number): string[] {
  const lines = wrap(`“${words}”`, room, 2);
  const last = lines.at(-1) ?? "";
  if (columns(last) + 1 + columns(tail) > room) return [...lines, paint("dim", clip(tail, room))];
  return [...lines.slice(0, -1), `${last} ${paint("dim", tail)}`];
}

function statusCounts(topic: Topic): string {
  const counts = new Map<string, number>();
  for (const { event } of topic.events) counts.set(event.status, (counts.get(event.status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(", ");
}

export function reference(scene: Scene, read: Read, sentence: number): string {
  return scene.paint("dim", referenceText(read, sentence));
}

function referenceText({ document }: Read, sentence: number): string {
  const mark = document.mark === undefined ? "" : ` [${harmless(document.mark)}]`;
  return `${harmless(document.id)} s${sentence}${mark}`;
}

function sentenceSpan(read: Read, n: number): Span {
  return read.record.sentences[n] ?? { start: 0, end: 0 };
}

export function sentenceAt(read: Read, offset: number): number {
  return read.record.sentences.find(({ end }) => offset < end)?.n ?? 0;
}

/** From the first word of the content to its last. */
function hull(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
