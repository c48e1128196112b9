/** A noun that attributes ("its claim that…", "allegations of…") in its tree → the draft of its attribution. */
import type { Tree } from "../../../model/index.ts";
import { preposition, relation } from "../../match/index.ts";
import type { Cue } from "./cues.ts";
import type { Draft } from "./draft.ts";
import { subtree } from "./scene.ts";

export function ofNoun(tree: Tree, noun: number, cue: Cue): Draft | undefined {
  const children = tree.children[noun] ?? [];
  const owner = children.find((child) => tree.words[child]?.deprel === "nmod:poss" && child < noun);
  const author = children.find(
    (child) =>
      child > noun &&
      relation(tree.words[child] ?? NONE) === "nmod" &&
      /^(?:by|from|among)$/.test(preposition(tree, child)),
  );
  const taken = contentOf(tree, noun, cue);
  const source = owner ?? author;
  // "a statement on trade" says nothing of what is said; "allegations of fraud" does.
  const tells = taken?.clause === true || cue.row.stance === "accuses" || cue.row.stance === "speculates";
  if (taken === undefined || (source === undefined && !tells)) return undefined;
  const first = owner === undefined ? noun : cueStart(tree, owner, noun);
  return {
    row: cue.row,
    token: noun,
    cue: { first, last: taken.cueLast },
    ...(source === undefined ? {} : { source }),
    content: taken.tokens,
    contentHead: taken.head,
    stance: (source === undefined ? cue.row.impersonal : undefined) ?? cue.row.stance,
    negated: children.some((child) => tree.words[child]?.lemma === "no" && child < noun),
    confidence: source === undefined ? 0.5 : 0.7,
  };
}

const NONE = { start: 0, end: 0, text: "", upos: "", xpos: "", lemma: "", head: -1, deprel: "" };

interface Taken {
  readonly tokens: ReadonlySet<number>;
  readonly head: number;
  readonly cueLast: number;
  readonly clause: boolean;
}

function contentOf(tree: Tree, noun: number, cue: Cue): Taken | undefined {
  for (const child of tree.children[noun] ?? []) {
    const word = tree.words[child];
    if (word === undefined || child < noun) continue;
    const mark = (tree.children[child] ?? []).find(
      (at) => at < child && /^(?:mark|case)$/.test(tree.words[at]?.deprel ?? ""),
    );
    const marker = mark === undefined ? "" : (tree.words[mark]?.lemma ?? "");
    const hidden = word.deprel === "acl:relcl" && cue.has("that") ? hiddenClause(tree, noun, child) : undefined;
    if (hidden !== undefined) return hidden;
    // Parsers take "claim that the border was calm" for a relative clause; a conjunction is none.
    const conjoined = word.deprel === "acl:relcl" && tree.words[mark ?? -1]?.deprel === "mark";
    const clause = conjoined || word.deprel === "acl" || word.deprel === "ccomp" || word.deprel === "advcl";
    if (clause && cue.has("that") && /^(?:that|whether|if)$/.test(marker))
      return { tokens: subtree(tree, child), head: child, cueLast: noun, clause: true };
    if (clause && cue.has("to") && marker === "to")
      return { tokens: subtree(tree, child), head: child, cueLast: noun, clause: true };
    if (
      (clause || relation(word) === "nmod") &&
      mark !== undefined &&
      cue.prepositions.has(marker) &&
      mark === noun + 1
    ) {
      const tokens = subtree(tree, child);
      tokens.delete(mark);
      return { tokens, head: child, cueLast: mark, clause: false };
    }
  }
  return undefined;
}

/** "reports that the bridge had fallen" read as "reports that somebody made": only verbs of making and sending take reports. */
function hiddenClause(tree: Tree, noun: number, clause: number): Taken | undefined {
  const that = tree.words[noun + 1];
  const verb = tree.words[clause];
  if (verb === undefined || that?.text !== "that" || that.deprel !== "obj" || TAKES_SPEECH.has(verb.lemma))
    return undefined;
  const subject = (tree.children[clause] ?? []).find((at) => tree.words[at]?.deprel.startsWith("nsubj"));
  if (subject === undefined || subject < noun) return undefined;
  const tokens = subtree(tree, clause);
  tokens.add(noun + 1);
  return { tokens, head: clause, cueLast: noun, clause: true };
}

const TAKES_SPEECH = new Set(
  "make issue raise give release send publish write hear receive express voice read level bring face deny reject hold share quote get see sign deliver find obtain have cite".split(
    " ",
  ),
);

/** "Freedonia's repeated claim": from behind the holder, whose phrase keeps the possessive mark. */
function cueStart(tree: Tree, owner: number, noun: number): number {
  const mark = (tree.children[owner] ?? []).find((at) => tree.words[at]?.xpos === "POS");
  return Math.min((mark !== undefined && mark < noun ? mark : owner) + 1, noun);
}
