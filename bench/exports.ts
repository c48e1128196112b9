/**
 * `node bench/exports.ts [--documents N] [--store DIR]`: makes a store of made documents (ten events each), or takes one made before,
 * and writes it in every format, each in a process of its own; prints rows per second, bytes and peak memory beside each other.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exportOf, FORMATS_OF, type Kind } from "../src/exports/index.ts";
import { openStore, type Store } from "../src/store/index.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { documents: { type: "string", default: "5000" }, store: { type: "string" } },
});

interface Timing {
  readonly rows: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Resident memory at its peak, MiB. */
  readonly peak: number;
}

const KINDS: readonly Kind[] = ["events", "claims", "documents", "actors"];
const me = fileURLToPath(import.meta.url);

const [kind, format] = positionals;
if (kind !== undefined && format !== undefined) console.log(JSON.stringify(await timed(kind, format)));
else console.log(measureAll());

function measureAll(): string {
  const folder = values.store ?? mkdtempSync(join(tmpdir(), "readout-bench-"));
  try {
    if (!existsSync(join(folder, "readout.db"))) {
      said([join(import.meta.dirname, "make-store.ts"), folder, "--documents", values.documents]);
    }
    const rows = KINDS.flatMap((of) =>
      [...(of === "actors" ? [] : ["(read only)"]), ...FORMATS_OF[of]].map((name) => row(folder, of, name)),
    );
    return [
      `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}; load ${(loadavg()[0] ?? 0).toFixed(1)} when the run ended.`,
      "Each row is a process of its own that writes everything in the store; (read only) is what the store itself takes.",
      "",
      "| export | rows | rows/s | MiB | peak memory |",
      "|---|---:|---:|---:|---:|",
      ...rows,
    ].join("\n");
  } finally {
    if (values.store === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function row(folder: string, of: Kind, name: string): string {
  const { rows, seconds, bytes, peak }: Timing = JSON.parse(said([me, of, name, "--store", folder]));
  const count = (number: number): string => Math.round(number).toLocaleString("en");
  return `| ${of} ${name} | ${count(rows)} | ${count(rows / seconds)} | ${(bytes / 2 ** 20).toFixed(1)} | ${count(peak)} MiB |`;
}

async function timed(given: string, name: string): Promise<Timing> {
  const of = KINDS.find((known) => known === given);
  if (of === undefined || values.store === undefined) throw new Error("Give a kind, a format and --store DIR.");
  const store = openStore(values.store, { clock: () => Date.UTC(2026, 5, 1) });
  const begun = performance.now();
  const { rows, bytes } = name === "(read only)" ? await readOnly(store, of) : await written(store, of, name);
  const seconds = (performance.now() - begun) / 1000;
  await store.close();
  return { rows, bytes, seconds, peak: process.resourceUsage().maxRSS / 1024 };
}

async function written(store: Store, of: Kind, name: string): Promise<Pick<Timing, "rows" | "bytes">> {
  const { chunks, passed } = exportOf(store, { kind: of, format: name });
  let bytes = 0;
  for await (const chunk of chunks) bytes += Buffer.from(chunk).length;
  return { rows: passed.rows, bytes };
}

async function readOnly(store: Store, of: Kind): Promise<Pick<Timing, "rows" | "bytes">> {
  let rows = 0;
  for (let after: string | undefined; ; ) {
    const asked = { limit: 500, ...(after !== undefined && { after }) };
    const page =
      of === "events"
        ? await store.events.list(asked)
        : of === "claims"
          ? await store.claims.list(asked)
          : await store.documents.search(asked);
    rows += page.items.length;
    if (page.next === undefined) return { rows, bytes: 0 };
    after = page.next;
  }
}

function said(args: readonly string[]): string {
  const result = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}
