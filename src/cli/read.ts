/** `readout read`: files in, a report on all of them out. Nothing is stored. */
import { type IngestIssue, isProblem, withDefaults } from "../ingest/index.ts";
import { codeDocument } from "./coding/code-document.ts";
import { type Call, type Command, FILL_OPTIONS, fillOf, UsageError, wholeNumber } from "./command.ts";
import { ingestAll } from "./given.ts";
import { readOptionsOf, TABLE_OPTIONS } from "./read-options.ts";
import { plural, type Read, writeReport } from "./report/index.ts";

export const readCommand: Command = {
  name: "read",
  summary: "Report on files at once: what is reported, who says so, who denies it, who is silent, what is expected.",
  usage: ["read [OPTIONS] FILE… | FOLDER | -"],
  options: {
    ...FILL_OPTIONS,
    ...TABLE_OPTIONS,
    limit: { value: "N", about: "Topics and holders a section shows (default 10; 0 shows all)." },
    json: { about: "Print one JSON object: coder, documents, issues, records." },
    jsonl: { about: "Print one record a line, as readout code does." },
  },
  notes: [
    "Reads text, Markdown (with front matter), HTML, PDF, JSON, JSONL, CSV, TSV, mail (.eml, .mbox) and web archives (.warc, .wacz); folders with all that is in them; - is standard input.",
    'Every line names its document and sentence ("ex-balloon-wire s3"; sentences count from 0, as in the record). What nobody else is said to hold reads "reported by" its source.',
  ],
  examples: ["readout read examples", "readout read report.html --date 2026-11-24", "pbpaste | readout read -"],
  run: readAll,
};

async function readAll(call: Call): Promise<number> {
  const { words, terminal, desk } = call;
  const fill = fillOf(call);
  const options = readOptionsOf(call);
  const limit = wholeNumber(call, "limit", 0, 1_000_000) ?? 10;
  if (call.has("json") && call.has("jsonl")) throw new UsageError("Give --json or --jsonl, not both.");
  if (words.length === 0 && terminal.stdinIsTerminal) {
    throw new UsageError("Nothing to read: give files or folders, or - for standard input.");
  }
  const reader = await desk.reader();
  const reads: Read[] = [];
  const issues: IngestIssue[] = [];
  const problems: string[] = [];
  for await (const { documents, issues: found } of ingestAll(words.length === 0 ? ["-"] : words, terminal, options)) {
    issues.push(...found);
    for (const given of documents) {
      const document = withDefaults(given, fill);
      const { record, problem } = await codeDocument(reader, document);
      if (problem !== undefined) problems.push(problem);
      reads.push({ document, record });
      if (reads.length % 10 === 0) terminal.progress(`${plural(reads.length, "document")} read`);
    }
  }
  terminal.progress("");
  for (const remark of [...issues.map(({ message }) => message), ...problems, ...notCoded(reads), ...undated(reads)])
    terminal.remark(remark);
  if (call.has("jsonl")) for (const { record } of reads) await terminal.write(`${JSON.stringify(record)}\n`);
  else if (call.has("json")) {
    const records = reads.map(({ record }) => record);
    const whole = { coder: reader.coder, documents: reads.length, issues, records };
    await terminal.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else if (reads.length > 0) {
    const { width, paint } = terminal;
    await terminal.write(writeReport(reads, { width, paint, limit, asked: asked(words) }));
  } else terminal.remark("No documents to report on.");
  return reads.length === 0 || problems.length > 0 || issues.some(isProblem) ? 1 : 0;
}

/** "ab.md: not coded (fa): …" */
function notCoded(reads: readonly Read[]): string[] {
  return reads.flatMap(({ document, record }) =>
    record.issues
      .filter(({ code }) => code === "LANGUAGE_NOT_CODED")
      .map(({ message }) => `${document.id}: ${message}`),
  );
}

function undated(reads: readonly Read[]): string[] {
  const count = reads.filter(({ record }) => record.issues.some(({ code }) => code === "DATE_MISSING")).length;
  return count === 0
    ? []
    : [
        `${plural(count, "document")} without a date of publication: "yesterday" and the like stay unresolved. Give --date.`,
      ];
}

/** The paths as a shell takes them; a long list is shortened, since it is only shown. */
function asked(words: readonly string[]): string {
  if (words.length === 0) return "-";
  const quoted = words
    .slice(0, 3)
    .map((word) => (/^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`));
  return `${quoted.join(" ")}${words.length > 3 ? " …" : ""}`;
}
