/** A thread that takes the bytes of PDFs and gives their pages, so that one that hangs can be ended. */
import { parentPort } from "node:worker_threads";
import { extractPages } from "./extract.ts";

parentPort?.on("message", async (bytes: Uint8Array) => {
  parentPort?.postMessage(await extractPages(bytes));
});
