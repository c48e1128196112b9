/** A thread for tests: a document's text says what befalls it. */
import type { DocumentInput, DocumentRecord } from "../../model/index.ts";
import { emptyRecord } from "./code-document.ts";
import { serveJobs } from "./serve.ts";

const wait = new Int32Array(new SharedArrayBuffer(4));

serveJobs({
  coder: "fixture",
  read: (document: DocumentInput): DocumentRecord => {
    if (document.text === "hang") Atomics.wait(wait, 0, 0);
    if (document.text === "die") process.exit(3);
    if (document.text === "throw") throw new Error("no words for it");
    if (document.text === "slow") Atomics.wait(wait, 0, 0, 60);
    return { ...emptyRecord(document, "fixture", []), sentences: [{ n: 0, start: 0, end: document.text.length }] };
  },
});
