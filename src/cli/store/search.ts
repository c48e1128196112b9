/** `readout search`: a query in, the documents that match out, the best first. */
import { FILTER_KEYS, KEY_HELP, writeQuery } from "../../corpus/query/index.ts";
import { isEnglish } from "../../ingest/index.ts";
import type { Hit } from "../../store/index.ts";
import type { Call, Command } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
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

/** What each filter takes, for the help of all commands that take a query. */
export const QUERY_NOTES: readonly string[] = [
  [
    'A query is words, "a phrase", begin*, and filters; a dash before any of them means "not":',
    ...FILTER_KEYS.map((key) => `  ${`${key}:`.padEnd(9)}${KEY_HELP[key]}`),
  ].join("\n"),
  "Several filters of one key mean any of them; several of actor:, by:, to: or speaker: mean all of them.",
];

export const searchCommand: Command = {
  name: "search",
  summary: "Find documents in the store by their words and by what was coded from them.",
  usage: ["search [OPTIONS] QUERY"],
  options: { ...STORE_OPTION, ...AS_OF_OPTION, ...PAGE_OPTIONS, json: JSON_OPTION },
  notes: QUERY_NOTES,
  examples: ["readout search sanctions", "readout search 'actor:IRN since:2024-01 \"air defence\" -drill'"],
  run: search,
};

async function search(call: Call): Promise<number> {
  const { terminal, words } = call;
  const query = queryOf(words);
  const asked = { query, ...asOfOption(call), ...pageOptions(call) };
  return withStore(call, async (store) => {
    const [{ items, next }, total] = await Promise.all([store.documents.search(asked), store.documents.count(asked)]);
    if (call.has("json")) {
      await terminal.write(`${JSON.stringify({ query: writeQuery(query), total, items, next })}\n`);
      return 0;
    }
    await terminal.write(
      `${total} ${total === 1 ? "document" : "documents"}\n${items.map((hit) => hitText(hit, terminal)).join("")}`,
    );
    if (next !== undefined) terminal.remark(`Next page: --after ${next}`);
    else if (items[0] !== undefined) suggest(call, `show ${items[0].document.id}`);
    return 0;
  });
}

function hitText({ document, snippet }: Hit, { paint }: Pick<Terminal, "paint">): string {
  const { id, given, title, date, source, mark, lang } = document;
  const head = [date ?? "no date", mark, source, title, isEnglish(lang) ? undefined : `not coded (${lang})`]
    .flatMap((part) => (part === undefined ? [] : [oneLine(part)]))
    .join("  ");
  // One for one, so that the marks stay where they are.
  const plain = snippet?.text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, " ") ?? "";
  let words = "";
  let at = 0;
  for (const { start, end } of snippet?.marks ?? []) {
    words += plain.slice(at, start) + paint("bold", plain.slice(start, end));
    at = end;
  }
  words += plain.slice(at);
  return `\n${head}\n${words === "" ? "" : `  ${words}\n`}  ${paint("dim", `${id}  ${oneLine(given)}`)}\n`;
}
