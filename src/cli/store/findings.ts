/** `readout events` and `readout claims`: a query in, the findings that match out, each with the sentence it came from. */
import { writeQuery } from "../../corpus/query/index.ts";
import type { Claim, Event, Party } from "../../model/index.ts";
import type { Asked, ClaimFound, EventFound, Facet, Page, Store, Tally } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import type { Paint } from "../terminal.ts";
import { suggest, terminalWord } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { QUERY_NOTES } from "./search.ts";
import {
  AS_OF_OPTION,
  asOfOption,
  JSON_OPTION,
  PAGE_OPTIONS,
  pageOptions,
  queryOf,
  STORE_OPTION,
  withStore,
} from "./where.ts";

const OPTIONS = { ...STORE_OPTION, ...AS_OF_OPTION, ...PAGE_OPTIONS, json: JSON_OPTION };

const FACETS: readonly Facet[] = ["type", "status", "month", "source", "actor"];

export const eventsCommand: Command = {
  name: "events",
  summary: "List events in the store: who did what to whom, with status and sentence.",
  usage: ["events [OPTIONS] [QUERY]"],
  options: { ...OPTIONS, by: { value: "FACET", about: `Count instead, by ${FACETS.join(", ")}.` } },
  notes: [
    ...QUERY_NOTES,
    "An event dated to a month or year counts at its first day; one without a date, at that of its document.",
  ],
  examples: ["readout events actor:IRN type:ASSAULT since:2024", "readout events status:denied --by month"],
  run: async (call) => {
    const facet = call.value("by");
    if (facet !== undefined) return tally(call, facet);
    return list(
      call,
      "event",
      (store, asked) => store.events.list(asked),
      (store, asked) => store.events.count(asked),
      eventText,
    );
  },
};

export const claimsCommand: Command = {
  name: "claims",
  summary: "List claims in the store: who says, denies, accuses or is silent, with the words.",
  usage: ["claims [OPTIONS] [QUERY]"],
  options: OPTIONS,
  notes: QUERY_NOTES,
  examples: ["readout claims speaker:RUS stance:denies", "readout claims actor:CHN type:AID"],
  run: async (call) =>
    list(
      call,
      "claim",
      (store, asked) => store.claims.list(asked),
      (store, asked) => store.claims.count(asked),
      claimText,
    ),
};

async function list<Item extends EventFound | ClaimFound>(
  call: Call,
  noun: string,
  ask: (store: Store, asked: Asked) => Promise<Page<Item>>,
  count: (store: Store, asked: Asked) => Promise<number>,
  textOf: (item: Item, paint: Paint) => string,
): Promise<number> {
  const { terminal, words } = call;
  const query = queryOf(words);
  const asked = { query, ...asOfOption(call), ...pageOptions(call) };
  return withStore(call, async (store) => {
    const [{ items, next }, total] = [await ask(store, asked), await count(store, asked)];
    if (call.has("json")) {
      await terminal.write(`${JSON.stringify({ query: writeQuery(query), total, items, next })}\n`);
      return 0;
    }
    const body = items.map((item) => `\n${textOf(item, terminal.paint)}${sourceText(item, terminal.paint)}`).join("");
    await terminal.write(`${total} ${noun}${total === 1 ? "" : "s"}\n${body}`);
    if (next !== undefined) terminal.remark(`Next page: --after ${next}`);
    if (total > 0) suggest(call, `export ${noun}s ${terminalWord(writeQuery(query))}`);
    return 0;
  });
}

async function tally(call: Call, given: string): Promise<number> {
  const facet = FACETS.find((known) => known === given);
  if (facet === undefined) throw new UsageError(`--by must be one of ${FACETS.join(", ")}, but is "${given}".`);
  const query = queryOf(call.words);
  const { terminal } = call;
  return withStore(call, async (store) => {
    const limit = facet === "month" ? 1000 : pageOptions(call).limit;
    const tallies = await store.events.tally(facet, { query, ...asOfOption(call), limit });
    if (call.has("json")) {
      await terminal.write(`${JSON.stringify({ query: writeQuery(query), by: facet, tallies })}\n`);
      return 0;
    }
    await terminal.write(tallies.length === 0 ? "0 events\n" : tallyText(tallies));
    return 0;
  });
}

function tallyText(tallies: readonly Tally[]): string {
  const width = Math.max(...tallies.map(({ value }) => value.length));
  return tallies.map(({ value, count }) => `${value.padEnd(width)}  ${count}\n`).join("");
}

function eventText({ event, sentence }: EventFound, paint: Paint): string {
  const [first = "", ...rest] = eventLine(event).split("  ");
  return `${paint("bold", `${dateOf(event)}  ${first}`)}  ${rest.join("  ")}\n  ${oneLine(sentence.text)}\n`;
}

/** "ASSAULT  rur → syl  denied by syl". */
export function eventLine(event: Event): string {
  const act = event.mode === undefined ? event.type : `${event.type} ${event.mode}`;
  const status = event.holder === undefined ? event.status : `${event.status} by ${nameOf(event.holder)}`;
  return `${act}  ${parties(event)}  ${status}`;
}

function claimText({ claim, sentence, document }: ClaimFound, paint: Paint): string {
  const [first = "", ...rest] = claimLine(claim, document.source).split("  ");
  const tail = rest.map((part) => `  ${part}`).join("");
  return `${paint("bold", `${document.date ?? "no date"}  ${first}`)}${tail}\n  ${oneLine(sentence.text)}\n`;
}

/** "syl: denies  about RUR". Nothing is Readout's own statement: what no one else holds is reported by the source. */
export function claimLine({ holder, stance, about }: Claim, source: string | undefined): string {
  const who = holder.kind === "document" ? `reported by ${oneLine(source ?? "the document")}` : nameOf(holder);
  return `${who}: ${stance}${about.length === 0 ? "" : `  about ${about.join(" ")}`}`;
}

function sourceText({ document, sentence }: EventFound | ClaimFound, paint: Paint): string {
  const source = [document.mark, document.source].filter((part) => part !== undefined).join(", ");
  return `  ${paint("dim", `${oneLine(source)}${source === "" ? "" : "  "}${document.id} s${sentence.n}  ${oneLine(document.given)}`)}\n`;
}

function dateOf(event: Event): string {
  return event.time === undefined ? "no date" : `${event.time.value}${event.time.stated ? "" : "?"}`;
}

function parties({ source, target, reciprocal }: Event): string {
  const names = (side: readonly Party[]): string => side.map(nameOf).join(" ") || "–";
  return reciprocal && target.length === 0 ? names(source) : `${names(source)} → ${names(target)}`;
}

function nameOf({
  actor,
  country,
  org,
  text,
}: {
  readonly actor?: string | undefined;
  readonly country?: string | undefined;
  readonly org?: string | undefined;
  readonly text?: string | undefined;
}): string {
  const id = actor?.startsWith("d:") === true ? undefined : actor;
  return (
    id ??
    (text === undefined || country === undefined ? undefined : `${country} "${oneLine(text)}"`) ??
    country ??
    org ??
    (text === undefined ? "somebody" : `"${oneLine(text)}"`)
  );
}
