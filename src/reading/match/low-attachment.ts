/** Arguments found so far → the same with those that the parser hung too low: on the noun before, on the infinitive below. */
import type { Tree, Word } from "../../model/index.ts";
import type { Argument } from "./arguments.ts";
import { isTime, preposition, relation } from "./grammar.ts";

/** "sent aid to Borduria", "spoke by phone with Borduria": parsers hang the last phrase on the noun before as often as on the verb. */
export function addLowModifiers(tree: Tree, found: Argument[]): void {
  for (const { fn, token } of [...found]) {
    if (!CLAUSAL.has(fn)) addLowUnder(tree, found, fn, token, 0);
  }
}

function addLowUnder(tree: Tree, found: Argument[], fn: string, token: number, depth: number): void {
  for (const child of tree.children[token] ?? []) {
    const word = tree.words[child];
    if (word === undefined || child < token) continue;
    // "money to help people": the purpose hangs on the thing given.
    if (fn === "obj" && word.deprel === "acl" && word.xpos === "VB") found.push({ fn: "purpose", token: child });
    if (relation(word) !== "nmod" || isTime(word)) continue;
    const prep = preposition(tree, child);
    if (prep === "of") {
      if (fn === "obj" && depth < 3) addLowUnder(tree, found, fn, child, depth + 1);
      else if (fn !== "obj") found.push({ fn: `${fn}_${tree.words[token]?.lemma.toLowerCase()}_of`, token: child });
    } else if (prep !== "") found.push({ fn: prep, token: child });
  }
}

const CLAUSAL = new Set(["subj", "comp", "purpose", "adverbial", "aux", "neg", "particle", "when"]);

/** "blamed for the leak by Sylvania": the agent hung on the noun before it. */
export function addAgent(tree: Tree, found: Argument[]): void {
  if (found.some((argument) => argument.fn === "subj")) return;
  for (const { token } of [...found]) {
    for (const child of tree.children[token] ?? []) {
      const word = tree.words[child];
      if (word !== undefined && child > token && relation(word) === "nmod" && preposition(tree, child) === "by") {
        found.push({ fn: "subj", token: child });
        return;
      }
    }
  }
}

/** "the arrest of fishermen by Ruritania", "the deployment of soldiers in Borduria". */
export function addLowPhrases(tree: Tree, found: Argument[]): void {
  for (const { fn, token } of [...found]) {
    if (fn !== "of") continue;
    for (const child of tree.children[token] ?? []) {
      const word = tree.words[child];
      if (word === undefined || child < token || relation(word) !== "nmod" || isTime(word)) continue;
      const prep = preposition(tree, child);
      if (prep !== "" && prep !== "of") found.push({ fn: prep, token: child });
    }
  }
}

/** "Ruritania is due to visit Borduria": parsers hang the subject on the infinitive. */
export function addLowSubject(tree: Tree, adjective: number, found: Argument[]): void {
  if (found.some((argument) => argument.fn === "subj")) return;
  const clause = found.find(({ fn }) => fn === "comp" || fn === "purpose");
  const subject = (tree.children[clause?.token ?? -1] ?? []).find(
    (child) => child < adjective && relation(tree.words[child] ?? NOBODY) === "nsubj",
  );
  if (subject !== undefined) found.push({ fn: "subj", token: subject });
}

const NOBODY: Pick<Word, "deprel"> = { deprel: "" };
