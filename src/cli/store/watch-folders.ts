/** Folders that are subscribed → due as soon as something in them changes. */
import { watch } from "chokidar";
import type { Subscriptions } from "../../store/index.ts";

export interface FolderWatch {
  /** Ends after so many milliseconds, when the signal comes, or when a folder has changed. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A file that is being written has time to be finished, in milliseconds. */
const SETTLING = 1000;

/** Those subscribed now; one that is subscribed later is read at its interval. */
export async function watchFolders(subscriptions: Subscriptions): Promise<FolderWatch> {
  const folders = (await subscriptions.list()).filter(({ kind }) => kind === "folder").map(({ url }) => url);
  let wake = Promise.withResolvers<void>();
  const watchers = folders.map((folder) => {
    let timer: NodeJS.Timeout | undefined;
    const settled = async (): Promise<void> => {
      // Removed or paused meanwhile: its changes concern nobody.
      const now = await subscriptions.find(folder);
      if (now?.state !== "active") return;
      await subscriptions.resume(folder);
      wake.resolve();
      wake = Promise.withResolvers();
    };
    const watcher = watch(folder, { ignoreInitial: true });
    watcher.on("all", () => {
      clearTimeout(timer);
      // What the store cannot note now is read at its interval.
      timer = setTimeout(() => void settled().catch(() => undefined), SETTLING);
    });
    // A folder that is gone is told by its reading.
    watcher.on("error", () => undefined);
    const ready = new Promise<void>((resolve) => watcher.once("ready", resolve));
    return { ready, close: () => watcher.close().finally(() => clearTimeout(timer)) };
  });
  // Whatever changes after the first reading has begun is noticed.
  await Promise.all(watchers.map(({ ready }) => ready));
  return {
    sleep: async (milliseconds, signal) => {
      const over = Promise.withResolvers<void>();
      const timer = setTimeout(over.resolve, milliseconds);
      signal.addEventListener("abort", () => over.resolve(), { once: true });
      if (signal.aborted) over.resolve();
      await Promise.race([over.promise, wake.promise]).finally(() => clearTimeout(timer));
    },
    close: async () => {
      await Promise.all(watchers.map(({ close }) => close()));
    },
  };
}
