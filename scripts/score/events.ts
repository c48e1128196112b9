/**
 * Gold event records and coded events → precision, recall and F1 on type, +source, +target.
 *
 * Same measure as `../shared/tools/score-events.mjs` (test/score-events.test.ts compares them): one-to-one maximum matching inside
 * a sentence; an actor is its country, or its code when it has none; reciprocal events compare pooled sides.
 */

export interface GoldRow {
  readonly id: string;
  readonly group?: string;
  readonly text?: string;
  readonly event?: string | null;
  readonly alsoAccept?: readonly string[];
  readonly source?: readonly CodedActor[];
  readonly target?: readonly CodedActor[];
  readonly reciprocal?: boolean;
  readonly evaluate?: boolean;
  readonly ploverScorable?: boolean;
  readonly error?: unknown;
}

export interface CodedActor {
  readonly country?: string | null;
  readonly org?: string;
  readonly code?: string | null;
}

export interface CodedEvent {
  readonly type: string;
  readonly source: readonly CodedActor[];
  readonly target: readonly CodedActor[];
  readonly reciprocal?: boolean;
}

export interface SystemRow {
  readonly id: string;
  readonly events: readonly CodedEvent[];
}

export interface Rates {
  readonly matched: number;
  readonly predicted: number;
  readonly expected: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface EventScore {
  readonly sentences: number;
  readonly type: Rates;
  readonly source: Rates;
  readonly both: Rates;
  readonly perType: ReadonlyMap<string, Rates>;
}

interface Folded {
  readonly type: string;
  readonly accept: ReadonlySet<string>;
  readonly source: ReadonlySet<string>;
  readonly target: ReadonlySet<string>;
  reciprocal: boolean;
}

export function scoreEvents(gold: readonly GoldRow[], system: readonly SystemRow[], top1 = false): EventScore {
  const answers = new Map(system.map((row) => [row.id, row.events]));
  const totals = { type: 0, source: 0, both: 0, predicted: 0, expected: 0 };
  const perType = new Map<string, { matched: number; predicted: number; expected: number }>();
  const count = (type: string, field: "matched" | "predicted" | "expected"): void => {
    const row = perType.get(type) ?? { matched: 0, predicted: 0, expected: 0 };
    row[field] += 1;
    perType.set(type, row);
  };
  const groups = goldGroups(gold);
  for (const { ids, events } of groups) {
    const answered = ids.find((id) => answers.has(id));
    const raw = answered === undefined ? [] : (answers.get(answered) ?? []);
    const coded = mergeMirrored(raw.map((event) => fold(event.type, event, []))).slice(0, top1 ? 1 : undefined);
    totals.expected += events.length;
    totals.predicted += coded.length;
    const agreement = events.map((one) => coded.map((other) => compare(one, other)));
    const match = (weigh: (cell: Agreement) => number): Matching =>
      bestMatching(
        agreement.map((row) => row.map((cell) => (cell === undefined ? 0 : weigh(cell)))),
        coded.length,
      );
    const byType = match((cell) => 1 + (cell.source + cell.target) * 1e-3);
    totals.type += byType.pairs.length;
    totals.source += match((cell) => (cell.source === 1 ? 1 : 0)).total;
    totals.both += match((cell) => (cell.source === 1 && cell.target === 1 ? 1 : 0)).total;
    const partner = new Map(byType.pairs.map(([g, s]) => [s, g]));
    for (const one of events) count(one.type, "expected");
    for (const [s, other] of coded.entries()) {
      const g = partner.get(s);
      const type = g === undefined ? other.type : (events[g]?.type ?? other.type);
      count(type, "predicted");
      if (g !== undefined) count(type, "matched");
    }
  }
  const rates = (matched: number): Rates => ratesOf(matched, totals.predicted, totals.expected);
  return {
    sentences: groups.length,
    type: rates(totals.type),
    source: rates(totals.source),
    both: rates(totals.both),
    perType: new Map(
      [...perType]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([type, n]) => [type, ratesOf(n.matched, n.predicted, n.expected)]),
    ),
  };
}

export function ratesOf(matched: number, predicted: number, expected: number): Rates {
  const precision = predicted === 0 ? 0 : matched / predicted;
  const recall = expected === 0 ? 0 : matched / expected;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { matched, predicted, expected, precision, recall, f1 };
}

