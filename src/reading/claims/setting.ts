/** An event draft in its sentence → when and where the text says it happened. */
import type { Event, EventDraft, Place, Time, Tree } from "../../model/index.ts";
import { preposition, relation } from "../match/index.ts";

export interface Setting {
  readonly times: readonly Time[];
  readonly places: readonly Place[];
  readonly facts: { readonly publishedAt?: string };
}

export function whenAndWhere(
  draft: EventDraft,
  tree: Tree | undefined,
  { times, places, facts }: Setting,
): Pick<Event, "time" | "place" | "historical"> {
  if (tree === undefined) return {};
  const stated = nearest(tree, draft.triggerToken, times.filter(isCalendar));
  const place = nearest(
    tree,
    draft.triggerToken,
    places.filter((candidate) => isLocated(tree, candidate)),
  );
  const value = stated?.value;
  const published = facts.publishedAt;
  const historical = value !== undefined && published !== undefined && isLongBefore(value, published);
  return {
    ...(value !== undefined
      ? { time: { value, stated: true } }
      : published !== undefined
        ? { time: { value: published.slice(0, 10), stated: false } }
        : {}),
    ...(place === undefined ? {} : { place: { start: place.start, end: place.end } }),
    ...(historical ? { historical: true } : {}),
  };
}

/** "in Moscow", "near the border": not a state that acts, nor an adjective. */
function isLocated(tree: Tree, place: Place): boolean {
  const token = headIn(tree, place);
  return token !== undefined && LOCATING.has(preposition(tree, token));
}

const LOCATING = new Set(
  "in at near on outside inside across throughout around off over along within to into toward towards from".split(" "),
);

/** A day, month or year; not "two days", "every week", "now". */
function isCalendar({ type, value }: Time): boolean {
  return (type === "DATE" || type === "TIME") && value !== undefined && /^\d/.test(value);
}

/** The span whose words hang on the trigger with the fewest steps; none from a clause that has its own predicate. */
function nearest<Item extends { readonly start: number; readonly end: number }>(
  tree: Tree,
  trigger: number,
  items: readonly Item[],
): Item | undefined {
  const [start, end] = [tree.words[0]?.start ?? 0, tree.words.at(-1)?.end ?? 0];
  let best: Item | undefined;
  let bestSteps = 5;
  for (const item of items) {
    if (item.start < start || item.end > end) continue;
    const token = headIn(tree, item);
    if (token === undefined) continue;
    const steps = stepsTo(tree, token, trigger);
    if (steps < bestSteps) [best, bestSteps] = [item, steps];
  }
  return best;
}

function headIn(tree: Tree, { start, end }: { readonly start: number; readonly end: number }): number | undefined {
  for (const [i, word] of tree.words.entries()) {
    if (word.start < start || word.end > end) continue;
    const head = tree.words[word.head];
    if (head === undefined || head.start < start || head.end > end) return i;
  }
  return undefined;
}

const CLAUSES = new Set(["ccomp", "advcl", "acl", "parataxis", "csubj"]);

/** Steps up from `token` to the trigger; a noun trigger also takes what hangs on its verb. */
function stepsTo(tree: Tree, token: number, trigger: number): number {
  const goals = [trigger];
  const word = tree.words[trigger];
  if (word !== undefined && word.upos !== "VERB" && word.head >= 0 && !CLAUSES.has(relation(word)))
    goals.push(word.head);
  if (word !== undefined && (relation(word) === "conj" || relation(word) === "xcomp")) goals.push(word.head);
  let steps = 0;
  for (let at = token; at >= 0 && steps < 5; at = tree.words[at]?.head ?? -1, steps += 1) {
    if (goals.includes(at)) return steps;
    const rel = tree.words[at];
    if (rel !== undefined && CLAUSES.has(relation(rel))) return Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

/** More than sixty days before publication, compared on what both dates state. */
function isLongBefore(value: string, published: string): boolean {
  const day = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value);
  const today = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(published);
  if (day === null || today === null) return false;
  const months = (year: string | undefined, month: string | undefined): number =>
    Number(year) * 12 + Number(month ?? 12);
  return months(today[1], today[2]) - months(day[1], day[2]) > 2;
}
