/** The places a document names, each with its readings, in; the reading of each, or none when unsure, out. */
import { distanceKm } from "./distance.ts";
import type { Candidate } from "./gazetteer.ts";
import type { PlaceMention } from "./mentions.ts";

export interface PlaceContext {
  readonly text: string;
  /** ISO 3166-1 alpha-3 of the outlet's domain. */
  readonly outletCountry?: string;
}

/** What the words beside a mention say: a reading; or only the country, when no reading lies where the text puts it. */
interface Stated {
  readonly reading?: Candidate;
  readonly country?: string;
}

export interface Resolved {
  /** Absent: unsure. */
  readonly candidate?: Candidate;
  readonly country?: string;
}

/** One result a mention, same index. */
export function resolveMentions(mentions: readonly PlaceMention[], context: PlaceContext): readonly Resolved[] {
  const stated = findContainers(mentions, context.text);
  let chosen: readonly Choice[] = mentions.map((mention, i) => ({
    candidate: stated[i]?.reading ?? mention.candidates[0],
    evidence: 0,
  }));
  // The second round sees what the first made of the neighbours.
  for (let round = 0; round < 2; round += 1) chosen = chooseAll(mentions, stated, chosen, context);
  return mentions.map((mention, i): Resolved => {
    const said = stated[i];
    if (said !== undefined && said.reading === undefined)
      return said.country === undefined ? {} : { country: said.country };
    const choice = chosen[i];
    if (choice?.candidate !== undefined && isSure(mention, choice)) return { candidate: choice.candidate };
    const [first, ...others] = mention.candidates;
    const agreed = first?.country !== undefined && others.every((one) => one.country === first.country);
    return agreed ? { country: first.country } : {};
  });
}

interface Choice {
  readonly candidate: Candidate | undefined;
  /** What the context adds to the prior. */
  readonly evidence: number;
}

/** A hamlet that nothing in the text points to is a guess. */
function isSure(mention: PlaceMention, { candidate, evidence }: Choice): boolean {
  if (candidate === undefined) return false;
  return candidate.listed || candidate.prior >= 3.7 || evidence >= 0.8 || mention.candidates.length === 1;
}

/** "Alvin, Texas": the readings that lie in one another, for both. */
function findContainers(mentions: readonly PlaceMention[], text: string): readonly (Stated | undefined)[] {
  const stated: (Stated | undefined)[] = findPeers(mentions, text);
  for (let i = mentions.length - 1; i > 0; i -= 1) {
    const [left, right] = [mentions[i - 1], mentions[i]];
    if (left === undefined || right === undefined || left.n !== right.n || stated[i - 1] !== undefined) continue;
    const order = containment(left, right, text);
    if (order === undefined) continue;
    const [small, large, smallAt, largeAt] =
      order === "inner first" ? [left, right, i - 1, i] : [right, left, i, i - 1];
    const larges = stated[largeAt]?.reading;
    const best = bestPair(small.candidates, larges === undefined ? large.candidates : [larges]);
    const closed = large.form === "short" || /^(?:[,.;:)(\n—–-]|$)/.test(text.slice(right.end).trimStart());
    if (best === undefined) {
      const outer = larges ?? large.candidates[0];
      const contradicts = order === "inner first" && closed && outer !== undefined && isContradiction(small, outer);
      if (contradicts) stated[smallAt] = outer.country === undefined ? {} : { country: outer.country };
      continue;
    }
    // "In Kingston, Canada said…" does not put Kingston in Canada.
    if (best.large.kind === "country" && !closed && best.small !== small.candidates[0]) continue;
    stated[smallAt] = { reading: best.small };
    stated[largeAt] ??= { reading: best.large };
  }
  return stated;
}

/** "Georgia, Idaho and Ohio": in a list of divisions of one country a name that may be such a division is one. */
function findPeers(mentions: readonly PlaceMention[], text: string): (Stated | undefined)[] {
  const stated: (Stated | undefined)[] = mentions.map(() => undefined);
  for (let first = 0, last = 1; first < mentions.length; first = last, last += 1) {
    while (last < mentions.length && isListed(mentions[last - 1], mentions[last], text)) last += 1;
    if (last - first < 3) continue;
    const group = mentions.slice(first, last);
    group.forEach((mention, i) => {
      if (mention.candidates[0]?.kind === "admin") return;
      const reading = mention.candidates.find(
        (one) =>
          one.kind === "admin" &&
          group.filter((peer, j) => j !== i && isDivisionOf(peer.candidates[0], one.country)).length >= 2,
      );
      if (reading !== undefined) stated[first + i] = { reading };
    });
  }
  return stated;
}

function isListed(left: PlaceMention | undefined, right: PlaceMention | undefined, text: string): boolean {
  if (left === undefined || right === undefined || left.n !== right.n) return false;
  return /^(?:,|,? (?:and|or))\s$/.test(text.slice(left.end, right.start));
}

function isDivisionOf(place: Candidate | undefined, country: string | undefined): boolean {
  return place?.kind === "admin" && place.country === country;
}

