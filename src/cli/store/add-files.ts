/** Files, folders and standard input → their documents coded and kept, in order. */
import { resolve } from "node:path";
import {
  type Defaults,
  type IngestIssue,
  type ReadOptions,
  readDocumentLine,
  withDefaults,
} from "../../ingest/index.ts";
import type { DocumentInput, Issue } from "../../model/index.ts";
import type { Entry } from "../../store/index.ts";
import type { Job } from "../coding/job.ts";
import { type Given, jobsOf } from "../coding/jobs-of.ts";
import type { Terminal } from "../terminal.ts";
import { inOrder } from "./in-order.ts";
import type { Keeping } from "./keeping.ts";
import { oneLine } from "./one-line.ts";

/** One document on its way: coded, known before, or not to be read. */
interface Ready {
  readonly entry?: Entry;
  /** Where it stood: faults kept of these places are over once it is read. */
  readonly places?: readonly string[];
  readonly remark?: string;
  readonly fault?: { readonly place: string; readonly issue: Issue };
  /** Absent: something was left out that is no document. */
  readonly progress?: { readonly sentences: number; readonly bytes: number };
}

export interface Adding {
  readonly fill: Defaults;
  readonly reading: ReadOptions;
  /** Documents between reading and writing. */
  readonly ahead: number;
}

export async function addFiles(
  paths: readonly string[],
  terminal: Terminal,
  { fill, reading, ahead }: Adding,
  keeping: Keeping,
): Promise<void> {
  const faulty = new Set((await keeping.store.faults.list()).map(({ place }) => place));
  const puts: Promise<unknown>[] = [];
  const trouble: unknown[] = [];
  for await (const item of inOrder(jobsOf(paths, terminal, reading), ahead, (given) => readyOf(given, keeping, fill))) {
    if (trouble.length > 0) throw trouble[0];
    if (item.remark !== undefined) terminal.remark(oneLine(item.remark));
    if (item.fault !== undefined) await keeping.fault(item.fault.place, item.fault.issue);
    if (item.entry !== undefined) puts.push(keeping.put(item.entry).catch((error) => trouble.push(error)));
    for (const place of item.places ?? []) if (faulty.has(place)) await keeping.store.faults.clear(place);
    if (item.progress !== undefined) keeping.progress.done(item.progress.sentences, item.progress.bytes);
    // Those written have told what came of them.
    if (puts.length > 1000) await Promise.all(puts.splice(0, 500));
  }
  await keeping.flush();
  await Promise.all(puts);
  if (trouble.length > 0) throw trouble[0];
}

async function readyOf(given: Given, keeping: Keeping, fill: Defaults): Promise<Ready> {
  if (given.kind === "remark") return { remark: given.issue.message };
  const { bytes } = given;
  if (given.kind === "issue") return fault(given.id, given.issue, bytes);
  const read = documentOf(given.job);
  if (read.kind === "broken") return fault(given.job.kind === "line" ? given.job.id : "", read, bytes);
  const document = withDefaults(read.document, fill);
  const lineage = lineageOf(document, given.job);
  const place = placeOf(given.job);
  const places = [document.id, ...(place === undefined ? [] : [place])];
  const coded = await keeping.code(document, given.job.issues, lineage === undefined ? {} : { lineage });
  if (coded.kind === "fault") return fault(document.id, coded.issue, bytes);
  return { entry: coded.entry, places, progress: { sentences: coded.sentences, bytes } };
}

function fault(place: string, { code, message }: Issue | IngestIssue, bytes: number): Ready {
  return { fault: { place, issue: { code, message } }, progress: { sentences: 0, bytes } };
}

function documentOf(job: Job): ReturnType<typeof readDocumentLine> {
  return job.kind === "document"
    ? { kind: "document", document: job.document }
    : readDocumentLine(job.line, job.where, job.id);
}

/** What stays when the text is corrected: the URL, the id a document gives itself, or the file it is alone in. */
function lineageOf({ id, url }: DocumentInput, job: Job): string | undefined {
  if (url !== undefined) return `url:${url}`;
  const place = placeOf(job);
  if (place !== undefined) return id === place ? undefined : `id:${id}`;
  if (/^(stdin:|.*:\d+$)/.test(id)) return undefined;
  return /\.[a-z]+$/i.test(id) ? `file:${resolve(id)}` : `id:${id}`;
}

/** Where it stood among others; undefined where it is alone. */
function placeOf(job: Job): string | undefined {
  return job.kind === "line" ? job.id : job.place;
}
