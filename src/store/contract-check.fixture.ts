/** What the parts of the contract share: an open store with its clock and its dump, and short ways to fill and ask it. */
import { parseQuery, type Query } from "../corpus/query/index.ts";
import { entryOf, type Wanted } from "./record.fixture.ts";
import type { Instant, Store } from "./store.ts";

export interface Opened {
  readonly store: Store;
  /** Sets the store's clock. */
  at(now: Instant): void;
  /** Everything that is kept, as text. */
  dump(): string;
}

export type Check = (opened: Opened) => Promise<void>;

export type Checks = readonly (readonly [name: string, check: Check])[];

export function asked(text: string): Query {
  const read = parseQuery(text);
  if (read.kind === "wrong") throw new Error(read.message);
  return read.query;
}

export const put = async ({ store }: Opened, ...wanted: Wanted[]): Promise<readonly string[]> =>
  (await store.put(wanted.map(entryOf))).map(({ outcome }) => outcome);

/** Five documents such that every filter has something to find. */
export const CORPUS: readonly Wanted[] = [
  {
    id: "1",
    date: "2024-01-05",
    type: "ASSAULT",
    by: "RUR",
    to: "SYL",
    speaker: "SYL",
    source: "Example Wire",
    title: "Border shelled",
  },
  {
    id: "2",
    date: "2024-02-05",
    type: "ASSAULT",
    by: "rur.flavia",
    to: "SYL",
    status: "denied",
    stance: "denies",
    speaker: "rur.flavia",
  },
  {
    id: "3",
    date: "2024-03-05",
    type: "AID",
    by: "FRE",
    to: "RUR",
    status: "alleged",
    stance: "accuses",
    source: "Other Post",
  },
  {
    id: "4",
    date: "2024-12-31",
    type: "CONSULT",
    by: "BOR",
    to: "RUR",
    speaker: "BOR",
    text: "Talks on a gas pipeline. Borduria met Ruritania.",
  },
  {
    id: "5",
    date: "2025-01-01",
    type: "CONSULT",
    by: "SYL",
    to: "SYL",
    lang: "fa",
    text: "Gas and a pipeline. Sylvania met.",
  },
];
