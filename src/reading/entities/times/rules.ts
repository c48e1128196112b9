/** Reads `data/times/rules.json`: rules in, compiled rules indexed by what they can begin with out. */

import { z } from "zod";
import type { Pattern } from "./pattern.ts";
import { firstKeys, parsePattern } from "./pattern.ts";
import type { Scan } from "./scan.ts";

const operations = [
  "calendar",
  "weekday",
  "weekday-ago",
  "weekday-week",
  "set-weekday",
  "deictic",
  "overnight",
  "part",
  "year",
  "fiscal",
  "decade",
  "century",
  "unit",
  "unit-span",
  "unit-current",
  "unit-anaphoric",
  "unit-same",
  "ago",
  "reference-shift",
  "season",
  "period",
  "holiday",
  "week-of",
  "nth-unit",
  "duration",
  "fixed-duration",
  "set",
  "set-month",
  "fixed-set",
  "fixed",
  "named",
  "clock",
  /** Words that only look like a time: taken up, and not a finding. */
  "skip",
] as const;

const ruleFile = z.object({
  about: z.object({ what: z.string(), origin: z.string(), licence: z.string(), date: z.string() }),
  macros: z.record(z.string(), z.string()),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      pattern: z.string(),
      op: z.enum(operations),
      /** Whole-token patterns on the neighbours, lower case; the empty word is the edge of the sentence. */
      prev: z.string().optional(),
      next: z.string().optional(),
      notPrev: z.string().optional(),
      notNext: z.string().optional(),
      /** What the operation takes where the words do not say it. */
      value: z.string().optional(),
      step: z.number().optional(),
      add: z.number().optional(),
      unit: z.string().optional(),
      n: z.union([z.number(), z.literal("X")]).optional(),
      /** Common words: written with capitals inside a sentence they are a name. */
      common: z.boolean().optional(),
      /** Units the rule holds for. */
      only: z.array(z.string()).optional(),
      source: z.string(),
      yes: z.array(z.string()).min(1),
      no: z.array(z.string()),
    }),
  ),
});

export type Operation = (typeof operations)[number];
export type RuleSource = z.infer<typeof ruleFile>["rules"][number];

export interface Rule {
  readonly source: RuleSource;
  readonly pattern: Pattern;
  readonly order: number;
  readonly allows: (previous: string, next: string) => boolean;
}

export interface RuleSet {
  readonly rules: readonly Rule[];
  /** Rules that can match at a token, in the order of the file. */
  readonly startingAt: (scan: Scan, at: number) => readonly Rule[];
}

/** @throws ZodError or SyntaxError when the file does not have the form that `data/times/README.md` describes. */
export function readRules(text: string): RuleSet {
  const file = ruleFile.parse(JSON.parse(text));
  const rules = file.rules.map(
    (source, order): Rule => ({
      source,
      order,
      pattern: parsePattern(source.pattern, file.macros),
      allows: neighbourTest(source),
    }),
  );
  const byKey = new Map<string, Rule[]>();
  for (const rule of rules) {
    const first = firstKeys(rule.pattern);
    if (first.canBeEmpty) throw new SyntaxError(`TIMES_PATTERN: rule ${rule.source.id} can match nothing at all.`);
    for (const key of first.keys) {
      const known = byKey.get(key);
      if (known) known.push(rule);
      else byKey.set(key, [rule]);
    }
  }
  return { rules, startingAt: (scan, at) => rulesAt(byKey, scan, at) };
}

function neighbourTest({ prev, next, notPrev, notNext }: RuleSource): Rule["allows"] {
  const [isPrev, isNext, isNotPrev, isNotNext] = [prev, next, notPrev, notNext].map((test) =>
    test === undefined ? undefined : new RegExp(`^(?:${test})$`, "u"),
  );
  return (before, after) =>
    (isPrev?.test(before) ?? true) &&
    (isNext?.test(after) ?? true) &&
    !(isNotPrev?.test(before) ?? false) &&
    !(isNotNext?.test(after) ?? false);
}

const NO_RULES: readonly Rule[] = [];

function rulesAt(byKey: ReadonlyMap<string, readonly Rule[]>, scan: Scan, at: number): readonly Rule[] {
  const byWord = byKey.get(`=${scan.lower[at] ?? ""}`);
  const pieces = scan.pieces[at] ?? [];
  if (pieces.length === 0) return byWord ?? NO_RULES;
  const found = new Set(byWord);
  for (const piece of pieces) for (const rule of byKey.get(`<${piece.class}`) ?? NO_RULES) found.add(rule);
  return [...found].sort((a, b) => a.order - b.order);
}
