/** Sentences in → their trees and the names in them: the syntax model as a component. */
import {
  type Component,
  defineComponent,
  type NameSpan,
  type Sentence,
  type Tree,
  type Word,
} from "../../model/index.ts";
import type { SyntaxModel } from "./index.ts";

export function createParser(model: SyntaxModel): Component<"sentences", "trees" | "names"> {
  return defineComponent({
    name: "parser",
    needs: ["sentences"],
    provides: ["trees", "names"],
    run: ({ sentences }) => {
      const trees: Tree[] = [];
      const names: NameSpan[] = [];
      for (const sentence of sentences) {
        const { tree, names: found } = parseSentence(model, sentence);
        trees.push(tree);
        names.push(...found);
      }
      return { trees, names };
    },
  });
}

export function parseSentence(model: SyntaxModel, sentence: Sentence): { tree: Tree; names: NameSpan[] } {
  const analysis = model.analyse(sentence.tokens);
  const words: Word[] = sentence.tokens.map((token, i) => ({ ...UNKNOWN, ...analysis.words[i], ...token }));
  const names = analysis.names.flatMap((name) => {
    const first = sentence.tokens[name.first];
    const last = sentence.tokens[name.last - 1];
    if (first === undefined || last === undefined) return [];
    return [{ ...name, n: sentence.n, start: first.start, end: last.end }];
  });
  return { tree: treeOf(sentence.n, words), names };
}

const UNKNOWN = { upos: "X", xpos: "FW", lemma: "", head: -1, deprel: "dep" };

/** Words with heads → a tree with its children listed. */
export function treeOf(n: number, words: readonly Word[]): Tree {
  const children: number[][] = words.map(() => []);
  let root = 0;
  for (const [i, word] of words.entries()) {
    if (word.head < 0) root = i;
    else children[word.head]?.push(i);
  }
  return { n, words, root, children };
}
