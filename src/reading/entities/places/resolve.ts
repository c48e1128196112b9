/** The places a document names, each with its readings, in; the reading of each, or none when unsure, out. */
import { distanceKm } from "./distance.ts";
import type { Candidate } from "./gazetteer.ts";
import type { PlaceMention } from "./mentions.ts";

export interface PlaceContext {
  readonly text: string;
  /** ISO 3166-1 alpha-3 of the outlet's domain. */
  readonly outletCountry?: string;
}

/** One result a mention, same index; `undefined`: unsure. */
export function resolveMentions(
  mentions: readonly PlaceMention[],
  context: PlaceContext,
): readonly (Candidate | undefined)[] {
  const stated = findContainers(mentions, context.text);
  let chosen = mentions.map((mention, i) => stated[i]?.[0] ?? mention.candidates[0]);
  // The second round sees what the first made of the neighbours.
  for (let round = 0; round < 2; round += 1) chosen = chooseAll(mentions, stated, chosen, context);
  return chosen.map((candidate, i) => {
    const mention = mentions[i];
    return candidate !== undefined && mention !== undefined && isSure(mention, candidate, stated[i]) ? candidate : undefined;
  });
}

/** A hamlet that nothing in the text points to is a guess. */
function isSure(mention: PlaceMention, candidate: Candidate, stated: readonly Candidate[] | undefined): boolean {
  return candidate.listed || candidate.prior >= 3.7 || stated !== undefined || mention.candidates.length === 1;
}

/** "Alvin, Texas": the readings that lie in one another, for both. A mention without such a neighbour has `undefined`. */
function findContainers(
  mentions: readonly PlaceMention[],
  text: string,
): readonly (readonly Candidate[] | undefined)[] {
  const stated: (readonly Candidate[] | undefined)[] = mentions.map(() => undefined);
  for (let i = mentions.length - 1; i > 0; i -= 1) {
    const [inner, outer] = [mentions[i - 1], mentions[i]];
    if (inner === undefined || outer === undefined || inner.n !== outer.n || inner.form === "adjective") continue;
    const between = text.slice(inner.end, outer.start);
    const order = /^(?:, | \(|,? in (?:the )?|,? in (?:[a-z]+ )?(?:province |state )?of )$/.test(between)
      ? [inner, outer]
      : /^(?:['’]s? |: | city of | village of | town of )$/.test(between)
        ? [outer, inner]
        : undefined;
    if (order === undefined || order[0] === undefined || order[1] === undefined) continue;
    const [small, large] = order;
    const [smallAt, largeAt] = order[0] === inner ? [i - 1, i] : [i, i - 1];
    const best = bestPair(small.candidates, stated[largeAt] ?? large.candidates);
    if (best === undefined) continue;
    stated[smallAt] = [best.small];
    stated[largeAt] ??= [best.large];
  }
  return stated;
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
  return large.kind === "region" && large.country !== undefined && small.country === large.country && small.kind === "city";
}

function chooseAll(
  mentions: readonly PlaceMention[],
  stated: readonly (readonly Candidate[] | undefined)[],
  chosen: readonly (Candidate | undefined)[],
  context: PlaceContext,
): readonly (Candidate | undefined)[] {
  const byKey = new Map<string, number[]>();
  mentions.forEach((mention, i) => {
    const group = byKey.get(mention.key);
    if (group === undefined) byKey.set(mention.key, [i]);
    else group.push(i);
  });
  const result = [...chosen];
  for (const [key, group] of byKey) {
    const said = group.flatMap((i) => stated[i] ?? []);
    const readings = readingsOf(group, mentions, said);
    if (readings.length === 0) continue;
    const best = readings.length === 1 ? readings[0] : likeliest(readings, said, key, group, mentions, chosen, context);
    for (const i of group) {
      const [own] = stated[i] ?? [];
      // One sense a document, unless this very mention says otherwise.
      result[i] = own ?? (mentions[i]?.candidates.includes(best as Candidate) ? best : mentions[i]?.candidates[0]);
    }
  }
  return result;
}

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
  chosen: readonly (Candidate | undefined)[],
  context: PlaceContext,
): Candidate | undefined {
  const around = neighbours(key, group, mentions, chosen);
  const countries = shares(around, (one) => one.country);
  const divisions = shares(around, (one) => one.country && one.admin1 && `${one.country}.${one.admin1}`);
  let best: Candidate | undefined;
  let bestScore = -1;
  for (const reading of readings) {
    let score = reading.prior;
    if (said.includes(reading)) score += 3;
    const country = reading.country ?? "";
    score += 1.8 * (countries.get(country) ?? 0);
    if (reading.kind !== "country") score += 1.5 * (divisions.get(`${country}.${reading.admin1}`) ?? 0);
    if (reading.kind === "city" || reading.kind === "site") score += 1.2 * nearness(reading, around);
    if (context.outletCountry !== undefined && country === context.outletCountry) score += 0.7;
    if (score > bestScore) [best, bestScore] = [reading, score];
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
  chosen: readonly (Candidate | undefined)[],
): readonly Neighbour[] {
  const closest = new Map<Candidate, number>();
  mentions.forEach((mention, i) => {
    const place = chosen[i];
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
