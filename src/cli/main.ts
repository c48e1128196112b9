/** The program `readout`: the words of the command line in, the exit status out. */
import type { Resources } from "../model/index.ts";
import { makeReader } from "../reading/reader.ts";
import { loadResources } from "../resources/node.ts";
import { runCommandLine } from "./run.ts";
import { processTerminal } from "./terminal.ts";

let loaded: Promise<Resources> | undefined;
const resources = (): Promise<Resources> => {
  loaded ??= loadResources();
  return loaded;
};

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal(), {
  resources,
  reader: async () => makeReader(await resources()),
  workerScript: new URL("./coding/worker.ts", import.meta.url),
  documentTimeout: 60_000,
});
// A reader of stdout that has gone leaves stdin open: nothing more is to be done.
process.exit();
