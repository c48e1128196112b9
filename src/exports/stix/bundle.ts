/** Events or claims → one bundle of STIX 2.1: identities, incidents, notes, and at its end a report for each document. */
import type { DocumentHead } from "../../store/index.ts";
import { jsonList } from "../json-list.ts";
import { oneLine } from "../one-line.ts";
import type { About, Chunk, ClaimRow, EventRow, Format } from "../rows.ts";
import { webAddress } from "../web-address.ts";
import { incidentOf, noteOf, reportId } from "./findings.ts";
import { identityOf, markings, termsOf } from "./identities.ts";
import { EXTENSION, extended, READOUT, type StixObject, stixId, stixTime } from "./objects.ts";

const SHAPE = { extension: "json", mediaType: "application/stix+json;version=2.1", isBinary: false } as const;

export const STIX_EVENTS: Format<EventRow> = {
  ...SHAPE,
  needs: { places: true, actors: true },
  write: (pages, about) => bundle(pages, about, (row) => [...sidesOf(row), incidentOf(row)]),
};

export const STIX_CLAIMS: Format<ClaimRow> = {
  ...SHAPE,
  needs: { actors: true, events: true, places: true },
  write: (pages, about) =>
    bundle(pages, about, (row) => {
      const { document, claim, actors = [], about: events = [] } = row;
      const speaker = claim.holder.kind === "named" ? [identityOf(claim.holder, document.id, actors)] : [];
      return [...speaker, ...events.flatMap((event) => [...sidesOf(event), incidentOf(event)]), noteOf(row)];
    }),
};

function sidesOf({ event, document, actors = [] }: EventRow): readonly StixObject[] {
  const holder = event.holder === undefined ? [] : [event.holder];
  return [...event.source, ...event.target, ...holder].map((party) => identityOf(party, document.id, actors));
}

/** Findings come by day, not by document, so what each report refers to is held until the end: ids only. */
interface Reported {
  readonly document: DocumentHead;
  readonly terms?: string;
  readonly text?: string;
  readonly refs: Set<string>;
}

function bundle<Row extends EventRow | ClaimRow>(
  pages: AsyncIterable<readonly Row[]>,
  { kind, query, asOf, withText }: About,
  objectsOf: (row: Row) => readonly StixObject[],
): AsyncGenerator<Chunk> {
  const written = new Set<string>();
  const reports = new Map<string, Reported>();
  const once = (objects: readonly StixObject[]): readonly StixObject[] =>
    objects.filter(({ id }) => !written.has(id) && written.add(id));
  const itemsOf = (row: Row): readonly StixObject[] => {
    const { document, terms, text } = row;
    const objects = objectsOf(row);
    const report = reports.get(document.id) ?? {
      document,
      ...(terms !== undefined && { terms }),
      ...(withText && text !== undefined && { text }),
      refs: new Set(),
    };
    reports.set(document.id, report);
    for (const { id, type } of objects) if (type === "incident") report.refs.add(id);
    if ("claim" in row) for (const { id, type } of objects) if (type === "note") report.refs.add(id);
    return once([...(terms === undefined ? [] : [termsOf(terms)]), ...objects]);
  };
  const id = stixId("bundle", kind, query, String(asOf ?? ""), String(withText));
  const constant = [READOUT, EXTENSION].map((object) => `\n${JSON.stringify(object)}`).join(",");
  const head = `${JSON.stringify({ type: "bundle", id }).slice(0, -1)},"objects":[${constant}`;
  return jsonList(head, pages, itemsOf, "\n]}\n", () => [...reports.values()].map(reportOf));
}

/** STIX wants a day of publication. Where the document gives none, it is the time when it was first known, and `date` is absent. */
function reportOf({ document, terms, text, refs }: Reported): StixObject {
  const url = webAddress(document.url);
  return {
    type: "report",
    spec_version: "2.1",
    id: reportId({ document }),
    created_by_ref: READOUT.id,
    created: stixTime(document.known),
    modified: stixTime(document.known),
    name: `${document.mark === undefined ? "" : `${oneLine(document.mark)}: `}${oneLine(document.title ?? document.given)}`,
    published: stixTime(instantOf(document.date) ?? document.known),
    ...(document.mark !== undefined && { labels: [document.mark] }),
    ...(document.lang !== undefined && { lang: document.lang }),
    object_refs: [...refs],
    external_references: [
      {
        source_name: oneLine(document.source ?? "document") || "document",
        external_id: document.id,
        ...(url !== undefined && { url }),
      },
    ],
    ...markings(terms),
    extensions: extended({
      document: document.id,
      given_id: document.given,
      date: document.date,
      source: document.source,
      mark: document.mark,
      terms,
      known: stixTime(document.known),
      until: document.until === undefined ? undefined : stixTime(document.until),
      text,
    }),
  };
}

/** A time without a zone is taken as UTC, wherever this runs. */
function instantOf(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const at = Date.parse(/T[^Z+]*\d$/.test(date) && !/-\d{2}:?\d{2}$/.test(date) ? `${date}Z` : date);
  return Number.isNaN(at) ? undefined : at;
}
