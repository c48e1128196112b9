/** Events → GeoJSON (RFC 7946): a point where the text names a place, none where only a country is known; status and holder first. */

import type { Cell } from "./columns.ts";
import { EVENT_COLUMNS } from "./event-columns.ts";
import { jsonList } from "./json-list.ts";
import type { About, EventRow, Format } from "./rows.ts";
import { pointOf } from "./spans.ts";
import { actOf, standingOf } from "./wording.ts";

export const GEOJSON: Format<EventRow> = {
  extension: "geojson",
  mediaType: "application/geo+json",
  isBinary: false,
  needs: { places: true, actors: true },
  write: (pages, about) =>
    jsonList('{"type":"FeatureCollection","features":[', pages, (row) => [featureOf(row, about)], "\n]}\n"),
};

function featureOf(row: EventRow, { withText }: About): object {
  const { document, event, place, text, actors } = row;
  const standing = standingOf(event, document.source, actors);
  const point = pointOf(place);
  return {
    type: "Feature",
    id: `${document.id}/${event.id}`,
    geometry: point === undefined ? null : { type: "Point", coordinates: [point.lon, point.lat] },
    properties: {
      status: event.status,
      standing,
      title: `${standing}: ${actOf(event, actors)}`,
      ...Object.fromEntries(PROPERTIES.map(({ name, type, of }) => [name, jsonOf(type, of(row))])),
      ...(withText && { text }),
    },
  };
}

/** The geometry says where. */
const PROPERTIES = EVENT_COLUMNS.filter(({ name }) => name !== "status" && name !== "lat" && name !== "lon");

/** In a list an unknown value keeps its place as null. */
function jsonOf(type: string, cell: Cell): unknown {
  if (typeof cell === "object") return cell.map((value) => value ?? null);
  return type === "time" && typeof cell === "number" ? new Date(cell).toISOString() : cell;
}
