/** Mentions as they come → who is in the reader's mind, and how much: what pronouns choose from. */
import type { Tree } from "../../../model/index.ts";
import { relation } from "../../match/index.ts";
import type { DraftMention } from "./draft-mention.ts";

export type Kind = "person" | "thing" | "many";

export interface Referent {
  readonly key: string;
  readonly kind: Kind;
  /** The latest mention that says who it is; absent for a noun that is no actor and only stands in the way. */
  mention?: DraftMention;
  /** After Lappin and Leass (1994): what each mention adds by its function, halved with every sentence. */
  weight: number;
  /** Index in its sentence of the token that was mentioned last, and that sentence. */
  at: number;
  n: number;
}

export interface Discourse {
  /** Halves all weights. */
  next(): void;
  /** `quoted`: said within somebody's speech, which is less in the writer's own mind. */
  add(tree: Tree, mention: DraftMention, quoted: boolean): void;
  /** Whoever said something last, outside quotation marks. */
  speaker(): DraftMention | undefined;
  /** A noun that is no actor, or several coordinated mentions together. */
  addOther(tree: Tree, at: number, kind: Kind, together?: DraftMention): void;
  referents(kind: Kind): readonly Referent[];
}

export function createDiscourse(): Discourse {
  const referents = new Map<string, Referent>();
  let speaker: DraftMention | undefined;
  const put = (key: string, kind: Kind, tree: Tree, at: number, weight: number, mention?: DraftMention): void => {
    const known = referents.get(key);
    if (known === undefined)
      referents.set(key, { key, kind, weight, at, n: tree.n, ...(mention === undefined ? {} : { mention }) });
    else {
      known.weight = Math.min(known.weight + weight, MOST);
      known.at = at;
      known.n = tree.n;
      if (mention !== undefined) known.mention = mention;
    }
  };
  return {
    next: () => {
      for (const [key, referent] of referents) {
        referent.weight /= 2;
        if (referent.weight < FORGOTTEN) referents.delete(key);
      }
    },
    add: (tree, mention, quoted) => {
      const kind = kindOf(mention);
      if (kind === undefined) return;
      let weight = functionWeight(tree, mention.head, 0);
      if (mention.place === true) weight /= 2;
      if (mention.form === "adjective" || quoted) weight /= 2;
      put(keyOf(mention), kind, tree, mention.head, weight, mention);
      if (kind === "person" && !quoted && saysSo(tree, mention.head)) speaker = mention;
    },
    speaker: () => speaker,
    addOther: (tree, at, kind, together) => {
      const key = together === undefined ? `${tree.n}:${at}` : `together:${keyOf(together)}`;
      put(key, kind, tree, at, functionWeight(tree, at, 0), together);
    },
    referents: (kind) => [...referents.values()].filter((referent) => referent.kind === kind),
  };
}

/** True for the subject of a verb of saying. */
export function saysSo(tree: Tree, at: number): boolean {
  const word = tree.words[at];
  if (word === undefined || relation(word) !== "nsubj") return false;
  return SAYING.has(tree.words[word.head]?.lemma.toLowerCase() ?? "");
}

const SAYING = new Set(
  "say tell add ask write note warn explain argue state continue declare insist announce reply respond conclude tweet stress acknowledge admit deny condemn claim".split(
    " ",
  ),
);

const CLEAR = 1.25;

/** The weightiest, unless another is nearly as weighty. */
export function clearlyFirst(referents: readonly Referent[], margin = CLEAR): Referent | undefined {
  const [best, second] = [...referents].sort((a, b) => b.weight - a.weight || b.n - a.n || b.at - a.at);
  return second !== undefined && (best?.weight ?? 0) < second.weight * margin ? undefined : best;
}

const FORGOTTEN = 0.1;
/** However often a name comes, the subject of the sentence before can still outweigh it. */
const MOST = 1.5;

/** What a pronoun for this mention would be; absent when none would be. */
function kindOf(mention: DraftMention): Kind | undefined {
  if (mention.thing === true) return undefined;
  if (mention.plural || mention.members !== undefined) return "many";
  if (mention.kind === "person") return "person";
  if (mention.kind === "population") return mention.form === "nominal" ? "person" : "many";
  return "thing";
}

export function keyOf(mention: DraftMention): string {
  if (mention.members !== undefined) return mention.members.map(keyOf).sort().join("+");
  if (mention.actor !== undefined) return mention.actor;
  const owner = mention.country ?? mention.org;
  return owner === undefined ? `${mention.n}:${mention.head}` : `${owner}/${mention.role ?? ""}/${mention.plural}`;
}

function functionWeight(tree: Tree, at: number, depth: number): number {
  const word = tree.words[at];
  if (word === undefined) return 0;
  switch (relation(word)) {
    case "nsubj":
      return isMain(tree, word.head) ? 1 : 0.8;
    case "obj":
    case "iobj":
      return 0.6;
    case "obl":
      return 0.45;
    case "nmod":
      return word.deprel === "nmod:poss" ? 0.45 : 0.35;
    case "compound":
    case "amod":
      return 0.25;
    case "conj":
    case "appos":
    case "flat":
      return depth > 4 ? 0.3 : 0.85 * functionWeight(tree, word.head, depth + 1);
    default:
      return 0.5;
  }
}

function isMain(tree: Tree, at: number): boolean {
  const word = tree.words[at];
  return word === undefined || word.head < 0 || relation(word) === "conj" || relation(word) === "parataxis";
}
