/** Drafts, mentions and trees of a document → its claims, and its events with status, holder and factuality. */
import { type Component, defineComponent, type Mention, type Resources } from "../../model/index.ts";
import { createPartyFinder, type PartyFinder } from "../events/index.ts";
import { attributedClaims } from "./attributed.ts";
import { findAttributions, loadCues } from "./attribution/index.ts";
import { loadCertainty } from "./certainty.ts";
import { loadOperators } from "./factuality/index.ts";
import { ownVoice } from "./own-voice.ts";
import type { Reading } from "./scene.ts";
import { isSpeech } from "./speech.ts";
import { isAnnounced, weighedEvent } from "./weighed-event.ts";

type Needs = "document" | "facts" | "sentences" | "quotes" | "trees" | "times" | "places" | "mentions" | "drafts";

export function createClaimCoder(resources: Resources): Component<Needs, "claims" | "events"> {
  const cues = loadCues(resources);
  const operators = loadOperators(resources);
  const certainty = loadCertainty(resources);
  return defineComponent({
    name: "claim-coder",
    needs: ["document", "facts", "sentences", "quotes", "trees", "times", "places", "mentions", "drafts"],
    provides: ["claims", "events"],
    run: (given) => {
      const drafts = given.drafts.filter((draft) => isAnnounced(draft, given.trees[draft.sentence], operators));
      const layers = { ...given, drafts };
      const finders = findersOf(layers);
      const found = findAttributions({ ...layers, text: layers.document.text }, cues);
      const attributions = found.map((one) => (isSpeech(one, layers.trees, finders, operators) ? one : undefined));
      const reading: Reading = { ...layers, attributions, finders, operators, certainty };
      const events = layers.drafts.map((draft) => weighedEvent(draft, reading));
      return { events, claims: [...attributedClaims(reading), ...ownVoice(reading)] };
    },
  });
}

function findersOf({ trees, mentions, document }: Pick<Reading, "trees" | "mentions" | "document">): PartyFinder[] {
  const groups: Mention[][] = trees.map(() => []);
  for (const mention of mentions) groups[mention.n]?.push(mention);
  return trees.map((tree, n) => createPartyFinder(tree, groups[n] ?? [], document.text));
}
