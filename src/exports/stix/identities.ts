/** Parties and sources → identities of STIX, each written once a bundle. */
import type { Actor, Party } from "../../model/index.ts";
import { nameOf } from "../wording.ts";
import { DEFINED, extended, filled, READOUT, type StixObject, stixId } from "./objects.ts";

type Named = { readonly [Key in keyof Omit<Party, "start" | "end" | "roles">]?: string | undefined };

/** Ids such as "d:sullivan", and words without an actor, mean somebody in one document only. */
export function identityId({ actor, text, country, org }: Named, document: string): string {
  if (actor !== undefined && !actor.startsWith("d:")) return stixId("identity", "actor", actor);
  return stixId("identity", "in", document, actor ?? "", text ?? "", country ?? "", org ?? "");
}

export function identityOf(party: Named, document: string, actors: readonly Actor[]): StixObject {
  const known = actors.find(({ id }) => id === party.actor);
  return {
    type: "identity",
    spec_version: "2.1",
    id: identityId(party, document),
    created_by_ref: READOUT.id,
    created: DEFINED,
    modified: DEFINED,
    name: nameOf(party, actors),
    identity_class: known === undefined ? "unknown" : CLASSES[known.kind],
    ...(known?.wikidata !== undefined && {
      external_references: [
        {
          source_name: "wikidata",
          external_id: known.wikidata,
          url: `https://www.wikidata.org/entity/${known.wikidata}`,
        },
      ],
    }),
    extensions: extended({
      actor: party.actor,
      country: known?.country ?? party.country,
      organization: party.org,
      kind: known?.kind,
      sector: known?.sector,
    }),
  };
}

/** What its terms say, as a statement that marks every object that comes from it. */
export function termsOf(terms: string): StixObject {
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id: stixId("marking-definition", "terms", terms),
    created_by_ref: READOUT.id,
    created: DEFINED,
    definition_type: "statement",
    definition: { statement: terms },
  };
}

export function markings(terms: string | undefined): Readonly<Record<string, unknown>> {
  return filled({ object_marking_refs: terms === undefined ? [] : [stixId("marking-definition", "terms", terms)] });
}

const CLASSES: Readonly<Record<Actor["kind"], string>> = {
  state: "organization",
  person: "individual",
  organization: "organization",
  "armed-group": "group",
  igo: "organization",
  ngo: "organization",
  company: "organization",
  population: "class",
};
