/** Folders and files → those that came or changed, in batches, each once it is written to its end. */
import { basename, relative } from "node:path";
import { watch } from "chokidar";
import { isCollected } from "../../ingest/index.ts";

export interface ChangedFiles {
  /** What came since the last time, waited for; empty once the signal has come. Sorted, so that each batch has one order. */
  next(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Milliseconds for which a file's size must stay the same before it is read. */
const STABLE = 1000;
const LOOK = 200;

/** What is there already is not told. @returns once nothing that changes from now on can be missed */
export async function watchFiles(
  paths: readonly string[],
  signal: AbortSignal,
  stable: number = STABLE,
): Promise<ChangedFiles> {
  const changed = new Set<string>();
  let wake = Promise.withResolvers<void>();
  const watcher = watch([...paths], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: stable, pollInterval: Math.min(LOOK, stable / 2) },
  });
  const onFile = (path: string): void => {
    if (!isWanted(path, paths)) return;
    changed.add(path);
    wake.resolve();
  };
  watcher.on("add", onFile);
  watcher.on("change", onFile);
  // What is gone or cannot be read is told when it is read.
  watcher.on("error", () => undefined);
  signal.addEventListener("abort", () => wake.resolve(), { once: true });
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return {
    next: async () => {
      if (changed.size === 0 && !signal.aborted) await wake.promise;
      wake = Promise.withResolvers();
      if (signal.aborted) {
        wake.resolve();
        return [];
      }
      const batch = [...changed].sort();
      changed.clear();
      return batch;
    },
    close: () => watcher.close(),
  };
}

/** A file named by the user in any case; in a folder, what reading the folder would take. */
function isWanted(path: string, paths: readonly string[]): boolean {
  if (paths.some((given) => relative(given, path) === "")) return true;
  const root = paths.find((given) => !relative(given, path).startsWith(".."));
  const folders = root === undefined ? [] : relative(root, path).split(/[/\\]/).slice(0, -1);
  return isCollected(basename(path)) && folders.every((folder) => !folder.startsWith("."));
}
