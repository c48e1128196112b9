/** The bytes of a PDF → its pages, read in a thread of its own with limits of time and memory; the thread serves the next one too. */
import { Worker } from "node:worker_threads";
import type { PdfRead } from "./types.ts";

/** Milliseconds: a report of a thousand pages takes a few seconds. */
const LONGEST = 60_000;
const MEMORY = 1024;

interface Thread {
  readonly worker: Worker;
  /** What is done with its answer; absent while it is idle. */
  answer: ((read: PdfRead) => void) | undefined;
}

let idle: Thread | undefined;

export function readPages(bytes: Uint8Array, longest: number = LONGEST, script: URL = SCRIPT): Promise<PdfRead> {
  const thread = script === SCRIPT && idle !== undefined ? idle : start(script);
  if (thread === idle) idle = undefined;
  thread.worker.ref();
  return new Promise((resolve) => {
    const timer = setTimeout(() => thread.answer?.({ kind: "failed", reason: "timeout" }), longest);
    thread.answer = (read) => {
      clearTimeout(timer);
      thread.answer = undefined;
      // After a failure it may be in any state.
      if (read.kind === "pages" && idle === undefined && script === SCRIPT) {
        idle = thread;
        thread.worker.unref();
      } else void thread.worker.terminate();
      resolve(read);
    };
    thread.worker.postMessage(bytes);
  });
}

const SCRIPT = new URL("./worker.ts", import.meta.url);

function start(script: URL): Thread {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
  const thread: Thread = { worker, answer: undefined };
  const broken = (detail: string): void => thread.answer?.({ kind: "failed", reason: "broken", detail });
  worker.on("message", (read: PdfRead) => thread.answer?.(read));
  worker.on("error", (error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
      thread.answer?.({ kind: "failed", reason: "memory" });
    } else broken(error instanceof Error ? error.message : String(error));
  });
  worker.on("exit", (status) => {
    if (idle === thread) idle = undefined;
    broken(`exit status ${status}`);
  });
  return thread;
}
