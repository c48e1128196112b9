/** Source text to sentences, quotations and the facts of the document. */
export { textComponents } from "./components.ts";
export { type FactsFound, readFacts } from "./facts.ts";
export { findQuotes } from "./quotes.ts";
export { segment } from "./segment.ts";
