/** `readout diff`: what changed between two coders on the same documents, or between the revisions of one document. */
import { type Change, compareRecords, compareTexts, type Line } from "../../corpus/compare/index.ts";
import { isDatasetCoder, type Store, type StoredDocument } from "../../store/index.ts";
import { type Call, type Command, UsageError, wholeNumber } from "../command.ts";
import { oneLine } from "./one-line.ts";
import { JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const diffCommand: Command = {
  name: "diff",
  summary: "Show what changed between two coder versions, or between the revisions of a document.",
  usage: ["diff [OPTIONS] [CODER CODER]", "diff [OPTIONS] ID | URL"],
  options: {
    ...STORE_OPTION,
    limit: { value: "N", about: "Documents shown one by one (default 20; 0 shows all)." },
    json: JSON_OPTION,
  },
  notes: ["Without coders: the one before against the one shown now. Coders are listed by: readout status"],
  examples: ["readout diff", "readout diff https://news.example/article"],
  run: async (call) =>
    withStore(call, async (store) => (call.words.length === 1 ? revisions(call, store) : coders(call, store))),
};

interface Changed {
  readonly document: StoredDocument;
  readonly changes: readonly Change[];
}

async function coders(call: Call, store: Store): Promise<number> {
  const { terminal } = call;
  const limit = wholeNumber(call, "limit", 0, 1_000_000) ?? 20;
  const [before, after] = await pairOf(call, store);
  const shown: Changed[] = [];
  const sums = { gone: 0, new: 0, changed: 0 };
  let documents = 0;
  let touched = 0;
  for await (const pair of store.codings.pairs(before, after)) {
    documents += 1;
    const changes = compareRecords(pair.before, pair.after);
    if (changes.length === 0) continue;
    touched += 1;
    for (const { change } of changes) sums[change] += 1;
    if (limit === 0 || shown.length < limit) shown.push({ document: pair.document, changes });
  }
  if (call.has("json")) {
    const items = shown.map(({ document: { id, given }, changes }) => ({ document: id, given, changes }));
    await terminal.write(`${JSON.stringify({ before, after, documents, touched, ...sums, items })}\n`);
    return 0;
  }
  const first = `${touched} of ${documents} documents differ: ${sums.new} findings new, ${sums.gone} gone, ${sums.changed} changed.`;
  await terminal.write(
    `${first}\n  before  ${before}\n  after   ${after}\n${shown.map((one) => changedText(one, terminal.paint)).join("")}`,
  );
  if (touched > shown.length) terminal.remark(`${touched - shown.length} more: --limit 0`);
  return 0;
}

/** @throws UsageError */
async function pairOf({ words }: Call, store: Store): Promise<readonly [string, string]> {
  const uses = await store.codings.coders();
  const [before, after, ...more] = words;
  if (before === undefined || after === undefined || more.length > 0) {
    const own = uses.filter(({ coder }) => !isDatasetCoder(coder));
    const now = [...own].sort((a, b) => b.current - a.current)[0];
    const last = own.findLast(({ coder }) => coder !== now?.coder);
    if (words.length === 0 && now !== undefined && last !== undefined) return [last.coder, now.coder];
    throw new UsageError(
      `Two coders are needed; the store has results of: ${uses.map(({ coder }) => coder).join(", ") || "none"}. Run readout recode after an update.`,
    );
  }
  const unknown = [before, after].find((name) => !uses.some(({ coder }) => coder === name));
  if (unknown === undefined) return [before, after];
  throw new UsageError(`No results of "${unknown}" are kept; there are: ${uses.map(({ coder }) => coder).join(", ")}.`);
}

function changedText({ document, changes }: Changed, paint: Call["terminal"]["paint"]): string {
  const lines = changes.flatMap(({ kind, sentence, before, after }) => [
    ...(before === undefined ? [] : [paint("red", `  - ${kind} s${sentence} ${before}`)]),
    ...(after === undefined ? [] : [paint("green", `  + ${kind} s${sentence} ${after}`)]),
  ]);
  return `\n${paint("bold", oneLine(document.given))}  ${document.id}\n${lines.join("\n")}\n`;
}

async function revisions(call: Call, store: Store): Promise<number> {
  const { terminal } = call;
  const { id } = await store.documents.find(call.words[0] ?? "");
  const all = await store.documents.revisions(id);
  const steps: { readonly before: StoredDocument; readonly after: StoredDocument; readonly lines: readonly Line[] }[] =
    [];
  for (const [i, after] of all.entries()) {
    const before = all[i - 1];
    if (before !== undefined) {
      steps.push({ before, after, lines: compareTexts(await sentences(store, before), await sentences(store, after)) });
    }
  }
  if (call.has("json")) {
    const items = steps.map(({ before, after, lines }) => ({
      before: before.id,
      after: after.id,
      known: after.known,
      lines,
    }));
    await terminal.write(`${JSON.stringify({ document: id, revisions: all.length, items })}\n`);
    return 0;
  }
  await terminal.write(`${all.length} ${all.length === 1 ? "revision" : "revisions"}\n`);
  for (const { before, after, lines } of steps) {
    const when = new Date(after.known).toISOString().slice(0, 16);
    await terminal.write(
      `\n${before.id} → ${after.id}, ${when}Z\n${lines.map((line) => lineText(line, terminal.paint)).join("")}`,
    );
  }
  return 0;
}

async function sentences(store: Store, { id, text }: StoredDocument): Promise<readonly string[]> {
  const all = await store.documents.sentences(id);
  // A text that was not coded has no sentences: it is compared by lines.
  const parts = all.length === 0 ? text.split("\n") : all.map((sentence) => sentence.text);
  return parts.map(oneLine).filter((part) => part !== "");
}

function lineText({ kind, text }: Line, paint: Call["terminal"]["paint"]): string {
  if (kind === "same") return "";
  return kind === "gone" ? `${paint("red", `  - ${text}`)}\n` : `${paint("green", `  + ${text}`)}\n`;
}
