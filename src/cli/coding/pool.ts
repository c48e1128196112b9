/** Jobs in, coded documents out, over several threads; a thread that hangs or dies is replaced, and its job is given up. */
import { Worker } from "node:worker_threads";
import type { Coded, Job } from "./job.ts";

export type Outcome =
  | { readonly kind: "coded"; readonly coded: Coded }
  | { readonly kind: "timeout" }
  | { readonly kind: "died"; readonly reason: string };

export interface Pool {
  /** Resolves when the job is done or given up. @throws PoolError when threads cannot start at all. */
  run(job: Job): Promise<Outcome>;
  /** Name and version of the coder, as the first thread tells it. @throws PoolError when threads cannot start at all. */
  coder(): Promise<string>;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly script: URL;
  readonly jobs: number;
  /** Milliseconds that one document may take. */
  readonly timeout: number;
  /** Handed to each thread. */
  readonly data: unknown;
}

export class PoolError extends Error {
  readonly code = "POOL_START";
}

interface Task {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: PoolError) => void;
}

export function createPool({ script, jobs, timeout, data }: PoolOptions): Pool {
  const waiting: Task[] = [];
  const threads = new Set<Worker>();
  const idle: (() => void)[] = [];
  let starting = 0;
  const coder = Promise.withResolvers<string>();
  // Not everybody asks for it; its failure is told by `run` as well.
  coder.promise.catch(() => undefined);
  let broken: PoolError | undefined;
  let closed = false;

  const startWhereNeeded = (): void => {
    if (closed || broken !== undefined) return;
    while (threads.size < jobs && starting < waiting.length) start();
  };

  const start = (): void => {
    const worker = new Worker(script, { workerData: data });
    let ready = false;
    let task: Task | undefined;
    let timer: NodeJS.Timeout | undefined;
    let gone = false;
    threads.add(worker);
    starting += 1;

    const takeNext = (): void => {
      task = waiting.shift();
      if (task === undefined) {
        idle.push(takeNext);
        return;
      }
      timer = setTimeout(() => leave({ kind: "timeout" }), timeout);
      worker.postMessage(task.job);
    };
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      const settled = task;
      task = undefined;
      settled?.resolve(outcome);
    };
    const leave = (outcome: Outcome): void => {
      if (gone) return;
      gone = true;
      threads.delete(worker);
      const at = idle.indexOf(takeNext);
      if (at >= 0) idle.splice(at, 1);
      if (!ready) {
        starting -= 1;
        if (!closed) breakDown(outcome);
      }
      settle(outcome);
      void worker.terminate();
      startWhereNeeded();
    };

    worker.on("message", (message: { readonly ready: string } | Coded) => {
      if (gone) return;
      if ("ready" in message) {
        coder.resolve(message.ready);
        ready = true;
        starting -= 1;
      } else settle({ kind: "coded", coded: message });
      takeNext();
    });
    worker.on("error", (error: unknown) => {
      leave({ kind: "died", reason: error instanceof Error ? error.message : String(error) });
    });
    worker.on("exit", (status) => leave({ kind: "died", reason: `exit status ${status}` }));
  };

  /** A thread that never got ready would fail for every document: the fault is in the installation. */
  const breakDown = (outcome: Outcome): void => {
    const reason = outcome.kind === "died" ? outcome.reason : outcome.kind;
    broken = new PoolError(`The reader could not start: ${reason}`);
    coder.reject(broken);
    for (const task of waiting.splice(0)) task.reject(broken);
  };

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) {
          reject(broken);
          return;
        }
        waiting.push({ job, resolve, reject });
        const free = idle.shift();
        if (free === undefined) startWhereNeeded();
        else free();
      }),
    coder: () => {
      if (threads.size === 0 && broken === undefined) start();
      return coder.promise;
    },
    close: async () => {
      closed = true;
      await Promise.all([...threads].map((worker) => worker.terminate()));
    },
  };
}
