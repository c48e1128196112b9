/** Drafts of one sentence → without those that only repeat another: "held talks … the talks". */
import type { Tree } from "../../model/index.ts";
import type { DraftWithMatch, UnnumberedDraft } from "./draft.ts";
import { isSame } from "./parties.ts";

/** A noun close under the predicate that already codes the same event adds nothing. */
export function withoutEchoes(tree: Tree, drafts: readonly DraftWithMatch[]): readonly DraftWithMatch[] {
  return drafts.filter(
    ({ draft }) =>
      !drafts.some(
        ({ draft: other }) =>
          other !== draft &&
          other.type === draft.type &&
          isAbove(tree, other.triggerToken, draft.triggerToken) &&
          covers(other, draft),
      ),
  );
}

function isAbove(tree: Tree, upper: number, lower: number): boolean {
  const head = tree.words[lower]?.head ?? -1;
  return head === upper || (head >= 0 && tree.words[head]?.head === upper);
}

function covers(other: UnnumberedDraft, draft: UnnumberedDraft): boolean {
  const parties = [...other.source, ...other.target];
  return [...draft.source, ...draft.target].every((party) => parties.some((known) => isSame(known, party)));
}
