/** The word lists of `data/text/lists.json` in, looked up as sets, out. */
import builtIn from "../../../data/text/lists.json" with { type: "json" };

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
  /** Prefixes that the treebanks leave joined to the word after the hyphen. */
  readonly prefixes: ReadonlySet<string>;
  /** Words written as one that the treebanks cut in two, and the length of the first part. */
  readonly splits: ReadonlyMap<string, number>;
  readonly units: ReadonlySet<string>;
  readonly slashed: ReadonlySet<string>;
  readonly apostrophes: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly emoticons: ReadonlySet<string>;
}

export const LISTS: TextLists = {
  titles: new Set(builtIn.titles),
  numbered: new Set(builtIn.numbered),
  months: new Set(builtIn.months),
  latin: new Set(builtIn.latin),
  trailing: new Set(builtIn.trailing),
  starters: new Set(builtIn.starters),
  speech: new Set(builtIn.speech),
  prefixes: new Set(builtIn.prefixes),
  splits: new Map(Object.entries(builtIn.splits)),
  units: new Set(builtIn.units),
  slashed: new Set(builtIn.slashed),
  apostrophes: new Set(builtIn.apostrophes),
  domains: new Set(builtIn.domains),
  emoticons: new Set(builtIn.emoticons),
};
