/** Documents with gold attributions and a finder in; exact and overlap F1 of sources, cues and contents out. */

/** `[start, end]`, UTF-16 code units. */
export type Pair = readonly [number, number];

export interface AttributionRow {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly {
    readonly source: readonly Pair[];
    readonly cue: readonly Pair[];
    readonly content: readonly Pair[];
  }[];
}

interface Found {
  readonly source?: { readonly start: number; readonly end: number };
  readonly cue: { readonly start: number; readonly end: number };
  readonly content: readonly { readonly start: number; readonly end: number }[];
}

/** Must give the attributions of the row's text. */
export type FindAttributions = (row: AttributionRow) => readonly Found[];

export interface Rates {
  readonly gold: number;
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export type Role = "source" | "cue" | "content";

export interface RoleScore {
  /** The headline: an item is the set of a role's fragments in one attribution, equal to the character. */
  readonly exact: Rates;
  /** As `exact`, without quotation marks, spaces and punctuation at the edges. */
  readonly trimmed: Rates;
  /** Each fragment an item of its own, as taggers with one label a token are scored. */
  readonly fragments: Rates;
  /** Characters shared; precision and recall are means over items of the share that the other side covers. */
  readonly overlap: Rates;
}

export interface AttributionScore {
  readonly documents: number;
  readonly roles: Readonly<Record<Role, RoleScore>>;
  /** An attribution counts when all three roles are exact. */
  readonly whole: Rates;
}

export const ROLES: readonly Role[] = ["source", "cue", "content"];

/** Equal items of one document count once: a speaker of two claims in one phrase is one source. */
export function scoreAttribution(rows: readonly AttributionRow[], find: FindAttributions): AttributionScore {
  const tallies = { source: roleTally(), cue: roleTally(), content: roleTally() };
  const whole = tally();
  for (const row of rows) {
    const found = find(row).map(pairsOf);
    for (const role of ROLES) {
      const gold = row.attributions.map((each) => each[role]).filter((pairs) => pairs.length > 0);
      const ours = found.map((each) => each[role]).filter((pairs) => pairs.length > 0);
      const one = tallies[role];
      count(one.exact, gold.map(keyOf), ours.map(keyOf));
      const trim = (pairs: readonly Pair[]): string => keyOf(pairs.map((pair) => trimmed(row.text, pair)));
      count(one.trimmed, gold.map(trim), ours.map(trim));
      count(
        one.fragments,
        gold.flat().map((pair) => keyOf([pair])),
        ours.flat().map((pair) => keyOf([pair])),
      );
      cover(one.overlap, gold, ours);
    }
    const all = (each: Record<Role, readonly Pair[]>): string => ROLES.map((role) => keyOf(each[role])).join("|");
    count(
      whole,
      row.attributions.map((each) => all({ source: each.source, cue: each.cue, content: each.content })),
      found.map(all),
    );
  }
  const rated = (role: Role): RoleScore => {
    const { exact, trimmed: loose, fragments, overlap } = tallies[role];
    return { exact: rates(exact), trimmed: rates(loose), fragments: rates(fragments), overlap: rates(overlap) };
  };
  return {
    documents: rows.length,
    roles: { source: rated("source"), cue: rated("cue"), content: rated("content") },
    whole: rates(whole),
  };
}

interface Tally {
  gold: number;
  found: number;
  /** Shares of gold and of found items that are hit. */
  goldHit: number;
  foundHit: number;
}

function tally(): Tally {
  return { gold: 0, found: 0, goldHit: 0, foundHit: 0 };
}

function roleTally(): { exact: Tally; trimmed: Tally; fragments: Tally; overlap: Tally } {
  return { exact: tally(), trimmed: tally(), fragments: tally(), overlap: tally() };
}

function pairsOf({ source, cue, content }: Found): Record<Role, readonly Pair[]> {
  return {
    source: source === undefined ? [] : [[source.start, source.end]],
    cue: [[cue.start, cue.end]],
    content: content.map(({ start, end }): Pair => [start, end]),
  };
}

function keyOf(pairs: readonly Pair[]): string {
  return pairs
    .map(([start, end]) => `${start}-${end}`)
    .sort()
    .join(" ");
}

function trimmed(text: string, [start, end]: Pair): Pair {
  let [from, to] = [start, end];
  while (from < to && !/[\p{L}\p{N}$]/u.test(text[from] ?? "")) from += 1;
  while (to > from && !/[\p{L}\p{N}%]/u.test(text[to - 1] ?? "")) to -= 1;
  return [from, to];
}

function count(into: Tally, gold: readonly string[], found: readonly string[]): void {
  const wanted = new Set(gold);
  const got = new Set(found);
  let hits = 0;
  for (const key of got) if (wanted.has(key)) hits += 1;
  into.gold += wanted.size;
  into.found += got.size;
  into.goldHit += hits;
  into.foundHit += hits;
}

/** Each item's best partner on the other side, by the share of its own characters that the partner covers. */
function cover(into: Tally, gold: readonly (readonly Pair[])[], found: readonly (readonly Pair[])[]): void {
  const unique = (items: readonly (readonly Pair[])[]): (readonly Pair[])[] => [
    ...new Map(items.map((item) => [keyOf(item), item])).values(),
  ];
  const [wanted, got] = [unique(gold), unique(found)];
  into.gold += wanted.length;
  into.found += got.length;
  for (const item of wanted) into.goldHit += Math.max(0, ...got.map((other) => shared(item, other) / lengthOf(item)));
  for (const item of got) into.foundHit += Math.max(0, ...wanted.map((other) => shared(item, other) / lengthOf(item)));
}

function lengthOf(pairs: readonly Pair[]): number {
  return Math.max(
    1,
    pairs.reduce((sum, [start, end]) => sum + end - start, 0),
  );
}

function shared(a: readonly Pair[], b: readonly Pair[]): number {
  let sum = 0;
  for (const [from, to] of a) {
    for (const [start, end] of b) sum += Math.max(0, Math.min(to, end) - Math.max(from, start));
  }
  return sum;
}

function rates({ gold, found, goldHit, foundHit }: Tally): Rates {
  const precision = found === 0 ? 0 : foundHit / found;
  const recall = gold === 0 ? 0 : goldHit / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { gold, found, precision, recall, f1 };
}