function containment(left: PlaceMention, right: PlaceMention, text: string): "inner first" | "outer first" | undefined {
  const between = text.slice(left.end, right.start);
  if (between.length > 24) return undefined;
  if (left.form !== "adjective" && right.form !== "adjective") {
    if (/^(?:,\s+| \(|,? in (?:the )?(?:[a-z]+ )?(?:province of |state of )?)$/.test(between)) return "inner first";
  }
  return /^(?:['’]s?| (?:city|village|town|province|state|port) of) $/.test(between) ? "outer first" : undefined;
}

/** No reading of the town lies in the division that the text names after it. */
function isContradiction(small: PlaceMention, outer: Candidate): boolean {
  const [first] = small.candidates;
  if (first === undefined || first.kind !== "city") return false;
  if (outer.kind === "admin") return outer.admin1 !== undefined;
  return outer.kind === "country" && first.prior < 5.5;
}

function bestPair(
  smalls: readonly Candidate[],
  larges: readonly Candidate[],
): { readonly small: Candidate; readonly large: Candidate } | undefined {
  let best: { small: Candidate; large: Candidate; score: number } | undefined;
  for (const large of larges) {
    for (const small of smalls) {
      const score = small.prior + large.prior;
      if (liesIn(small, large) && (best === undefined || score > best.score)) best = { small, large, score };
    }
  }
  return best;
}

function liesIn(small: Candidate, large: Candidate): boolean {
  if (small === large || small.kind === "country") return false;
  if (large.kind === "country") return small.country === large.country;
  if (large.kind === "admin" && small.kind !== "admin") {
    if (small.country !== large.country) return false;
    if (large.admin1 !== undefined && small.admin1 !== undefined) return small.admin1 === large.admin1;
    return distanceKm(small, large) < 250;
  }
  return (
    large.kind === "region" && large.country !== undefined && small.country === large.country && small.kind === "city"
  );
}

function chooseAll(
  mentions: readonly PlaceMention[],
  stated: readonly (Stated | undefined)[],
  chosen: readonly Choice[],
  context: PlaceContext,
): readonly Choice[] {
  const byKey = new Map<string, number[]>();
  mentions.forEach((mention, i) => {
    const group = byKey.get(mention.key);
    if (group === undefined) byKey.set(mention.key, [i]);
    else group.push(i);
  });
  const result = [...chosen];
  for (const [key, group] of byKey) {
    const said = group.flatMap((i) => stated[i]?.reading ?? []);
    const elsewhere = group.map((i) => stated[i]).find((one) => one !== undefined && one.reading === undefined);
    if (elsewhere !== undefined && said.length === 0) {
      for (const i of group) result[i] = { candidate: undefined, evidence: 0 };
      continue;
    }
    const readings = readingsOf(group, mentions, said);
    if (readings.length === 0) continue;
    const best = likeliest(readings, said, key, group, mentions, chosen, context);
    for (const i of group) {
      const own = stated[i]?.reading;
      // One sense a document, unless this very mention says otherwise.
      result[i] = own === undefined ? best : { candidate: own, evidence: CERTAIN };
    }
  }
  return result;
}

/** What an explicit "Alvin, Texas" adds. */
const CERTAIN = 3;

function readingsOf(
  group: readonly number[],
  mentions: readonly PlaceMention[],
  said: readonly Candidate[],
): readonly Candidate[] {
  return [...new Set([...group.flatMap((i) => mentions[i]?.candidates ?? []), ...said])];
}

function likeliest(
  readings: readonly Candidate[],
  said: readonly Candidate[],
  key: string,
  group: readonly number[],
  mentions: readonly PlaceMention[],
  chosen: readonly Choice[],
  context: PlaceContext,
): Choice {
  const around = neighbours(key, group, mentions, chosen);
  const countries = shares(around, (one) => one.country);
  const divisions = shares(around, (one) => one.country && one.admin1 && `${one.country}.${one.admin1}`);
  let best: Choice = { candidate: undefined, evidence: 0 };
  let bestScore = -1;
  for (const reading of readings) {
    let score = reading.prior;
    if (said.includes(reading)) score += CERTAIN;
    const country = reading.country ?? "";
    score += 1.8 * (countries.get(country) ?? 0);
    if (reading.kind !== "country") score += 1.5 * (divisions.get(`${country}.${reading.admin1}`) ?? 0);
    if (reading.kind === "city" || reading.kind === "site") score += 1.2 * nearness(reading, around);
    if (context.outletCountry !== undefined && country === context.outletCountry) score += 0.7;
    if (score > bestScore) [best, bestScore] = [{ candidate: reading, evidence: score - reading.prior }, score];
  }
  return best;
}

interface Neighbour {
  readonly place: Candidate;
  /** 1 beside the mention, half at 1,500 characters. */
  readonly weight: number;
}

/** Places of other names, by how close they stand. Each name counts once, where it stands closest. */
function neighbours(
  key: string,
  group: readonly number[],
  mentions: readonly PlaceMention[],
  chosen: readonly Choice[],
): readonly Neighbour[] {
  const closest = new Map<Candidate, number>();
  mentions.forEach((mention, i) => {
    const place = chosen[i]?.candidate;
    if (mention.key === key || place === undefined) return;
    let gap = Number.POSITIVE_INFINITY;
    for (const at of group) gap = Math.min(gap, Math.abs((mentions[at]?.start ?? 0) - mention.start));
    const weight = 1 / (1 + gap / 1500);
    if (weight > (closest.get(place) ?? 0)) closest.set(place, weight);
  });
  return [...closest].map(([place, weight]) => ({ place, weight }));
}

/** What part of the weight falls to each value; the added constant keeps a single distant mention weak. */
function shares(
  around: readonly Neighbour[],
  of: (place: Candidate) => string | undefined,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  let total = 0.5;
  for (const { place, weight } of around) {
    const value = of(place);
    if (value === undefined) continue;
    sums.set(value, (sums.get(value) ?? 0) + weight);
    total += weight;
  }
  for (const [value, sum] of sums) sums.set(value, sum / total);
  return sums;
}

/** 0–1: how close the nearest neighbouring city is. */
function nearness(reading: Candidate, around: readonly Neighbour[]): number {
  let best = 0;
  for (const { place, weight } of around) {
    if (place.kind !== "city" && place.kind !== "site") continue;
    best = Math.max(best, weight * Math.exp(-distanceKm(reading, place) / 100));
  }
  return best;
}
