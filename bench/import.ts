/** `node bench/import.ts [--rows N]`: makes a file of GDELT events between invented states, imports it into a new store, prints the rates as JSON. */
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { runCommandLine } from "../src/cli/run.ts";
import { keptTerminal } from "../src/cli/terminal.fixture.ts";
import { loadResources } from "../src/resources/node.ts";
import { word } from "./store-entries.ts";

const { values } = parseArgs({ options: { rows: { type: "string", default: "20000" } } });
const rows = Number(values.rows);
const folder = mkdtempSync(join(tmpdir(), "readout-import-"));
const file = join(folder, "made.export.CSV");
const CODES = ["010", "020", "036", "040", "042", "043", "046", "051", "057", "070", "111", "112", "141", "173", "190"];
// Codes that ISO 3166 leaves to users, so that no state is meant.
const STATES = Array.from(
  { length: 26 },
  (_, i) => `Q${String.fromCharCode(77 + (i % 14))}${String.fromCharCode(65 + i)}`,
);

try {
  const out = createWriteStream(file);
  for (let i = 0; i < rows; i += 1)
    if (!out.write(rowOf(i))) await new Promise<void>((done) => out.once("drain", () => done()));
  out.end();
  await finished(out);
  const first = await run();
  const second = await run();
  const bytes = statSync(join(folder, "store", "readout.db")).size;
  console.log(JSON.stringify({ rows, fileBytes: statSync(file).size, storeBytes: bytes, first, second }));
} finally {
  rmSync(folder, { recursive: true });
}

interface Ran {
  readonly imported: number;
  readonly known: number;
  readonly rowsPerSecond: number;
  /** What a core that does nothing else would do. */
  readonly rowsPerCpuSecond: number;
}

async function run(): Promise<Ran> {
  const terminal = keptTerminal();
  const before = process.cpuUsage();
  await runCommandLine(["import", file, "--json", "--no-join", "--store", join(folder, "store")], terminal, {
    resources: () => loadResources(),
    reader: () => Promise.reject(new Error("not needed")),
    workerScript: new URL("./none.ts", import.meta.url),
    documentTimeout: 1000,
  });
  const { imported, known, seconds } = JSON.parse(terminal.out());
  const { user, system } = process.cpuUsage(before);
  return {
    imported,
    known,
    rowsPerSecond: Math.round(rows / seconds),
    rowsPerCpuSecond: Math.round(rows / ((user + system) / 1e6)),
  };
}

function rowOf(i: number): string {
  const [by, to] = [STATES[i % 26] ?? "", STATES[(i * 7 + 3) % 26] ?? ""];
  const code = CODES[(i * 11) % CODES.length] ?? "";
  const day = `202603${String((i % 28) + 1).padStart(2, "0")}`;
  const names = [word(i % 4000), word((i * 13) % 4000)].map((name) => name.toUpperCase());
  const actors = [by, to].flatMap((state, side) => [
    `${state}GOV`,
    names[side] ?? "",
    state,
    "",
    "",
    "",
    "",
    "GOV",
    "",
    "",
  ]);
  const event = ["1", code, code.slice(0, 3), code.slice(0, 2), "1", "1.0", "4", "1", "4", "-1.25"];
  const place = ["4", `${word(i % 900)}, Invented`, "ZZ", "ZZ01", "", String(i % 80), String(i % 170), "-1"];
  const head = [String(900_000_000 + i), day, day.slice(0, 6), "2026", "2026.2"];
  const tail = [`${day}101500`, `https://made.example/${i}/${word(i % 20_000)}-${word((i * 3) % 20_000)}`];
  return `${[...head, ...actors, ...event, ...place, ...place, ...place, ...tail].join("\t")}\n`;
}
