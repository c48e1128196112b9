/** The inside of a worker thread: says when it is ready, then answers each job. */
import { parentPort, workerData } from "node:worker_threads";
import type { Defaults } from "../../ingest/index.ts";
import type { Reader } from "../../reading/reader.ts";
import { codeJob } from "./code-document.ts";
import type { Job } from "./job.ts";

export function serveJobs(reader: Pick<Reader, "coder" | "read">): void {
  // The pool starts the thread with these, and sends nothing but jobs.
  const fill = workerData as Defaults;
  parentPort?.on("message", async (job: Job) => parentPort?.postMessage(await codeJob(reader, job, fill)));
  parentPort?.postMessage({ ready: reader.coder });
}
