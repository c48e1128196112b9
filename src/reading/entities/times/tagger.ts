/** Data files in, the component that finds the times of a document out. */
import type { Resources } from "../../../model/index.ts";
import { defineComponent } from "../../../model/index.ts";
import type { TimeKnowledge } from "./find.ts";
import { findTimes } from "./find.ts";
import { readLexicon } from "./lexicon.ts";
import { readRules } from "./rules.ts";

export function readTimeKnowledge(resources: Pick<Resources, "text">): TimeKnowledge {
  return {
    lexicon: readLexicon(resources.text("times/lexicon.json")),
    rules: readRules(resources.text("times/rules.json")),
  };
}

/** Finds time expressions and resolves them against the publication date. */
export function createTimeTagger(resources: Pick<Resources, "text">) {
  const knowledge = readTimeKnowledge(resources);
  return defineComponent({
    name: "time-tagger",
    needs: ["sentences", "trees", "facts"],
    provides: ["times"],
    run: ({ sentences, trees, facts }) =>
      findTimes(
        { sentences, trees, ...(facts.publishedAt === undefined ? {} : { publishedAt: facts.publishedAt }) },
        knowledge,
      ),
  });
}
