/** Tokens of a sentence in; tags, lemmas, a dependency tree and names out. */
export type { NameFound } from "./name-decoder.ts";
export { createSyntax, type SyntaxModel, type SyntaxOptions, type TokenLike, type WordAnalysis } from "./syntax.ts";
export { createSyntaxTagger } from "./tagger.ts";
