/** The columns of events. Status and holder say how far the text commits to the event, and who does. */
import type { Party } from "../model/index.ts";
import { type Column, column, PROVENANCE } from "./columns.ts";
import { daysOf } from "./days.ts";
import type { EventRow } from "./rows.ts";
import { pointOf } from "./spans.ts";

export const EVENT_COLUMNS: readonly Column<EventRow>[] = [
  column(
    "event",
    "string",
    "Id of the event: document and number.",
    ({ document, event }) => `${document.id}/${event.id}`,
  ),
  column(
    "date",
    "string",
    "When it was or is to be (TIMEX3), as exact as known: 2022-12.",
    ({ event }) => event.time?.value,
  ),
  column("date_first", "day", "The first day that the date means.", ({ event }) => daysOf(event.time?.value)?.first),
  column("date_last", "day", "The last day that the date means.", ({ event }) => daysOf(event.time?.value)?.last),
  column("date_stated", "boolean", "False: taken from the day of publication.", ({ event }) => event.time?.stated),
  column("type", "string", "PLOVER type.", ({ event }) => event.type),
  column("mode", "string", "PLOVER mode.", ({ event }) => event.mode),
  column("contexts", "list", "PLOVER contexts.", ({ event }) => event.contexts),
  column("cameo", "string", "CAMEO code.", ({ event }) => event.cameo),
  ...side("source", "Who did it", ({ event }) => event.source),
  ...side("target", "To whom", ({ event }) => event.target),
  column("reciprocal", "boolean", "The parties did it to each other.", ({ event }) => event.reciprocal),
  column(
    "status",
    "string",
    "asserted, negated, denied, alleged, speculated, predicted, urged or hypothetical: what the text commits to.",
    ({ event }) => event.status,
  ),
  column(
    "holder_text",
    "string",
    "Who commits to the status, in the words of the text; unknown: the document itself.",
    ({ event }) => event.holder?.text,
  ),
  column(
    "holder_country",
    "string",
    "Country or organisation code of the holder.",
    ({ event }) => event.holder?.country ?? event.holder?.org,
  ),
  column("holder_actor", "string", "Actor id of the holder.", ({ event }) => event.holder?.actor),
  column("historical", "boolean", "True: told as background.", ({ event }) => event.historical),
  column(
    "factuality",
    "number",
    "-3 certainly not, 3 certainly so, as the text puts it.",
    ({ event }) => event.factuality,
  ),
  column(
    "confidence",
    "number",
    "0 to 1: how sure the coder is of the coding, not of the event.",
    ({ event }) => event.confidence,
  ),
  column("rule", "string", "The rule that found it.", ({ event }) => event.rule),
  column("place", "string", "Where.", ({ place }) => place?.name),
  column("place_country", "string", "Country code of the place.", ({ place }) => place?.country),
  column("place_precision", "string", "country, admin, city or site.", ({ place }) => place?.precision),
  column("place_geonames", "string", "GeoNames id of the place.", ({ place }) => place?.geonames),
  column(
    "lat",
    "number",
    "Latitude (WGS 84); unknown where only the country is known.",
    ({ place }) => pointOf(place)?.lat,
  ),
  column(
    "lon",
    "number",
    "Longitude (WGS 84); unknown where only the country is known.",
    ({ place }) => pointOf(place)?.lon,
  ),
  ...PROVENANCE,
];

function side(name: string, about: string, of: (row: EventRow) => readonly Party[]): readonly Column<EventRow>[] {
  return [
    column(`${name}_text`, "list", `${about}, in the words of the text.`, (row) => of(row).map(({ text }) => text)),
    column(`${name}_country`, "list", `${about}: country or organisation codes, in the same order.`, (row) =>
      of(row).map(({ country, org }) => country ?? org),
    ),
    column(`${name}_actor`, "list", `${about}: actor ids, in the same order.`, (row) =>
      of(row).map(({ actor }) => actor),
    ),
    column(`${name}_sector`, "list", `${about}: PLOVER sectors, in the same order.`, (row) =>
      of(row).map(({ sector }) => sector),
    ),
  ];
}
