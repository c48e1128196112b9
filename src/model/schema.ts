/** Schemas of the record; `npm run build` publishes them as JSON Schema, `record.ts` derives the types. */
import { z } from "zod";

const offset = z.number().int().nonnegative();

export const span = z.readonly(z.object({ start: offset, end: offset }));

export const documentInput = z.readonly(
  z.object({
    id: z.string().min(1),
    text: z.string(),
    title: z.string().optional(),
    /** ISO 8601 date of publication, `2024-12-11` or with a time. */
    date: z.string().optional(),
    source: z.string().optional(),
    url: z.string().optional(),
    /** BCP 47. Absent means English. */
    lang: z.string().optional(),
    /** Shown wherever the document is: "Example" on the reports that come with Readout. */
    mark: z.string().optional(),
  }),
);

export const sentenceRecord = z.readonly(z.object({ n: offset, start: offset, end: offset }));

/** `checked`: `ref` or `search:<address>`, the reference that confirms the role; absent means unverified. */
export const role = z.readonly(
  z.object({
    title: z.string(),
    org: z.string().optional(),
    country: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    checked: z.string().optional(),
  }),
);

export const actorKind = z.enum([
  "state",
  "person",
  "organization",
  "armed-group",
  "igo",
  "ngo",
  "company",
  "population",
]);

export const actor = z.readonly(
  z.object({
    id: z.string(),
    name: z.string(),
    kind: actorKind,
    /** ISO 3166-1 alpha-3, or XKX. */
    country: z.string().optional(),
    wikidata: z.string().optional(),
    /** PLOVER sector code. */
    sector: z.string().optional(),
    roles: z.array(role).readonly().optional(),
    mentions: z.array(span).readonly(),
  }),
);

export const time = z.readonly(
  z.object({
    start: offset,
    end: offset,
    type: z.enum(["DATE", "TIME", "DURATION", "SET"]),
    /** TIMEX3 value; absent where the expression could not be resolved (no publication date). */
    value: z.string().optional(),
  }),
);

export const place = z.readonly(
  z.object({
    start: offset,
    end: offset,
    name: z.string(),
    country: z.string().optional(),
    geonames: z.string().optional(),
    lat: z.number().optional(),
    lon: z.number().optional(),
    /** Absent precision does not occur; an unsure place has no coordinates. */
    precision: z.enum(["country", "admin", "city", "site"]),
  }),
);

const partyShape = {
  text: z.string(),
  start: offset,
  end: offset,
  actor: z.string().optional(),
  country: z.string().optional(),
  /** PLOVER code of an actor without a country: IGO, NGO, MNC… */
  org: z.string().optional(),
  sector: z.string().optional(),
  /** The roles the text speaks of here. */
  roles: z.array(role).readonly().optional(),
};

export const party = z.readonly(z.object(partyShape));

export const eventType = z.enum([
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
]);

export const eventStatus = z.enum([
  "asserted",
  "negated",
  "denied",
  "alleged",
  "speculated",
  "predicted",
  "urged",
  "hypothetical",
]);

export const event = z.readonly(
  z.object({
    id: z.string(),
    sentence: offset,
    type: eventType,
    mode: z.string().optional(),
    contexts: z.array(z.string()).readonly(),
    cameo: z.string().optional(),
    source: z.array(party).readonly(),
    target: z.array(party).readonly(),
    reciprocal: z.boolean(),
    place: span.optional(),
    /** `stated` false: taken from the publication date. */
    time: z.readonly(z.object({ value: z.string(), stated: z.boolean() })).optional(),
    status: eventStatus,
    /** Who commits to the status; absent: the document's own voice. */
    holder: party.optional(),
    historical: z.boolean().optional(),
    /** −3 certainly not … +3 certainly so (FactBank scale as in Lee et al. 2015). Absent: the coder gives none, as datasets do. */
    factuality: z.number().min(-3).max(3).optional(),
    trigger: span,
    rule: z.string(),
    /** 0–1: how sure the coder is that the coding is right. Absent: the coder gives none, as datasets do. */
    confidence: z.number().min(0).max(1).optional(),
  }),
);

export const stance = z.enum([
  "asserts",
  "denies",
  "accuses",
  "doubts",
  "speculates",
  "predicts",
  "urges",
  "asks",
  "silent",
]);

export const holder = z.readonly(
  z.object({
    kind: z.enum(["named", "unnamed", "document"]),
    ...partyShape,
    text: z.string().optional(),
    start: offset.optional(),
    end: offset.optional(),
  }),
);

/** `low`/`high`: the ICD 203 range of the term, only where the standard gives one. */
export const certainty = z.readonly(
  z.object({
    term: z.string(),
    low: z.number().min(0).max(1).optional(),
    high: z.number().min(0).max(1).optional(),
  }),
);

export const proposition = z.readonly(
  z.object({
    subject: z.string(),
    predicate: z.string(),
    object: z.string().optional(),
    negated: z.boolean(),
    modality: z.string().optional(),
  }),
);

export const claim = z.readonly(
  z.object({
    id: z.string(),
    sentence: offset,
    holder,
    cue: z.readonly(z.object({ text: z.string(), start: offset, end: offset })).optional(),
    content: z.array(span).readonly(),
    stance,
    certainty: certainty.optional(),
    quoted: z.boolean(),
    /** Country codes, or actor codes of actors without a country, that the content speaks of. */
    about: z.array(z.string()).readonly(),
    events: z.array(z.string()).readonly(),
    propositions: z.array(proposition).readonly(),
    /** The claim this one is reported in. */
    within: z.string().optional(),
    confidence: z.number().min(0).max(1),
  }),
);

export const issue = z.readonly(
  z.object({ code: z.string(), message: z.string(), start: offset.optional(), end: offset.optional() }),
);

export const documentRecord = z.readonly(
  z.object({
    id: z.string(),
    coder: z.string(),
    title: z.string().optional(),
    date: z.string().optional(),
    source: z.string().optional(),
    url: z.string().optional(),
    mark: z.string().optional(),
    sentences: z.array(sentenceRecord).readonly(),
    actors: z.array(actor).readonly(),
    times: z.array(time).readonly(),
    places: z.array(place).readonly(),
    events: z.array(event).readonly(),
    claims: z.array(claim).readonly(),
    issues: z.array(issue).readonly(),
  }),
);
