/** `readout export`: what a query finds, in the formats that others read, each row with the sentence, document and coder it came from. */
import { type Export, exportOf, FORMATS_OF, type Kind, whyNot } from "../../exports/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { writePackage } from "./data-package.ts";
import { oneLine } from "./one-line.ts";
import { openFile, openOutput, type Written } from "./output.ts";
import { QUERY_NOTES } from "./search.ts";
import { AS_OF_OPTION, asOfOption, queryOf, STORE_OPTION, withStore } from "./where.ts";

const KINDS: readonly Kind[] = ["events", "claims", "documents", "actors"];

export const exportCommand: Command = {
  name: "export",
  summary:
    "Write events, claims, documents or actors in the formats that others read, each row with where it came from.",
  usage: [`export ${KINDS.join(" | ")} [OPTIONS] [QUERY] > FILE`],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    format: { value: "NAME", about: "One of those below (default: csv)." },
    json: { about: "The same as --format jsonl." },
    out: { value: "FILE", about: "Write to FILE, which is there when all of it is written." },
    package: { value: "DIR", about: "Write a Frictionless data package (csv or parquet) into the new folder DIR." },
    text: { about: "More of each text than the evidence sentence." },
    spreadsheet: { about: "CSV for a spreadsheet: UTF-8 marked, cells that look like formulas begin with '." },
  },
  notes: [
    ["Formats:", ...KINDS.map((kind) => `  ${kind.padEnd(10)}${FORMATS_OF[kind].join(", ")}`)].join("\n"),
    "An event is reported as having happened only where its status is asserted, by its holder or else by the source; every format says status and holder.",
    "CSV has several values of one cell separated by |, and is left as it is: a cell may begin with =, + or @, which a spreadsheet takes for a formula; --spreadsheet takes care of that, and changes those cells.",
    "Parquet has the same columns with types, and lists. GeoJSON has no point where only the country is known. Positions of annotations and PLOVER count Unicode code points.",
    "Actors take no query and no --as-of.",
    ...QUERY_NOTES,
  ],
  examples: [
    "readout export events actor:IRN since:2024 > events.csv",
    "readout export events type:ASSAULT --format geojson --out assaults.geojson",
    "readout export claims stance:denies --format jsonl",
    "readout export events --format parquet --package record",
  ],
  run: exportAll,
};

async function exportAll(call: Call): Promise<number> {
  const [given, ...words] = call.words;
  const kind = KINDS.find((known) => known === given);
  if (kind === undefined) {
    throw new UsageError(`Say what to export, one of ${KINDS.join(", ")}: readout export events > events.csv`);
  }
  const format = call.has("json") ? "jsonl" : (call.value("format") ?? "csv");
  const [out, folder] = [call.value("out"), call.value("package")];
  check(call, kind, format, words);
  const wish = {
    ...{ kind, format, query: queryOf(words), ...asOfOption(call) },
    ...{ withText: call.has("text"), spreadsheet: call.has("spreadsheet") },
  };
  return withStore(call, async (store) => {
    const made = exportOf(store, wish);
    if (made.isBinary && out === undefined && folder === undefined && call.terminal.stdoutIsTerminal) {
      throw new UsageError(
        `${format} is not for the screen. Give --out FILE, or send it on: > ${kind}.${made.extension}`,
      );
    }
    if (folder !== undefined) {
      const { name, written } = await writePackage(made, format, folder);
      remark(call, made, name, written);
      return 0;
    }
    const output = out === undefined ? openOutput(call.terminal) : await openFile(out);
    remark(call, made, out, await output.through(made.chunks));
    return 0;
  });
}

/** @throws UsageError */
function check(call: Call, kind: Kind, format: string, words: readonly string[]): void {
  const wrong = whyNot(kind, format);
  if (wrong !== undefined) throw new UsageError(wrong);
  const isPackage = call.value("package") !== undefined;
  if (call.has("json") && call.value("format") !== undefined) {
    throw new UsageError("--json is --format jsonl: give one of them.");
  }
  if (isPackage && call.value("out") !== undefined) throw new UsageError("Give --out FILE or --package DIR, not both.");
  if (isPackage && format !== "csv" && format !== "parquet") {
    throw new UsageError(`A data package holds csv or parquet, not ${format}.`);
  }
  if (call.has("spreadsheet") && format !== "csv") throw new UsageError("--spreadsheet is for --format csv.");
  if (kind !== "actors") return;
  if (words.length > 0) throw new UsageError("Actors take no query: all that documents name are written.");
  if (call.value("as-of") !== undefined)
    throw new UsageError("Actors take no --as-of: which documents name them is counted now.");
  if (call.has("text")) throw new UsageError("Actors have no --text.");
}

function remark(
  { terminal }: Call,
  { about, passed }: Export,
  file: string | undefined,
  { bytes, sha256 }: Written,
): void {
  const { kind, query, asOf } = about;
  const rows = `${passed.rows} ${passed.rows === 1 ? kind.slice(0, -1) : kind}`;
  const place = file === undefined ? "" : ` to ${oneLine(file)}`;
  terminal.remark(`${rows} written${place}: ${bytes} bytes, sha256 ${sha256}.`);
  const parts = [
    kind === "actors" ? undefined : `query: ${query === "" ? "everything" : oneLine(query)}`,
    asOf === undefined ? undefined : `as of ${new Date(asOf).toISOString()}`,
    passed.coders.size === 0 ? undefined : `coded by ${[...passed.coders].sort().map(oneLine).join(", ")}`,
    ...[...passed.terms.keys()].sort().map((terms) => `terms: ${oneLine(terms)}`),
  ];
  const told = parts.filter((part) => part !== undefined).join("; ");
  if (told !== "") terminal.remark(`${told.charAt(0).toUpperCase()}${told.slice(1)}`);
}
