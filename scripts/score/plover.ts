/** Sentences with a marked source and target, and coded events → how often the event between them has the right root and quad. */
import type { Event, Party, Span } from "../../src/model/index.ts";

export interface PloverRow {
  readonly id: string;
  readonly sentence: string;
  /** The sentence with `<s>` and `<t>` around source and target. */
  readonly marked: string;
  readonly root: string;
  readonly quad: string;
}

export interface PloverScore {
  readonly sentences: number;
  /** Shares from 0 to 100. */
  readonly root: number;
  readonly quad: number;
  /** Share of sentences in which some event was found. */
  readonly answered: number;
  /** `ASSAULT > COERCE` and how often, most frequent first. */
  readonly confusion: readonly (readonly [string, number])[];
}

export function scorePlover(rows: readonly PloverRow[], eventsOf: (sentence: string) => readonly Event[]): PloverScore {
  let [root, quad, answered] = [0, 0, 0];
  const confusion = new Map<string, number>();
  for (const row of rows) {
    const event = chosenEvent(eventsOf(row.sentence), markedSpans(row.marked));
    const found = event === undefined ? "none" : (FOLDED[event.type] ?? event.type);
    if (event !== undefined) answered += 1;
    if (found === row.root) root += 1;
    else confusion.set(`${row.root} > ${found}`, (confusion.get(`${row.root} > ${found}`) ?? 0) + 1);
    if (event !== undefined && String(quadOf(event.type)) === row.quad) quad += 1;
  }
  const share = (n: number): number => (100 * n) / Math.max(1, rows.length);
  return {
    sentences: rows.length,
    root: share(root),
    quad: share(quad),
    answered: share(answered),
    confusion: [...confusion].sort((a, b) => b[1] - a[1]),
  };
}

/** The set writes CONCEDE and RETREAT as one root. */
const FOLDED: Readonly<Partial<Record<Event["type"], string>>> = { CONCEDE: "YIELD", RETREAT: "YIELD" };

/** PLOVER's quad classes: verbal and material cooperation, verbal and material conflict. */
export function quadOf(type: Event["type"]): 1 | 2 | 3 | 4 {
  switch (type) {
    case "AGREE":
    case "CONSULT":
    case "SUPPORT":
      return 1;
    case "COOPERATE":
    case "AID":
    case "CONCEDE":
    case "RETREAT":
      return 2;
    case "REQUEST":
    case "ACCUSE":
    case "REJECT":
    case "THREATEN":
      return 3;
    case "PROTEST":
    case "SANCTION":
    case "MOBILIZE":
    case "COERCE":
    case "ASSAULT":
      return 4;
  }
}

interface Marked {
  readonly source?: Span;
  readonly target?: Span;
}

/** `a <s>b</s> c <t>d</t>` → where b and d stand in the text without marks. */
export function markedSpans(marked: string): Marked {
  let text = "";
  const starts: { s?: number; t?: number } = {};
  const spans: { source?: Span; target?: Span } = {};
  for (const piece of marked.split(/(<\/?[st]>)/)) {
    if (piece === "<s>") starts.s = text.length;
    else if (piece === "<t>") starts.t = text.length;
    else if (piece === "</s>") spans.source = { start: starts.s ?? 0, end: text.length };
    else if (piece === "</t>") spans.target = { start: starts.t ?? 0, end: text.length };
    else text += piece;
  }
  return spans;
}

/** The event whose sides overlap the marked ones best; of equals one that the text commits to, then the surest, then the first. */
export function chosenEvent(events: readonly Event[], { source, target }: Marked): Event | undefined {
  const weight = (event: Event): number => {
    const straight = overlap(event.source, source) + overlap(event.target, target);
    const pooled = [...event.source, ...event.target];
    const mutual = event.reciprocal ? overlap(pooled, source) + overlap(pooled, target) : 0;
    const crossed = 0.25 * (overlap(event.source, target) + overlap(event.target, source));
    return (
      Math.max(straight, mutual, crossed) + (event.status === "asserted" ? 0.1 : 0) + (event.confidence ?? 0) * 0.01
    );
  };
  let best: Event | undefined;
  for (const event of events) if (best === undefined || weight(event) > weight(best)) best = event;
  return best;
}

/** 1 where a party lies in the marked span or holds it, 0 where none touches it. */
function overlap(parties: readonly Party[], span: Span | undefined): number {
  if (span === undefined) return 0;
  return Math.max(
    0,
    ...parties.map(({ start, end }) => {
      const shared = Math.min(end, span.end) - Math.max(start, span.start);
      return shared <= 0 ? 0 : shared / Math.min(end - start, span.end - span.start);
    }),
  );
}
