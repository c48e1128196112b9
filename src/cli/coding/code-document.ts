/** A reader and a job → the record; whatever happens, there is one. */

import { type Defaults, languageIssue, readDocumentLine, withDefaults } from "../../ingest/index.ts";
import type { DocumentInput, DocumentRecord, Issue } from "../../model/index.ts";
import type { Reader } from "../../reading/reader.ts";
import type { Coded, Job } from "./job.ts";

export async function codeJob(reader: Pick<Reader, "coder" | "read">, job: Job, fill: Defaults): Promise<Coded> {
  let document: DocumentInput;
  if (job.kind === "document") document = job.document;
  else {
    const read = readDocumentLine(job.line, job.where, job.id);
    if (read.kind === "broken") {
      const issue = { code: read.code, message: read.message };
      return coded(emptyRecord({ id: job.id }, reader.coder, [issue, ...job.issues]), read.message);
    }
    document = read.document;
  }
  const { record, problem } = await codeDocument(reader, withDefaults(document, fill));
  return coded(job.issues.length === 0 ? record : { ...record, issues: [...job.issues, ...record.issues] }, problem);
}

export interface CodedDocument {
  readonly record: DocumentRecord;
  readonly problem?: string;
}

export async function codeDocument(
  reader: Pick<Reader, "coder" | "read">,
  document: DocumentInput,
): Promise<CodedDocument> {
  const language = await languageIssue(document);
  if (language !== undefined) return { record: emptyRecord(document, reader.coder, [language]) };
  try {
    const record = reader.read(document);
    return {
      record: document.mark === undefined || record.mark !== undefined ? record : { ...record, mark: document.mark },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Document "${document.id}" could not be read: ${reason}. This is a fault of Readout: please report it with the document.`;
    return { record: emptyRecord(document, reader.coder, [{ code: "DOCUMENT_FAILED", message }]), problem: message };
  }
}

/** The record of a document of which nothing could be coded. */
export function emptyRecord(
  { id, title, date, source, url, mark }: Omit<DocumentInput, "text">,
  coder: string,
  issues: readonly Issue[],
): DocumentRecord {
  return {
    id,
    coder,
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    ...(url !== undefined && { url }),
    ...(mark !== undefined && { mark }),
    sentences: [],
    actors: [],
    times: [],
    places: [],
    events: [],
    claims: [],
    issues,
  };
}

function coded(record: DocumentRecord, problem: string | undefined): Coded {
  return {
    record: JSON.stringify(record),
    sentences: record.sentences.length,
    ...(problem !== undefined && { problem }),
  };
}
