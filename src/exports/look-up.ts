/** What rows need beside the findings → read from the store once for many findings, and forgotten again. */
import type { DocumentRecord } from "../model/index.ts";
import type { Instant, Sighting, Store } from "../store/index.ts";
import { termsOf } from "./terms.ts";

export interface LookUp {
  record(document: string, coder: string): Promise<DocumentRecord>;
  text(document: string): Promise<string>;
  /** The first that is known to have carried the text. */
  first(document: string): Promise<Sighting | undefined>;
  terms(source: string): Promise<string | undefined>;
}

export function lookUp(store: Store, asOf: Instant | undefined): LookUp {
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    record: remembered((document: string, coder?: string) => store.documents.record(document, coder)),
    text: remembered(async (document) => (await store.documents.find(document)).text),
    first: remembered(async (document) => earliest(await store.documents.sightings(document), asOf)),
    terms: async (source) => {
      known ??= termsByName(store);
      return (await known).get(source);
    },
  };
}

/** All at once: there are few sources, and each row asks. */
async function termsByName(store: Store): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const source of await store.sources.list()) {
    const terms = termsOf(source);
    if (terms !== undefined) found.set(source.name, terms);
  }
  return found;
}

/** Findings of one document mostly follow each other. */
const KEPT = 200;

function remembered<Value>(
  read: (name: string, more?: string) => Promise<Value>,
): (name: string, more?: string) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (name, more) => {
    const key = `${name}\n${more ?? ""}`;
    const found = kept.get(key) ?? read(name, more);
    // Put back last: the one that was asked for longest ago is dropped.
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}

/** By the day of publication, then by when it was known; those without a day come last. */
function earliest(sightings: readonly Sighting[], asOf: Instant = Number.MAX_SAFE_INTEGER): Sighting | undefined {
  const day = ({ date }: Sighting): string => date ?? "9999";
  return sightings
    .filter(({ known }) => known <= asOf)
    .sort((a, b) => (day(a) === day(b) ? a.known - b.known : day(a) < day(b) ? -1 : 1))[0];
}
