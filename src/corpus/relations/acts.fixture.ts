/** Acts between invented states, single or drawn from a seed, for tests, scores and timings. */
import type { EventType } from "../../model/index.ts";
import { nextOf, seedOf, shareOf } from "./chance.ts";
import { daysOf } from "./periods.ts";
import type { Act } from "./types.ts";

let made = 0;

/** @param day "2026-03-02" */
export function act(day: string, given: Partial<Act> = {}): Act {
  made += 1;
  return {
    incident: `i:${made}`,
    source: "QZR",
    target: "QZB",
    type: "CONSULT",
    contexts: [],
    day: dayAt(day),
    stated: true,
    status: "asserted",
    mentions: 3,
    documents: 2,
    origins: 1,
    ...given,
  };
}

export function dayAt(day: string): number {
  return daysOf(day)?.first ?? Number.NaN;
}

export interface Plan {
  readonly seed: number;
  readonly days: number;
  /** Acts a day. */
  readonly rate: (day: number) => number;
  /** Share of the acts that are unfriendly. */
  readonly conflict: (day: number) => number;
  /** How unevenly acts come: 0 by Poisson; else days swell together by thirties, the variance of the swell. */
  readonly swell?: number;
  /** Of one story: so many acts on each of the days from … to, all unfriendly. */
  readonly burst?: { readonly from: number; readonly to: number; readonly rate: number };
}

const FRIENDLY: readonly EventType[] = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"];
const UNFRIENDLY: readonly EventType[] = ["REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT"];

/** Days are counted from 2020-01-01; other acts belong to stories of about three acts. */
export function plantedActs({ seed, days, rate, conflict, swell = 0, burst }: Plan): Act[] {
  const chance = chanceFrom(seed);
  const acts: Act[] = [];
  let level = 1;
  const add = (day: number, hostile: boolean, story: string): void => {
    const types = hostile ? UNFRIENDLY : FRIENDLY;
    const type = types[Math.floor(chance() * types.length)] ?? "CONSULT";
    acts.push({ ...act("2020-01-01"), incident: `i:${acts.length}`, story, type, day: FIRST_DAY + day });
  };
  for (let day = 0; day < days; day += 1) {
    if (swell > 0 && day % 30 === 0) level = gamma(1 / swell, chance) * swell;
    for (let left = poisson(rate(day) * level, chance); left > 0; left -= 1) {
      add(day, chance() < conflict(day), `s:${Math.floor(acts.length / 3)}`);
    }
    if (burst === undefined || day < burst.from || day > burst.to) continue;
    for (let left = poisson(burst.rate, chance); left > 0; left -= 1) add(day, true, "s:burst");
  }
  return acts;
}

export const FIRST_DAY = dayAt("2020-01-01");

function chanceFrom(seed: number): () => number {
  let state = seedOf([seed, seed * 7919]);
  return () => {
    state = nextOf(state);
    return shareOf(state);
  };
}

function poisson(mean: number, chance: () => number): number {
  let count = -1;
  for (let left = 1; left > Math.exp(-mean); count += 1) left *= chance();
  return Math.max(0, count);
}

/** Of unit scale (Marsaglia & Tsang 2000). */
function gamma(shape: number, chance: () => number): number {
  if (shape < 1) return gamma(shape + 1, chance) * chance() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
