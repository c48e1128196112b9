/** The trained model's files in; a reader of sentences out: tags, lemmas, heads and names for any tokens. */
import type { Resources, Token, Word } from "../../model/index.ts";
import { normaliseForm } from "./form.ts";
import { createPlainKernel } from "./kernel-plain.ts";
import { createSimdKernel } from "./kernel-simd.ts";
import { createLemmatiser } from "./lemmas.ts";
import { decodeNames, type NameFound } from "./name-decoder.ts";
import { createNetwork, networkMemory, type Scores, windowLength } from "./network.ts";
import { bestTree } from "./tree.ts";
import { readWeights } from "./weights.ts";

export type TokenLike = Pick<Token, "text">;

/** What the model adds to a token. */
export type WordAnalysis = Omit<Word, keyof Token>;

export interface SyntaxModel {
  /** One sentence in; as many words as tokens, and the names as token ranges, end exclusive. Never throws. */
  analyse(tokens: readonly TokenLike[]): {
    readonly words: readonly WordAnalysis[];
    readonly names: readonly NameFound[];
  };
  /** The kernel in use; both give the same bits. */
  readonly kernel: "simd" | "plain";
}

export interface SyntaxOptions {
  /** False keeps to plain JavaScript. WebAssembly SIMD is used by default where the host has it. */
  readonly wasm?: boolean;
}

export function createSyntax(resources: Pick<Resources, "bytes" | "text">, options: SyntaxOptions = {}): SyntaxModel {
  const weights = readWeights(resources);
  const simd = options.wasm === false ? undefined : createSimdKernel(networkMemory);
  const network = createNetwork(weights, simd ?? createPlainKernel(networkMemory));
  const lemmaOf = createLemmatiser(
    resources.text("syntax/lemmas.json"),
    resources.text("syntax/words.txt").split("\n"),
  );
  const nameTransitions = weights.integers("nameTransitions");
  const rootLabel = weights.deprel.indexOf("root");

  /** Reads one window; its words' heads count from the window's first token. */
  function analyseWindow(forms: readonly string[]): { words: WordAnalysis[]; names: NameFound[] } {
    network.read(forms);
    const n = forms.length;
    const upos = network.upos();
    const xpos = network.xpos();
    const heads = bestTree(network.arcs(), n);
    const labels = network.labels(heads);
    const words = forms.map((form, i): WordAnalysis => {
      const tag = weights.xpos[best(xpos, i, weights.xpos.length, -1)] ?? "X";
      const head = (heads[i] ?? 0) - 1;
      const label = head < 0 ? rootLabel : best(labels, i, weights.deprel.length, rootLabel);
      return {
        upos: weights.upos[best(upos, i, weights.upos.length, -1)] ?? "X",
        xpos: tag,
        lemma: lemmaOf(form, tag),
        head,
        deprel: weights.deprel[label] ?? "dep",
      };
    });
    return { words, names: decodeNames(network.name(), n, weights.name, nameTransitions) };
  }

  return {
    kernel: simd === undefined ? "plain" : "simd",
    analyse(tokens) {
      const forms = tokens.map((token) => normaliseForm(token.text));
      if (forms.length === 0) return { words: [], names: [] };
      if (forms.length <= windowLength) return analyseWindow(forms);
      return joined(windowsOf(forms).map((window) => ({ start: window.start, ...analyseWindow(window.forms) })));
    },
  };
}

/** The best-scored column of row i, `except` left out; the first of equals. */
function best({ values, width }: Scores, i: number, columns: number, except: number): number {
  let found = except === 0 ? 1 : 0;
  for (let k = found + 1; k < columns; k++) {
    if (k !== except && (values[i * width + k] ?? 0) > (values[i * width + found] ?? 0)) found = k;
  }
  return found;
}

/** Cuts a very long sentence after a clause mark in the last quarter of each window, else where the window is full. */
function windowsOf(forms: readonly string[]): { start: number; forms: readonly string[] }[] {
  const windows: { start: number; forms: readonly string[] }[] = [];
  for (let start = 0; start < forms.length; ) {
    let end = Math.min(start + windowLength, forms.length);
    if (end < forms.length) {
      for (let at = end; at > start + windowLength * 0.75; at--) {
        if (/^[;:,.!?|]$/.test(forms[at - 1] ?? "")) {
          end = at;
          break;
        }
      }
    }
    windows.push({ start, forms: forms.slice(start, end) });
    start = end;
  }
  return windows;
}

/** One tree of many: the root of each later window hangs on the root of the first as a parataxis. */
function joined(windows: readonly { start: number; words: WordAnalysis[]; names: NameFound[] }[]): {
  words: WordAnalysis[];
  names: NameFound[];
} {
  const first = windows[0]?.words.findIndex((word) => word.head < 0) ?? 0;
  return {
    words: windows.flatMap(({ start, words }) =>
      words.map((word): WordAnalysis => {
        if (word.head >= 0) return { ...word, head: word.head + start };
        return start === 0 ? word : { ...word, head: first, deprel: "parataxis" };
      }),
    ),
    names: windows.flatMap(({ start, names }) =>
      names.map((name) => ({ ...name, first: name.first + start, last: name.last + start })),
    ),
  };
}
