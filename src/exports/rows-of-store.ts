/** A store and a query → rows, page by page, with what the format needs beside them. */
import type { Query } from "../corpus/query/index.ts";
import type { Event } from "../model/index.ts";
import type { Asked, ClaimFound, DocumentHead, EventFound, Instant, Page, Store } from "../store/index.ts";
import { type LookUp, lookUp } from "./look-up.ts";
import type { ActorRow, ClaimRow, DocumentRow, EventRow, Needs } from "./rows.ts";

export interface Wanted {
  readonly query?: Query;
  readonly asOf?: Instant;
}

const PAGE = 500;

export function eventRows(store: Store, wanted: Wanted, needs: Needs): AsyncGenerator<readonly EventRow[]> {
  const look = lookUp(store, wanted.asOf);
  return pages(
    (asked) => store.events.list(asked),
    wanted,
    (found) => eventRow(found, look, needs),
  );
}

export function claimRows(store: Store, wanted: Wanted, needs: Needs): AsyncGenerator<readonly ClaimRow[]> {
  const look = lookUp(store, wanted.asOf);
  return pages(
    (asked) => store.claims.list(asked),
    wanted,
    async (found): Promise<ClaimRow> => {
      const { document } = found;
      const first = needs.first === true ? await look.first(document.id) : undefined;
      return {
        ...found,
        ...(await beside(found, look, needs)),
        ...(first !== undefined && { first }),
        ...(needs.events === true && { about: await eventsOf(found, look, needs) }),
      };
    },
  );
}

export function documentRows(store: Store, wanted: Wanted, needs: Needs): AsyncGenerator<readonly DocumentRow[]> {
  const look = lookUp(store, wanted.asOf);
  return pages(
    (asked) => store.documents.search(asked),
    wanted,
    async ({ document }): Promise<DocumentRow> => {
      const { coder, sentences, events, claims } = await store.documents.record(document.id);
      return {
        document,
        coder,
        sentences: sentences.length,
        events: events.length,
        claims: claims.length,
        ...(await termsOf(document, look)),
        ...(needs.text === true && { text: await look.text(document.id) }),
      };
    },
  );
}

export function actorRows(store: Store): AsyncGenerator<readonly ActorRow[]> {
  return pages(
    (asked) => store.actors.list(asked),
    {},
    async (actor) => actor,
  );
}

async function* pages<Item, Row>(
  list: (asked: Asked) => Promise<Page<Item>>,
  wanted: Wanted,
  rowOf: (item: Item) => Promise<Row>,
): AsyncGenerator<readonly Row[]> {
  for (let after: string | undefined; ; ) {
    const { items, next } = await list({ ...wanted, limit: PAGE, ...(after !== undefined && { after }) });
    const rows: Row[] = [];
    for (const item of items) rows.push(await rowOf(item));
    yield rows;
    if (next === undefined) return;
    after = next;
  }
}

async function eventRow(found: EventFound, look: LookUp, needs: Needs): Promise<EventRow> {
  const span = needs.places === true ? found.event.place : undefined;
  const places = span === undefined ? [] : (await look.record(found.document.id, found.coder)).places;
  const place = places.find(({ start, end }) => start === span?.start && end === span.end);
  return { ...found, ...(place !== undefined && { place }), ...(await beside(found, look, needs)) };
}

/** The events a claim is about, as rows of their own. */
async function eventsOf(found: ClaimFound, look: LookUp, needs: Needs): Promise<readonly EventRow[]> {
  const { document, coder, claim } = found;
  if (claim.events.length === 0) return [];
  const { events, sentences } = await look.record(document.id, coder);
  const text = await look.text(document.id);
  const rows: EventRow[] = [];
  for (const event of events) {
    if (!claim.events.includes(event.id)) continue;
    rows.push(await eventRow({ document, coder, event, sentence: sentenceOf(event, sentences, text) }, look, needs));
  }
  return rows;
}

function sentenceOf(
  { sentence }: Event,
  sentences: readonly { readonly n: number; readonly start: number; readonly end: number }[],
  text: string,
): EventFound["sentence"] {
  const { start, end } = sentences.find(({ n }) => n === sentence) ?? { start: 0, end: 0 };
  return { n: sentence, start, end, text: text.slice(start, end) };
}

async function beside(
  { document, coder }: EventFound | ClaimFound,
  look: LookUp,
  needs: Needs,
): Promise<Pick<EventRow, "terms" | "text" | "actors">> {
  return {
    ...(await termsOf(document, look)),
    ...(needs.text === true && { text: await look.text(document.id) }),
    ...(needs.actors === true && { actors: (await look.record(document.id, coder)).actors }),
  };
}

async function termsOf({ source }: DocumentHead, look: LookUp): Promise<{ readonly terms?: string }> {
  const terms = source === undefined ? undefined : await look.terms(source);
  return terms === undefined ? {} : { terms };
}
