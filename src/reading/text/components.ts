/** The resources in; the component that reads sentences, quotations and facts from a document, out. */
import { type Component, defineComponent, type Resources } from "../../model/index.ts";
import { readFacts } from "./facts.ts";
import { readLists } from "./lists.ts";
import { findQuotes } from "./quotes.ts";
import { segment } from "./segment.ts";

export function textComponents(
  resources: Resources,
): readonly [Component<"document", "sentences" | "quotes" | "facts">] {
  const lists = readLists(resources);
  return [
    defineComponent({
      name: "text",
      needs: ["document"],
      provides: ["sentences", "quotes", "facts"],
      run: ({ document }) => {
        const sentences = segment(document.text, document.title, lists);
        const { facts, issues } = readFacts(document, sentences, lists);
        return { sentences, quotes: findQuotes(document.text, sentences, lists), facts, issues };
      },
    }),
  ];
}
