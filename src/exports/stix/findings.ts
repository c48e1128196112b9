/** Events → incidents, claims → notes. A claim is no `opinion`: that would be the view of who makes the bundle, and Readout has none. */
import type { Event } from "../../model/index.ts";
import { oneLine } from "../one-line.ts";
import type { ClaimRow, EventRow } from "../rows.ts";
import { pointOf } from "../spans.ts";
import { webAddress } from "../web-address.ts";
import { actOf, sayingOf, standingOf } from "../wording.ts";
import { identityId, markings } from "./identities.ts";
import { extended, READOUT, type StixObject, stixId, stixTime } from "./objects.ts";

export function incidentId({ document, event, coder }: EventRow): string {
  return stixId("incident", document.id, event.id, coder);
}

export function reportId({ document }: Pick<EventRow, "document">): string {
  return stixId("report", document.id);
}

export function incidentOf(row: EventRow): StixObject {
  const { document, event, actors = [], place } = row;
  const standing = standingOf(event, document.source, actors);
  const title = `${standing}: ${actOf(event, actors)}`;
  const point = pointOf(place);
  return {
    ...headOf("incident", incidentId(row), row),
    name: marked(title, document.mark),
    description: marked(`${title}. “${oneLine(row.sentence.text)}”`, document.mark),
    labels: labels(event.status, event.type, document.mark),
    extensions: extended({
      finding: `${document.id}/${event.id}`,
      status: event.status,
      standing,
      holder_ref: event.holder === undefined ? undefined : identityId(event.holder, document.id),
      event_type: event.type,
      mode: event.mode,
      contexts: event.contexts,
      cameo: event.cameo,
      source_refs: sides(event, "source", document.id),
      target_refs: sides(event, "target", document.id),
      reciprocal: event.reciprocal,
      date: event.time?.value,
      date_stated: event.time?.stated,
      historical: event.historical,
      factuality: event.factuality,
      // The `confidence` of STIX is about what is said; this is only about the coding.
      coding_confidence: event.confidence,
      rule: event.rule,
      place:
        place === undefined
          ? undefined
          : {
              name: place.name,
              country: place.country,
              precision: place.precision,
              latitude: point?.lat,
              longitude: point?.lon,
            },
      ...originOf(row),
    }),
  };
}

export function noteOf(row: ClaimRow): StixObject {
  const { document, claim, actors = [], about = [], sentence, coder } = row;
  const { holder } = claim;
  const speaker = holder.kind === "named" ? identityId(holder, document.id) : undefined;
  const saying = sayingOf(claim, document.source, actors);
  return {
    ...headOf("note", stixId("note", document.id, claim.id, coder), row),
    abstract: marked(saying, document.mark),
    content: marked(`${saying}. “${oneLine(sentence.text)}”`, document.mark),
    labels: labels(claim.stance, document.mark),
    object_refs: [reportId(row), ...about.map(incidentId), ...(speaker === undefined ? [] : [speaker])],
    extensions: extended({
      finding: `${document.id}/${claim.id}`,
      stance: claim.stance,
      holder_kind: holder.kind,
      holder_ref: speaker,
      cue: claim.cue?.text,
      certainty: claim.certainty?.term,
      quoted: claim.quoted,
      about: claim.about,
      within: claim.within === undefined ? undefined : `${document.id}/${claim.within}`,
      coding_confidence: claim.confidence,
      ...originOf(row),
    }),
  };
}

function headOf(type: string, id: string, { document, terms }: EventRow | ClaimRow): StixObject {
  const url = webAddress(document.url);
  return {
    type,
    spec_version: "2.1",
    id,
    created_by_ref: READOUT.id,
    created: stixTime(document.known),
    modified: stixTime(document.known),
    external_references: [
      {
        source_name: oneLine(document.source ?? "document") || "document",
        external_id: document.id,
        ...(url !== undefined && { url }),
      },
    ],
    ...markings(terms),
  };
}

function originOf({ document, sentence, coder, terms }: EventRow | ClaimRow): Readonly<Record<string, unknown>> {
  return {
    sentence: sentence.text,
    sentence_number: sentence.n,
    document: document.id,
    document_date: document.date,
    document_source: document.source,
    url: document.url,
    mark: document.mark,
    terms,
    coder,
    known: stixTime(document.known),
  };
}

function sides(event: Event, side: "source" | "target", document: string): readonly string[] {
  return [...new Set(event[side].map((party) => identityId(party, document)))];
}

function labels(...words: readonly (string | undefined)[]): readonly string[] {
  return words.flatMap((word) => word ?? []);
}

function marked(text: string, mark: string | undefined): string {
  return mark === undefined ? text : `${oneLine(mark)}: ${text}`;
}
