/** The program with a coder for tests, for tests that must end it from outside. */
import { loadResources } from "../../resources/node.ts";
import { runCommandLine } from "../run.ts";
import { processTerminal } from "../terminal.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal(), {
  resources: loadResources,
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./worker.fixture.ts", import.meta.url),
  documentTimeout: 10_000,
});
process.exit();
