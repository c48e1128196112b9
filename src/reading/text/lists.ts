/** The lists of `data/text/` (words and line patterns) in, checked and ready for look-up, out. */
import { z } from "zod";
import lineData from "../../../data/text/lines.json" with { type: "json" };
import wordData from "../../../data/text/lists.json" with { type: "json" };
import type { Resources } from "../../model/index.ts";

export interface TextLists {
  /** Before a name, with a full stop that never ends a sentence: "Gen. Smith". */
  readonly titles: ReadonlySet<string>;
  /** With a full stop only before a number: "No. 5". */
  readonly numbered: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  /** With a full stop that hardly ever ends a sentence: "e.g.". */
  readonly latin: ReadonlySet<string>;
  /** With a full stop that may also end the sentence: "Inc.", "Calif.". */
  readonly trailing: ReadonlySet<string>;
  /** Words that, with a capital, begin a sentence far more often than they continue a name. */
  readonly starters: ReadonlySet<string>;
  readonly speech: ReadonlySet<string>;
  /** Words that make a quotation of one to three words speech: pronouns, auxiliaries, yes and no. */
  readonly utterances: ReadonlySet<string>;
  /** Prefixes that the treebanks leave joined to the word after the hyphen. */
  readonly prefixes: ReadonlySet<string>;
  /** Words written as one that the treebanks cut in two, and the length of the first part. */
  readonly splits: ReadonlyMap<string, number>;
  readonly units: ReadonlySet<string>;
  readonly slashed: ReadonlySet<string>;
  readonly apostrophes: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly emoticons: ReadonlySet<string>;
  /** Furniture of a page, not of the report. */
  readonly boilerplate: readonly RegExp[];
  readonly byline: readonly RegExp[];
  /** Credits that a dateline gives in brackets. */
  readonly agencies: ReadonlySet<string>;
  /** Full names of credits. */
  readonly agencyNames: ReadonlyMap<string, string>;
  /** Words in capitals before a dash that are no place. */
  readonly notPlaces: ReadonlySet<string>;
}

const words = z.array(z.string()).transform((list) => new Set(list));
const patterns = z.array(z.string()).transform((list) => list.map(compile));

const schema = z.object({
  titles: words,
  numbered: words,
  months: words,
  latin: words,
  trailing: words,
  starters: words,
  speech: words,
  utterances: words,
  prefixes: words,
  splits: z.record(z.string(), z.number()).transform((map) => new Map(Object.entries(map))),
  units: words,
  slashed: words,
  apostrophes: words,
  domains: words,
  emoticons: words,
  boilerplate: patterns,
  byline: patterns,
  agencies: words,
  agencyNames: z.record(z.string(), z.string()).transform((map) => new Map(Object.entries(map))),
  notPlaces: words,
});

/** The lists as they ship, for callers without resources. */
export const LISTS: TextLists = schema.parse({ ...wordData, ...lineData });

export function readLists(resources: Resources): TextLists {
  return schema.parse({
    ...JSON.parse(resources.text("text/lists.json")),
    ...JSON.parse(resources.text("text/lines.json")),
  });
}

/** Patterns ignore case unless they begin with "=". */
function compile(pattern: string): RegExp {
  return pattern.startsWith("=") ? new RegExp(pattern.slice(1), "u") : new RegExp(pattern, "iu");
}
