/** The one pattern language over trees, and the readings of a tree that rules share. */
export { type Argument, argumentsOf } from "./arguments.ts";
export { type Clause, clauseOf } from "./clause.ts";
export { isPassive, isVerbal, preposition, relation, verbKey } from "./grammar.ts";
export { createMatcher, type Match, type Matcher, type MatcherOptions } from "./matcher.ts";
export type { Lexicon, Link, LinkValue, Pattern } from "./pattern.ts";
export { repaired } from "./repair.ts";