/** Rows that share `group` are one sentence; rows without a PLOVER type only say that the sentence is scored. */
function goldGroups(rows: readonly GoldRow[]): { ids: string[]; events: Folded[] }[] {
  const groups = new Map<string, { ids: string[]; events: Folded[] }>();
  for (const row of rows) {
    if (row.evaluate === false || row.ploverScorable === false || row.error) continue;
    const key = row.group ?? row.id;
    const group = groups.get(key) ?? { ids: [], events: [] };
    group.ids.push(row.id);
    if (row.event) group.events.push(fold(row.event, row, row.alsoAccept ?? []));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ ids, events }) => ({ ids, events: mergeMirrored(events) }));
}

function fold(
  type: string,
  event: {
    readonly source?: readonly CodedActor[];
    readonly target?: readonly CodedActor[];
    readonly reciprocal?: boolean;
  },
  alsoAccept: readonly string[],
): Folded {
  return {
    type: type.toUpperCase(),
    accept: new Set([type, ...alsoAccept].map((name) => name.toUpperCase())),
    source: actorSet(event.source),
    target: actorSet(event.target),
    reciprocal: event.reciprocal === true,
  };
}

function actorSet(actors: readonly CodedActor[] = []): ReadonlySet<string> {
  const keys = actors.map(({ country, org, code }) => country ?? org ?? code?.slice(0, 3));
  return new Set(
    keys.filter((key) => typeof key === "string" && !/^[-#~*]*$/.test(key)).map((key) => String(key).toUpperCase()),
  );
}

/** Drops repeats, folds A→B and B→A of one type into one reciprocal event. */
function mergeMirrored(events: readonly Folded[]): Folded[] {
  const merged: Folded[] = [];
  for (const event of events) {
    const twin = merged.find(
      (other) =>
        other.type === event.type &&
        ((equal(other.source, event.source) && equal(other.target, event.target)) ||
          (other.source.size > 0 &&
            other.target.size > 0 &&
            equal(other.source, event.target) &&
            equal(other.target, event.source))),
    );
    if (twin === undefined) merged.push({ ...event });
    else if (!equal(twin.source, event.source)) twin.reciprocal = true;
  }
  return merged;
}

interface Agreement {
  readonly source: number;
  readonly target: number;
}

function compare(gold: Folded, coded: Folded): Agreement | undefined {
  if (!gold.accept.has(coded.type)) return undefined;
  const direct = {
    source: side(gold.source, gold.target, coded.source),
    target: side(gold.target, gold.source, coded.target),
  };
  if (!gold.reciprocal) return direct;
  const goldAll = gold.source.union(gold.target);
  const pooled = jaccard(goldAll, coded.source.union(coded.target));
  const oneSide = coded.source.size > 0 && coded.source.isSubsetOf(goldAll) ? 1 : pooled;
  return { source: Math.max(direct.source, oneSide), target: pooled };
}

/** A gold side without actors accepts none, or the other side's own. */
function side(gold: ReadonlySet<string>, other: ReadonlySet<string>, coded: ReadonlySet<string>): number {
  if (gold.size > 0) return jaccard(gold, coded);
  return coded.size === 0 || equal(coded, other) ? 1 : 0;
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 && b.size === 0 ? 1 : a.intersection(b).size / a.union(b).size;
}

interface Matching {
  readonly total: number;
  readonly pairs: readonly (readonly [gold: number, coded: number])[];
}

/** Maximum-weight one-to-one matching by search over the few gold events of a sentence, kept as a bit mask. */
function bestMatching(weights: readonly (readonly number[])[], codedCount: number): Matching {
  const memo = new Map<string, Matching>();
  const search = (s: number, used: number): Matching => {
    if (s === codedCount) return { total: 0, pairs: [] };
    const key = `${s}/${used}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let best = search(s + 1, used);
    for (let g = 0; g < weights.length; g += 1) {
      const weight = weights[g]?.[s] ?? 0;
      if (used & (1 << g) || weight <= 0) continue;
      const rest = search(s + 1, used | (1 << g));
      if (rest.total + weight > best.total) best = { total: rest.total + weight, pairs: [[g, s], ...rest.pairs] };
    }
    memo.set(key, best);
    return best;
  };
  return search(0, 0);
}
