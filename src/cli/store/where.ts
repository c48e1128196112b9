/** `--store`, READOUT_STORE or `.readout` → the store there; `--as-of` → an instant; the words of a query → the query. */
import { parseQuery, type Query } from "../../corpus/query/index.ts";
import { openStore, type Store } from "../../store/index.ts";
import { type Call, type Option, UsageError, wholeNumber } from "../command.ts";

export const STORE_OPTION = {
  store: { value: "DIR", about: "Folder of the store (default: READOUT_STORE, else .readout)." },
} as const satisfies Readonly<Record<string, Option>>;

export const JSON_OPTION: Option = { about: "Print one JSON object instead of text." };

export const AS_OF_OPTION = {
  "as-of": { value: "DATE", about: "What was known by the end of that day (YYYY-MM-DD, or a time with its zone)." },
} as const satisfies Readonly<Record<string, Option>>;

export const PAGE_OPTIONS = {
  limit: { value: "N", about: "How many (default 20, at most 1000)." },
  after: { value: "CURSOR", about: 'Go on where a page ended: the "next" it gave.' },
} as const satisfies Readonly<Record<string, Option>>;

export function folderOf(call: Pick<Call, "value">): string {
  const given = call.value("store") ?? process.env["READOUT_STORE"] ?? "";
  return given === "" ? ".readout" : given;
}

/** Opens the store for `work` and closes it whatever happens. @throws StoreError */
export async function withStore<Result>(
  call: Pick<Call, "value">,
  work: (store: Store) => Promise<Result>,
  create = false,
): Promise<Result> {
  const store = openStore(folderOf(call), { create, clock: () => Date.now() });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The last millisecond of a day, or the time that is given. @throws UsageError */
export function asOfOption(call: Pick<Call, "value">): { readonly asOf?: number } {
  const given = call.value("as-of");
  if (given === undefined) return {};
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(given);
  const asOf = Date.parse(day ? `${given}T23:59:59.999Z` : given);
  if ((!day && !isTime) || Number.isNaN(asOf) || (day && !new Date(asOf).toISOString().startsWith(given))) {
    throw new UsageError(
      `--as-of must be a day like 2024-12-11, or a time like 2024-12-11T08:00:00Z, but is "${given}".`,
    );
  }
  return { asOf };
}

/** A day as YYYY-MM-DD. @throws UsageError */
export function dayOption(call: Pick<Call, "value">, name: string): string | undefined {
  const given = call.value(name);
  if (given === undefined) return undefined;
  const at = Date.parse(`${given}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(given))
    return given;
  throw new UsageError(`--${name} must be a day as YYYY-MM-DD, like 2024-12-11, but is "${given}".`);
}

/** @throws UsageError */
export function pageOptions(call: Pick<Call, "value">): { readonly limit: number; readonly after?: string } {
  const after = call.value("after");
  return { limit: wholeNumber(call, "limit", 1, 1000) ?? 20, ...(after !== undefined && { after }) };
}

/** A word with spaces that came as one is a phrase, unless it is a filter: `search "gas field"`. @throws UsageError */
export function queryOf(words: readonly string[]): Query {
  const line = words.map((word) => (words.length > 1 ? quoted(word) : word)).join(" ");
  const read = parseQuery(line);
  if (read.kind === "query") return read.query;
  throw new UsageError(`${read.message} (in: ${line.slice(read.start, read.end)})`);
}

/** The shell has taken the quotation marks: source:"Example Wire" arrives as one word, source:Example Wire. */
function quoted(word: string): string {
  if (!/\s/u.test(word) || word.includes('"')) return word;
  const filter = /^(-?[A-Za-z]+:)(.*)$/su.exec(word);
  return filter === null ? `"${word}"` : `${filter[1]}"${filter[2]}"`;
}
