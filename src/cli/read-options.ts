/** `--columns` and `--date-format` → how tables are read. */
import { DATE_FORMATS, parseColumns, type ReadOptions } from "../ingest/index.ts";
import { type Call, type Option, UsageError } from "./command.ts";

export const TABLE_OPTIONS = {
  columns: {
    value: "LIST",
    about: "Columns of CSV, TSV and JSONL: text=body,date=published,title=headline,url=link,source=outlet,id=key.",
  },
  "date-format": { value: "ORDER", about: "Order of dates such as 01/02/2024 in tables: dmy, mdy or ymd." },
} as const satisfies Readonly<Record<string, Option>>;

/** @throws UsageError */
export function readOptionsOf(call: Pick<Call, "value">): ReadOptions {
  const given = call.value("columns");
  const columns = given === undefined ? undefined : parseColumns(given);
  if (typeof columns === "string") throw new UsageError(`--columns: ${columns}`);
  const order = call.value("date-format");
  const dateFormat = DATE_FORMATS.find((known) => known === order);
  if (order !== undefined && dateFormat === undefined) {
    throw new UsageError(`--date-format is one of ${DATE_FORMATS.join(", ")}, but is "${order}".`);
  }
  return { ...(columns !== undefined && { columns }), ...(dateFormat !== undefined && { dateFormat }) };
}
