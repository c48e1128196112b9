/** The reader under test and its parts, made on demand and kept, with what they said remembered. */
import type { DocumentInput, Layers, Resources, Sentence, Tree } from "../../src/model/index.ts";
import { CODER_VERSION, makeReader, type Reader } from "../../src/reading/reader.ts";
import { createSyntax, createSyntaxTagger, type SyntaxModel } from "../../src/reading/syntax/index.ts";

export interface Coder {
  readonly version: string;
  readonly resources: Resources;
  reader(): Reader;
  /** Texts already read are not read again: the parts of a gold file share their documents. */
  analyse(document: DocumentInput): Layers;
  syntax(): SyntaxModel;
  /** The tree over tokens that are given, as a gold file's. */
  treeOf(tokens: readonly string[]): Tree;
}

export function createCoder(resources: Resources): Coder {
  let reader: Reader | undefined;
  let syntax: SyntaxModel | undefined;
  let tagger: ReturnType<typeof createSyntaxTagger> | undefined;
  const read = new Map<string, Layers>();
  const trees = new Map<string, Tree>();
  const theReader = (): Reader => {
    reader ??= makeReader(resources);
    return reader;
  };
  return {
    version: `readout/${CODER_VERSION}+data.${resources.hash}`,
    resources,
    reader: theReader,
    analyse: (document) => remembered(read, JSON.stringify(document), () => theReader().analyse(document)),
    syntax: () => {
      syntax ??= rememberingModel(createSyntax(resources));
      return syntax;
    },
    treeOf: (tokens) =>
      remembered(trees, tokens.join("\n"), () => {
        tagger ??= createSyntaxTagger(resources);
        const tree = tagger.run({ sentences: [sentenceOf(tokens)] }).trees[0];
        return tree ?? { n: 0, words: [], root: 0, children: [] };
      }),
  };
}

function rememberingModel(model: SyntaxModel): SyntaxModel {
  const known = new Map<string, ReturnType<SyntaxModel["analyse"]>>();
  return {
    kernel: model.kernel,
    analyse: (tokens) => remembered(known, tokens.map(({ text }) => text).join("\n"), () => model.analyse(tokens)),
  };
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function sentenceOf(forms: readonly string[]): Sentence {
  let at = 0;
  const tokens = forms.map((text) => {
    const token = { text, start: at, end: at + text.length };
    at = token.end + 1;
    return token;
  });
  return { n: 0, start: 0, end: Math.max(0, at - 1), kind: "body", paragraph: 0, tokens };
}
