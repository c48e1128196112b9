/** The one pattern language over trees, and the readings of a tree that rules share. */
export { type Argument, argumentsOf, isPassive, isVerbal, preposition, relation, verbKey } from "./arguments.ts";
export { type Clause, clauseOf } from "./clause.ts";
export { conjuncts, createMatcher, keysOf, type Match, type Matcher, type MatcherOptions } from "./matcher.ts";
export { type Lexicon, type Link, type LinkValue, type Pattern, PatternError, parsePattern } from "./pattern.ts";
export { repaired } from "./repair.ts";
