/**
 * Events → PLOVER JSON: the field names of the PLOVER manual, draft 0.7b1 (2021), in one JSON array, a record a line.
 * PLOVER has no word for status and holder; providers may add fields, so they stand here under their own names, first.
 */
import type { Actor, Party, Place } from "../model/index.ts";
import { codePointsOf } from "./code-points.ts";
import { daysOf } from "./days.ts";
import { jsonList } from "./json-list.ts";
import type { About, EventRow, Format } from "./rows.ts";
import { pointOf, wordsIn } from "./spans.ts";
import { standingOf } from "./wording.ts";

export const PLOVER: Format<EventRow> = {
  extension: "json",
  mediaType: "application/json",
  isBinary: false,
  needs: { places: true, actors: true, text: true },
  write: (pages, about) => jsonList("[", pages, (row) => [recordOf(row, about)], "\n]\n"),
};

function recordOf(row: EventRow, { withText }: About): object {
  const { document, event, sentence, coder, actors = [], place, terms, text = "" } = row;
  const days = daysOf(event.time?.value);
  const trigger = wordsIn(sentence, event.trigger);
  const { points } = codePointsOf(text)(sentence);
  return {
    id: `${document.id}/${event.id}`,
    status: event.status,
    // The one field of the manual that can say it.
    comment: standingOf(event, document.source, actors),
    holder: event.holder === undefined ? undefined : actorOf(event.holder, actors),
    mark: document.mark,
    has_event: true,
    // A month is its days from first to last. The manual wants a date; where the text gives none, none is made up.
    date: days?.first,
    enddate: days === undefined || days.first === days.last ? undefined : days.last,
    date_value: event.time?.value,
    date_stated: event.time?.stated,
    source: event.source.map((party) => actorOf(party, actors)),
    recipient: event.target.length === 0 ? undefined : event.target.map((party) => actorOf(party, actors)),
    reciprocal: event.reciprocal,
    event: [event.type],
    mode: event.mode,
    context: event.contexts.length === 0 ? undefined : event.contexts,
    cameo: event.cameo,
    historical: event.historical,
    factuality: event.factuality,
    confidence: event.confidence,
    rule: event.rule,
    event_loc: place === undefined ? undefined : locationOf(place),
    event_text: trigger === undefined ? undefined : [trigger],
    text: sentence.text,
    text_info: {
      sequence: sentence.n,
      // Unicode code points, as most readers of JSON count characters.
      ...points,
      text_story: withText ? [text] : undefined,
    },
    cite_info: {
      citation: document.given,
      document: document.id,
      document_date: document.date,
      url: document.url,
      title: document.title,
      language: (document.lang ?? "en").split("-")[0],
      publication: document.source,
      license: terms,
      coder,
    },
    coder,
    known: new Date(document.known).toISOString(),
  };
}

function actorOf(party: Party, actors: readonly Actor[]): object {
  const { text, actor, country, org, sector, roles } = party;
  const known = actors.find(({ id }) => id === actor);
  return {
    code: country ?? org,
    sector,
    actor_text: text,
    // The manual asks for Wikidata's id and name here.
    identifier_id: known?.wikidata,
    identifier_text: known?.name,
    office: roles?.[0]?.title,
    actor,
  };
}

/** Names as in GeoNames' own files, with `cc3` as the manual adds it. */
function locationOf(place: Place): object {
  const { lat, lon } = pointOf(place) ?? {};
  return {
    geonameid: place.geonames === undefined ? undefined : Number(place.geonames),
    name: place.name,
    latitude: lat,
    longitude: lon,
    cc3: place.country,
    precision: place.precision,
  };
}
