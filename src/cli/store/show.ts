/** `readout show`: one document, sentence by sentence, with what was coded from each and who carried it. */
import { type Call, type Command, UsageError } from "../command.ts";
import { claimLine, eventLine } from "./findings.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { AS_OF_OPTION, asOfOption, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const showCommand: Command = {
  name: "show",
  summary: "Show a document of the store: its sentences, what was coded from each, who carried it, its revisions.",
  usage: ["show [OPTIONS] ID | FILE | URL"],
  options: { ...STORE_OPTION, ...AS_OF_OPTION, json: JSON_OPTION },
  notes: ["Under a file or URL the text that stands now is meant, or that of --as-of."],
  examples: ["readout show 47196467fac7a254", "readout show https://news.example/article --as-of 2024-12-11"],
  run: show,
};

async function show(call: Call): Promise<number> {
  const { terminal, words } = call;
  const [reference, ...more] = words;
  if (reference === undefined || more.length > 0) throw new UsageError("Give one document: its id, file or URL.");
  const { asOf } = asOfOption(call);
  return withStore(call, async (store) => {
    const document = await store.documents.find(reference, asOf);
    const record = await store.documents.record(document.id);
    const sightings = await store.documents.sightings(document.id);
    const revisions = (await store.documents.revisions(document.id)).map(({ id, known, until }) => ({
      id,
      known,
      until,
    }));
    if (call.has("json")) {
      await terminal.write(`${JSON.stringify({ document, record, sightings, revisions })}\n`);
      return 0;
    }
    const { paint } = terminal;
    const lines = [
      paint("bold", oneLine(document.title ?? document.given)),
      [document.date ?? "no date", document.mark, document.source, document.url].flatMap(line).join("  "),
      paint("dim", `${document.id}  ${oneLine(document.given)}  ${oneLine(record.coder)}`),
      ...record.issues.map(({ code, message }) => `  ${code}  ${oneLine(message)}`),
      "",
    ];
    if (record.sentences.length === 0) lines.push(...document.text.split("\n").map(oneLine));
    for (const { n, start, end } of record.sentences) {
      lines.push(`${String(n).padStart(3)}  ${oneLine(document.text.slice(start, end))}`);
      for (const event of record.events)
        if (event.sentence === n) lines.push(paint("dim", `       ${eventLine(event)}`));
      for (const claim of record.claims) {
        if (claim.sentence === n) lines.push(paint("dim", `       ${claimLine(claim, document.source)}`));
      }
    }
    if (sightings[0]?.sourceFrom === "url") lines.push("source: not stated; the publisher of the URL's host");
    for (const { source, given, url } of sightings.slice(1))
      lines.push(`carried too: ${[source, given, url].flatMap(line).join("  ")}`);
    await terminal.write(`${lines.join("\n")}\n`);
    if (document.until !== undefined) terminal.remark("A corrected text has taken its place.");
    suggest(call, revisions.length > 1 ? `diff ${document.id}` : "events");
    return 0;
  });
}

function line(part: string | undefined): readonly string[] {
  return part === undefined ? [] : [oneLine(part)];
}
