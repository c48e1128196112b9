/** The head of a clause in → the proposition it states, as subject, predicate, object, negation, modality. */
import type { Proposition, Tree } from "../../model/index.ts";
import { argumentsOf, clauseOf, isVerbal, relation, verbKey } from "../match/index.ts";

/** `name` gives the name that a noun phrase stands for, or undefined where it is no actor. */
export function propositionOf(
  tree: Tree,
  head: number,
  name: (token: number) => string | undefined,
): Proposition | undefined {
  const word = tree.words[head];
  if (word === undefined || word.upos === "PUNCT") return undefined;
  const found = argumentsOf(tree, head);
  const subject = found.find((argument) => argument.fn === "subj") ?? found.find((argument) => argument.fn === "poss");
  const object = found.find(
    (argument) => argument.fn !== "subj" && argument.token !== subject?.token && !NOT_OBJECTS.has(argument.fn),
  );
  const clause = clauseOf(tree, head);
  if (subject === undefined && object === undefined) return undefined;
  const copula = (tree.children[head] ?? []).some((child) => tree.words[child]?.deprel === "cop");
  const label = (token: number): string => name(token) ?? phrase(tree, token);
  return {
    subject: subject === undefined ? "?" : label(subject.token),
    predicate: isVerbal(word)
      ? verbKey(tree, head).replaceAll("_", " ")
      : copula
        ? `be ${phrase(tree, head)}`
        : word.lemma,
    ...(object === undefined ? {} : { object: `${preposed(object.fn)}${label(object.token)}` }),
    negated: clause.negation !== undefined,
    ...(clause.modal === undefined ? {} : { modality: clause.modal }),
  };
}

const NOT_OBJECTS = new Set(["poss", "mod", "bare", "particle", "adverbial", "comp", "purpose", "by"]);
const CORE = new Set(["obj", "iobj"]);

function preposed(fn: string): string {
  return CORE.has(fn) ? "" : `${fn.replaceAll("_", " ")} `;
}

/** The noun with what stands before it, lower-cased at the start only where it is no name. */
function phrase(tree: Tree, token: number): string {
  const parts = (tree.children[token] ?? []).filter((child) => {
    const word = tree.words[child];
    return word !== undefined && child < token && PREMODIFIERS.has(relation(word));
  });
  return [...parts, token].map((at) => tree.words[at]?.text ?? "").join(" ");
}

const PREMODIFIERS = new Set(["amod", "compound", "nummod", "flat", "nmod"]);
