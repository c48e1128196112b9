/** Words of scripts that put no space between words (Chinese, Japanese, Thai …) → the documents whose text holds them, letter by letter. */
import type { Query } from "../../corpus/query/index.ts";
import type { Snippet } from "../store.ts";
import type { Condition } from "./condition.ts";

/** The full-text index takes a whole run of such letters for one word, and so finds nothing within it. */
export function isUnspaced({ text }: Query["words"][number]): boolean {
  return UNSPACED.test(text);
}

/** Reads the texts of documents in these languages one by one: their number is what it costs. */
export function holding(text: string): Condition {
  return {
    sql: `SELECT t.document FROM texts AS t JOIN documents AS d ON d.key = t.document
      WHERE d.lang IS NOT NULL AND (${LANGUAGES.map((language) => `d.lang GLOB '${language}*'`).join(" OR ")})
        AND (instr(t.body, ?) > 0 OR instr(coalesce(t.title, ''), ?) > 0)
      UNION SELECT rowid FROM search WHERE search MATCH ?`,
    values: [text, text, `"${text.replaceAll('"', '""')}"`],
  };
}

/** What stands around the first place. */
export function snippetAround(body: string, text: string): Snippet | undefined {
  const at = body.indexOf(text);
  if (at < 0) return undefined;
  const from = Math.max(0, at - AROUND);
  const to = Math.min(body.length, at + text.length + AROUND);
  const before = `${from > 0 ? "…" : ""}${body.slice(from, at).replace(/\s/gu, " ")}`;
  const after = `${body.slice(at + text.length, to).replace(/\s/gu, " ")}${to < body.length ? "…" : ""}`;
  return { text: before + text + after, marks: [{ start: before.length, end: before.length + text.length }] };
}

/** Letters on each side. */
const AROUND = 30;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LANGUAGES = ["zh", "ja", "yue", "th", "lo", "km", "my", "und"] as const;
