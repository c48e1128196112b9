/** The columns of claims: who says, denies, accuses or is silent, in which words. */
import { type Column, column, PROVENANCE } from "./columns.ts";
import type { ClaimRow } from "./rows.ts";

export const CLAIM_COLUMNS: readonly Column<ClaimRow>[] = [
  column(
    "claim",
    "string",
    "Id of the claim: document and number.",
    ({ document, claim }) => `${document.id}/${claim.id}`,
  ),
  column(
    "stance",
    "string",
    "asserts, denies, accuses, doubts, speculates, predicts, urges, asks or silent.",
    ({ claim }) => claim.stance,
  ),
  column("holder_kind", "string", "named, unnamed, or document: the text itself.", ({ claim }) => claim.holder.kind),
  column("holder_text", "string", "Whose claim it is, in the words of the text.", ({ claim }) => claim.holder.text),
  column(
    "holder_country",
    "string",
    "Country or organisation code of the holder.",
    ({ claim }) => claim.holder.country ?? claim.holder.org,
  ),
  column("holder_actor", "string", "Actor id of the holder.", ({ claim }) => claim.holder.actor),
  column("cue", "string", "The words that mark the claim: said, denied.", ({ claim }) => claim.cue?.text),
  column("certainty", "string", "The holder's own word for how sure it is.", ({ claim }) => claim.certainty?.term),
  column("quoted", "boolean", "In the holder's own words.", ({ claim }) => claim.quoted),
  column("about", "list", "Codes of those that the claim speaks of.", ({ claim }) => claim.about),
  column("events", "list", "Ids of the events that the claim is about.", ({ document, claim }) =>
    claim.events.map((id) => `${document.id}/${id}`),
  ),
  column("propositions", "list", "What is claimed: subject, predicate, object.", ({ claim }) =>
    claim.propositions.map(
      ({ subject, predicate, object, negated }) =>
        `${subject} ${negated ? "NOT " : ""}${predicate}${object === undefined ? "" : ` ${object}`}`,
    ),
  ),
  column("within", "string", "Id of the claim that this one is reported in.", ({ document, claim }) =>
    claim.within === undefined ? undefined : `${document.id}/${claim.within}`,
  ),
  column(
    "confidence",
    "number",
    "0 to 1: how sure the coder is of the coding, not of the claim.",
    ({ claim }) => claim.confidence,
  ),
  ...PROVENANCE,
];
