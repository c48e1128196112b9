/** The objects of STIX 2.1 that every bundle of Readout has, and what all of them share. */
import { uuidOf } from "../uuid.ts";

/** An object of STIX as it is written. */
export interface StixObject {
  readonly type: string;
  readonly spec_version: "2.1";
  readonly id: string;
  readonly [property: string]: unknown;
}

/** When the objects below were defined: they are the same in every bundle, so no clock may tell. */
export const DEFINED = "2026-11-28T00:00:00.000Z";

export function stixId(type: string, ...name: readonly string[]): string {
  return `${type}--${uuidOf("stix", type, ...name)}`;
}

/** @param at milliseconds since 1970-01-01 UTC. */
export function stixTime(at: number): string {
  return new Date(at).toISOString();
}

export const READOUT: StixObject = {
  type: "identity",
  spec_version: "2.1",
  id: stixId("identity", "readout"),
  created: DEFINED,
  modified: DEFINED,
  name: "Readout",
  description:
    "A program that reads news. It reports what texts say, who says it and who denies it, and judges none of it.",
  identity_class: "system",
};

/**
 * What STIX has no words for. Events are `incident` objects, the one kind of event that readers of STIX know; it has no fields beyond a
 * name and a description, so status, holder and evidence stand in this extension, and first in the name.
 */
export const EXTENSION: StixObject = {
  type: "extension-definition",
  spec_version: "2.1",
  id: stixId("extension-definition", "readout", "1"),
  created_by_ref: READOUT.id,
  created: DEFINED,
  modified: DEFINED,
  name: "Readout findings",
  description:
    "Status, holder, evidence sentence and origin of political events and claims. An incident is reported as having happened only where its status is asserted, by its holder or else by the source.",
  schema: [
    "incident: finding, status (asserted, negated, denied, alleged, speculated, predicted, urged, hypothetical), standing, holder_ref,",
    "event_type (PLOVER), mode, contexts, cameo, source_refs, target_refs, reciprocal, date (TIMEX3), date_stated, historical,",
    "factuality (-3 to 3), coding_confidence (0 to 1), rule, place (name, country, precision, latitude, longitude).",
    "note: finding, stance (asserts, denies, accuses, doubts, speculates, predicts, urges, asks, silent), holder_kind, holder_ref, cue,",
    "certainty, quoted, about, within, coding_confidence.",
    "Both: sentence, sentence_number, document, document_date, document_source, url, mark, terms, coder, known.",
    "report: document, given_id, date, source, mark, terms, known, until, text.",
    "identity: actor, country, organization, kind, sector.",
  ].join(" "),
  version: "1.0.0",
  extension_types: ["property-extension"],
};

export function extended(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { [EXTENSION.id]: { extension_type: "property-extension", ...filled(properties) } };
}

/** STIX has no empty lists: what is empty is left out. */
export function filled(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
