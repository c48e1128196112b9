/** Sentences in; their trees and the names in them out. */
import type { NameSpan, Resources, Tree, Word } from "../../model/index.ts";
import { defineComponent } from "../../model/index.ts";
import { createSyntax, type SyntaxOptions } from "./syntax.ts";

export function createSyntaxTagger(resources: Pick<Resources, "bytes" | "text">, options: SyntaxOptions = {}) {
  const model = createSyntax(resources, options);
  return defineComponent({
    name: "syntax-tagger",
    needs: ["sentences"],
    provides: ["trees", "names"],
    run: ({ sentences }) => {
      const trees: Tree[] = [];
      const names: NameSpan[] = [];
      for (const { n, tokens } of sentences) {
        const { words: analyses, names: found } = model.analyse(tokens);
        const words = tokens.flatMap((token, i): Word[] => {
          const analysis = analyses[i];
          return analysis === undefined ? [] : [{ ...token, ...analysis }];
        });
        trees.push(treeOf(n, words));
        for (const name of found) {
          const [first, last] = [tokens[name.first], tokens[name.last - 1]];
          if (first !== undefined && last !== undefined) names.push({ ...name, n, start: first.start, end: last.end });
        }
      }
      return { trees, names };
    },
  });
}

function treeOf(n: number, words: readonly Word[]): Tree {
  const children: number[][] = words.map(() => []);
  let root = 0;
  words.forEach((word, i) => {
    if (word.head < 0) root = i;
    else children[word.head]?.push(i);
  });
  return { n, words, root, children };
}
