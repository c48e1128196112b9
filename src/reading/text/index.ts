/** Source text to sentences, quotations and the facts of the document. */
export { segment } from "./segment.ts";
