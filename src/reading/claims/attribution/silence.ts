/** A verb with a noun that says nothing ("made no comment on the raid") in its tree → the draft of the silence. */
import type { Tree } from "../../../model/index.ts";
import { isPassive, relation } from "../../match/index.ts";
import { cueReach } from "./cue-span.ts";
import type { CueLexicon, CueRow } from "./cues.ts";
import type { Draft } from "./draft.ts";
import { markToken, NONE, subjectOf } from "./grammar.ts";
import { subtree } from "./scene.ts";
import { isNobody } from "./verb-source.ts";

export function ofSilence(tree: Tree, verb: number, lexicon: CueLexicon): Draft | undefined {
  const word = tree.words[verb];
  if (word === undefined || isPassive(tree, verb)) return undefined;
  for (const noun of tree.children[verb] ?? []) {
    const object = tree.words[noun];
    const key = object?.lemma.toLowerCase() ?? "";
    if (object?.deprel !== "obj" || noun < verb || !lexicon.isSilence(word.lemma, key)) continue;
    const reach = cueReach(tree, verb, lexicon);
    const subject = subjectOf(tree, reach.top);
    const nobody = subject !== undefined && isNobody(tree, subject);
    if (!reach.negated && !nobody && !isNobody(tree, noun)) continue;
    const about = [...(tree.children[noun] ?? []), ...(tree.children[verb] ?? [])].find(
      (at) => at > noun && /^(?:nmod|obl|acl|ccomp)$/.test(relation(tree.words[at] ?? NONE)),
    );
    const mark = about === undefined ? -1 : markToken(tree, about);
    const content = about === undefined ? new Set<number>() : subtree(tree, about);
    if (mark === noun + 1) content.delete(mark);
    const row: CueRow = { lemma: `${word.lemma}_no_${key}`, class: "v", stance: "silent", frames: ["bare"] };
    return {
      row,
      token: verb,
      cue: { first: reach.first, last: mark === noun + 1 ? mark : noun },
      ...(subject === undefined ? {} : { source: subject }),
      content,
      ...(about === undefined ? {} : { contentHead: about }),
      stance: "silent",
      negated: reach.negated || nobody,
      confidence: 0.8,
    };
  }
  return undefined;
}
