/** `readout export`: events or claims of a query, one a row, each with the sentence, document and coder it came from. */
import type { Party } from "../../model/index.ts";
import type { Asked, ClaimFound, EventFound, Page } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { csvLine } from "./csv.ts";
import { oneLine } from "./one-line.ts";
import { QUERY_NOTES } from "./search.ts";
import { AS_OF_OPTION, asOfOption, queryOf, STORE_OPTION, withStore } from "./where.ts";

export const exportCommand: Command = {
  name: "export",
  summary: "Write events or claims as CSV or JSONL, each row with its sentence, document and coder.",
  usage: ["export events | claims [OPTIONS] [QUERY] > FILE"],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    format: { value: "csv|jsonl", about: "Default: csv." },
    json: { about: "The same as --format jsonl." },
  },
  notes: [
    "Several parties stand in one field of a CSV row, separated by |. Of a text only the evidence sentence is written.",
    ...QUERY_NOTES,
  ],
  examples: [
    "readout export events actor:IRN since:2024 > events.csv",
    "readout export claims stance:denies --format jsonl",
  ],
  run: exportAll,
};

const PAGE = 500;

async function exportAll(call: Call): Promise<number> {
  const [kind, ...words] = call.words;
  if (kind !== "events" && kind !== "claims") {
    throw new UsageError("Say what to export: readout export events, or readout export claims.");
  }
  const format = call.has("json") ? "jsonl" : (call.value("format") ?? "csv");
  if (format !== "csv" && format !== "jsonl")
    throw new UsageError(`--format must be csv or jsonl, but is "${format}".`);
  const asked = { query: queryOf(words), ...asOfOption(call), limit: PAGE };
  return withStore(call, async (store) => {
    if (kind === "events") await write(call, format, EVENT_COLUMNS, pages(store.events.list, asked));
    else await write(call, format, CLAIM_COLUMNS, pages(store.claims.list, asked));
    return 0;
  });
}

async function* pages<Item>(
  list: (asked: Asked) => Promise<Page<Item>>,
  asked: Asked,
): AsyncGenerator<readonly Item[]> {
  for (let after: string | undefined; ; ) {
    const { items, next } = await list({ ...asked, ...(after !== undefined && { after }) });
    yield items;
    if (next === undefined) return;
    after = next;
  }
}

type Columns<Item> = Readonly<Record<string, (item: Item) => string | number | boolean | undefined>>;

async function write<Item>(
  { terminal }: Call,
  format: "csv" | "jsonl",
  columns: Columns<Item>,
  all: AsyncIterable<readonly Item[]>,
): Promise<void> {
  const take = Object.values(columns);
  if (format === "csv") await terminal.write(csvLine(Object.keys(columns)));
  for await (const items of all) {
    const lines = items.map((item) =>
      format === "csv" ? csvLine(take.map((column) => column(item))) : `${JSON.stringify(item)}\n`,
    );
    if (lines.length > 0) await terminal.write(lines.join(""));
  }
}

const PROVENANCE: Columns<EventFound | ClaimFound> = {
  document: ({ document }) => document.id,
  given_id: ({ document }) => document.given,
  document_date: ({ document }) => document.date,
  document_source: ({ document }) => document.source,
  url: ({ document }) => document.url,
  mark: ({ document }) => document.mark,
  sentence: ({ sentence }) => sentence.n,
  sentence_text: ({ sentence }) => oneLine(sentence.text),
  coder: ({ coder }) => coder,
  known: ({ document }) => new Date(document.known).toISOString(),
};

const EVENT_COLUMNS: Columns<EventFound> = {
  event: ({ document, event }) => `${document.id}/${event.id}`,
  date: ({ event }) => event.time?.value,
  date_stated: ({ event }) => event.time?.stated,
  type: ({ event }) => event.type,
  mode: ({ event }) => event.mode,
  contexts: ({ event }) => event.contexts.join("|"),
  cameo: ({ event }) => event.cameo,
  source_text: ({ event }) => texts(event.source),
  source_country: ({ event }) => codes(event.source),
  source_actor: ({ event }) => actors(event.source),
  target_text: ({ event }) => texts(event.target),
  target_country: ({ event }) => codes(event.target),
  target_actor: ({ event }) => actors(event.target),
  reciprocal: ({ event }) => event.reciprocal,
  status: ({ event }) => event.status,
  holder: ({ event }) => (event.holder === undefined ? undefined : (event.holder.actor ?? event.holder.text)),
  historical: ({ event }) => event.historical,
  factuality: ({ event }) => event.factuality,
  confidence: ({ event }) => event.confidence,
  rule: ({ event }) => event.rule,
  ...PROVENANCE,
};

const CLAIM_COLUMNS: Columns<ClaimFound> = {
  claim: ({ document, claim }) => `${document.id}/${claim.id}`,
  stance: ({ claim }) => claim.stance,
  holder_kind: ({ claim }) => claim.holder.kind,
  holder_text: ({ claim }) => claim.holder.text,
  holder_country: ({ claim }) => claim.holder.country,
  holder_actor: ({ claim }) => claim.holder.actor,
  cue: ({ claim }) => claim.cue?.text,
  certainty: ({ claim }) => claim.certainty?.term,
  quoted: ({ claim }) => claim.quoted,
  about: ({ claim }) => claim.about.join("|"),
  events: ({ document, claim }) => claim.events.map((id) => `${document.id}/${id}`).join("|"),
  propositions: ({ claim }) =>
    claim.propositions
      .map(
        ({ subject, predicate, object, negated }) =>
          `${subject} ${negated ? "NOT " : ""}${predicate}${object === undefined ? "" : ` ${object}`}`,
      )
      .join("|"),
  within: ({ document, claim }) => (claim.within === undefined ? undefined : `${document.id}/${claim.within}`),
  confidence: ({ claim }) => claim.confidence,
  ...PROVENANCE,
};

function texts(parties: readonly Party[]): string {
  return parties.map(({ text }) => oneLine(text)).join("|");
}

function codes(parties: readonly Party[]): string {
  return parties.map(({ country, org }) => country ?? org ?? "").join("|");
}

function actors(parties: readonly Party[]): string {
  return parties.map(({ actor }) => actor ?? "").join("|");
}
