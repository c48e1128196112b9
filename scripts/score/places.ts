/** Documents with gold toponyms and a place finder in; F1 of spans and distances to the gold coordinates out. */
import type { DocumentInput, Place } from "../../src/model/index.ts";
import { distanceKm } from "../../src/reading/entities/places/index.ts";

export interface PlacesRow extends DocumentInput {
  readonly toponyms: readonly GoldToponym[];
}

export interface GoldToponym {
  readonly start: number;
  readonly end: number;
  readonly lat?: number;
  readonly lon?: number;
}

export type FindPlaces = (document: DocumentInput) => readonly Place[];

export interface PlacesScore {
  readonly gold: number;
  readonly found: number;
  readonly exact: Rates;
  /** A gold span counts when any found span overlaps it, each once. */
  readonly overlap: Rates;
  /** Gold toponyms that have coordinates. */
  readonly located: number;
  /** Share within 161 km (100 miles), over gold with coordinates that a found span overlaps; no coordinates is a miss. */
  readonly near: number;
  /** The same over all gold with coordinates. */
  readonly nearOfAll: number;
  /** Kilometres, over those found with coordinates. */
  readonly medianError: number;
  readonly meanError: number;
  /** One line each: missed, spurious, wrong span, far, without coordinates; with some context, for looking. */
  readonly errors: readonly string[];
}

interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const NEAR_KM = 161;

export function scorePlaces(rows: readonly PlacesRow[], find: FindPlaces): PlacesScore {
  const errors: string[] = [];
  const distances: number[] = [];
  const totals = { gold: 0, found: 0, exact: 0, overlap: 0, located: 0, foundLocated: 0 };
  for (const row of rows) {
    const { toponyms, ...document } = row;
    const found = find(document);
    const taken = new Set<Place>();
    totals.gold += toponyms.length;
    totals.found += found.length;
    for (const gold of toponyms) {
      if (gold.lat !== undefined) totals.located += 1;
      const match = bestMatch(gold, found, taken);
      if (match === undefined) {
        errors.push(`missed    ${context(row, gold)}`);
        continue;
      }
      taken.add(match);
      totals.overlap += 1;
      if (match.start === gold.start && match.end === gold.end) totals.exact += 1;
      else errors.push(`span      ${context(row, gold)} found "${row.text.slice(match.start, match.end)}"`);
      if (gold.lat === undefined || gold.lon === undefined) continue;
      totals.foundLocated += 1;
      if (match.lat === undefined || match.lon === undefined) {
        errors.push(`nowhere   ${context(row, gold)}`);
        continue;
      }
      const km = distanceKm({ lat: gold.lat, lon: gold.lon }, { lat: match.lat, lon: match.lon });
      distances.push(km);
      if (km > NEAR_KM) {
        const reading = `${match.name} ${match.country} ${match.lat},${match.lon}`;
        errors.push(
          `far ${String(Math.round(km)).padStart(5)} ${context(row, gold)} ${gold.lat},${gold.lon} found ${reading}`,
        );
      }
    }
    for (const place of found) if (!taken.has(place)) errors.push(`spurious  ${context(row, place)}`);
  }
  const near = distances.filter((km) => km <= NEAR_KM).length;
  const sorted = [...distances].sort((a, b) => a - b);
  return {
    gold: totals.gold,
    found: totals.found,
    exact: ratesOf(totals.exact, totals.found, totals.gold),
    overlap: ratesOf(totals.overlap, totals.found, totals.gold),
    located: totals.located,
    near: share(near, totals.foundLocated),
    nearOfAll: share(near, totals.located),
    medianError: sorted[sorted.length >> 1] ?? 0,
    meanError: share(
      distances.reduce((sum, km) => sum + km, 0),
      distances.length,
    ),
    errors,
  };
}

/** The exact span first, else the first that overlaps. */
function bestMatch(gold: GoldToponym, found: readonly Place[], taken: ReadonlySet<Place>): Place | undefined {
  const free = found.filter((place) => !taken.has(place) && place.start < gold.end && place.end > gold.start);
  return free.find((place) => place.start === gold.start && place.end === gold.end) ?? free[0];
}

function ratesOf(hits: number, found: number, gold: number): Rates {
  const [precision, recall] = [share(hits, found), share(hits, gold)];
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function context(row: PlacesRow, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = row.text.slice(Math.max(0, start - 45), start);
  return `${row.id}: ${before}[[${row.text.slice(start, end)}]]${row.text.slice(end, end + 30)}`.replace(/\s+/g, " ");
}
