/** What the claim stage knows of a document while it works: the layers it is given, the speech it found, its word lists. */
import type {
  DocumentInput,
  EventDraft,
  Mention,
  Party,
  Place,
  Quote,
  Sentence,
  Span,
  Time,
  Tree,
} from "../../model/index.ts";
import type { PartyFinder } from "../events/index.ts";
import type { Attribution } from "./attribution/index.ts";
import type { CertaintyTerms } from "./certainty.ts";
import type { Operators } from "./factuality/index.ts";
import { antecedent } from "./holder.ts";

export interface Reading {
  readonly document: DocumentInput;
  readonly facts: { readonly publishedAt?: string };
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quote[];
  readonly trees: readonly Tree[];
  readonly times: readonly Time[];
  readonly places: readonly Place[];
  readonly mentions: readonly Mention[];
  readonly drafts: readonly EventDraft[];
  /** By the finder's index; undefined where nobody says anything. */
  readonly attributions: readonly (Attribution | undefined)[];
  readonly finders: readonly PartyFinder[];
  readonly operators: Operators;
  readonly certainty: CertaintyTerms;
}

/** The attribution whose content holds the span most closely. */
export function around(span: Span, { attributions }: Reading): Attribution | undefined {
  let best: Attribution | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (const attribution of attributions) {
    if (attribution === undefined) continue;
    if (attribution.cue.start <= span.start && span.end <= attribution.cue.end) continue;
    const holds = attribution.content.some((part) => part.start <= span.start && span.end <= part.end);
    const length = attribution.content.reduce((sum, part) => sum + part.end - part.start, 0);
    if (holds && length < size) [best, size] = [attribution, length];
  }
  return best;
}

/** The first party of an attribution's source. */
export function speakerOf(source: Attribution["source"], { finders, trees }: Reading): Party | undefined {
  return source === undefined ? undefined : finders[source.n]?.at(antecedent(trees[source.n], source.head))[0];
}

/** Countries, and codes of actors without one, that the spans speak of. */
export function aboutOf(spans: readonly Span[], { mentions }: Reading): string[] {
  const codes = mentions
    .filter((mention) => spans.some((span) => span.start <= mention.start && mention.end <= span.end))
    .flatMap((mention) => (mention.members ?? [mention]).map((party) => party.country ?? party.org))
    .filter((code): code is string => code !== undefined);
  return [...new Set(codes)].sort();
}

/** Names a noun phrase by the actor mention on it. */
export function namer(reading: Reading, n: number): (token: number) => string | undefined {
  return (token) => {
    const party = reading.finders[n]?.mention(token);
    return party === undefined ? undefined : party.text;
  };
}
