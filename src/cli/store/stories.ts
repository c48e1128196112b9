/** `readout stories`: the stories of the store, the newest, the largest or the contested first; the user's merges and splits. */
import { writeQuery } from "../../corpus/query/index.ts";
import type { EditMade, Store, StoryHead, StoryOrder } from "../../store/index.ts";
import { type Call, type Command, UsageError, wholeNumber } from "../command.ts";
import { joinStories } from "./joining.ts";
import { suggest } from "./next.ts";
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

const ORDERS: readonly StoryOrder[] = ["latest", "largest", "contested"];

const FIRST: Readonly<Record<StoryOrder, string>> = {
  latest: "the latest",
  largest: "the largest",
  contested: "the most contested",
};

export const storiesCommand: Command = {
  name: "stories",
  summary: "List stories: reports on one run of events, with origins counted and what is contested.",
  usage: ["stories [OPTIONS] [QUERY]", "stories --edits", "stories --undo N"],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    ...PAGE_OPTIONS,
    order: { value: "ORDER", about: `${ORDERS.join(", ")} (default: latest).` },
    edits: { about: "List what you have said about stories: which belong together, which do not." },
    undo: { value: "N", about: "Take one of these back." },
    json: JSON_OPTION,
  },
  notes: [
    "A query chooses stories with at least one document that meets it.",
    "With --as-of the grouping is that of now, of the documents that were there then; texts corrected since are left out.",
    ...QUERY_NOTES,
  ],
  examples: ["readout stories --order contested", "readout stories actor:CHN since:2024"],
  run: async (call) => {
    if (call.has("edits")) return withStore(call, (store) => edits(call, store));
    const undone = wholeNumber(call, "undo", 1, Number.MAX_SAFE_INTEGER);
    if (undone !== undefined) return withStore(call, (store) => undo(call, store, undone));
    return list(call);
  },
};

async function list(call: Call): Promise<number> {
  const { terminal, words } = call;
  const query = queryOf(words);
  const order = ORDERS.find((each) => each === (call.value("order") ?? "latest"));
  if (order === undefined) {
    throw new UsageError(`--order must be one of ${ORDERS.join(", ")}, but is "${call.value("order")}".`);
  }
  return withStore(call, async (store) => {
    await tellWaiting(call, store);
    const { items, next } = await store.stories.list({ query, order, ...asOfOption(call), ...pageOptions(call) });
    if (call.has("json")) {
      await terminal.write(`${JSON.stringify({ query: writeQuery(query), order, items, next })}\n`);
      return 0;
    }
    const first =
      items.length === 0
        ? "0 stories"
        : `${items.length} ${order === "contested" ? "contested " : ""}${items.length === 1 ? "story" : "stories"}, ${FIRST[order]} first`;
    await terminal.write(`${[first, ...items.map((story) => `\n${storyText(story, call)}`)].join("\n")}\n`);
    if (next !== undefined) terminal.remark(`Next page: --after ${next}`);
    else if (items[0] !== undefined) suggest(call, `matrix ${items[0].id}`);
    else if (call.value("as-of") !== undefined) {
      terminal.remark(
        "--as-of means what this store had been given by then. For days of publication put since: and until: into the query.",
      );
    }
    return 0;
  });
}

/** A story is no newer than the last join. */
export async function tellWaiting({ terminal }: Pick<Call, "terminal">, store: Store): Promise<void> {
  const waiting = await store.stories.behind();
  if (waiting === 0) return;
  terminal.remark(
    `${waiting.toLocaleString("en-US")} new documents are not joined into stories yet; the next add, sync or join does it.`,
  );
}

export function storyText(story: StoryHead, { terminal: { paint } }: Pick<Call, "terminal">): string {
  const { id, documents, origins, incidents, propositions, contested, terms } = story;
  const counts = [
    `${documents} ${documents === 1 ? "report" : "reports"}`,
    `${origins} ${origins === 1 ? "origin" : "origins"}`,
    `${incidents} ${incidents === 1 ? "incident" : "incidents"}`,
    `${propositions} ${propositions === 1 ? "proposition" : "propositions"}`,
    ...(contested === 0 ? [] : [paint("red", `${contested} contested`)]),
  ];
  return [
    paint("bold", headingOf(story)),
    `  ${daysOf(story)}  ${counts.join(", ")}`,
    `  ${paint("dim", `${id}  ${oneLine(terms.join(", "))}`)}`,
  ].join("\n");
}

/** Some texts have no title, and some no words that set them apart. */
export function headingOf({ title, terms, central }: Pick<StoryHead, "title" | "terms" | "central">): string {
  return oneLine(title ?? (terms.length > 0 ? terms.join(", ") : `document ${central}`));
}

export function daysOf({ from, to }: Pick<StoryHead, "from" | "to">): string {
  if (from === undefined) return "no date";
  return from === to ? from : `${from} – ${to}`;
}

async function edits(call: Call, store: Store): Promise<number> {
  const { terminal } = call;
  const all = await store.stories.edits();
  if (call.has("json")) await terminal.write(`${JSON.stringify({ edits: all })}\n`);
  else
    await terminal.write(
      `${[`${all.length} ${all.length === 1 ? "edit" : "edits"}`, ...all.map(editText)].join("\n")}\n`,
    );
  return 0;
}

async function undo(call: Call, store: Store, number: number): Promise<number> {
  const made = await store.stories.undo(number);
  const changed = await joinStories(call, store);
  if (call.has("json")) await call.terminal.write(`${JSON.stringify({ undone: made, changed })}\n`);
  else await call.terminal.write(`Taken back: ${editText(made)}\n`);
  return 0;
}

export function editText({ number, edit, reason, at, undone }: EditMade): string {
  const groups =
    edit.kind === "together" ? edit.documents.join(" + ") : edit.groups.map((group) => group.join(" + ")).join(" | ");
  const day = new Date(at).toISOString().slice(0, 10);
  return `${number}  ${day}  ${edit.kind}: ${groups}  (${oneLine(reason)})${undone ? "  taken back" : ""}`;
}
