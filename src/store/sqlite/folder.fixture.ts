/** Folders for tests, a store in one, and all that is in a store as text. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Opened } from "../contract-check.fixture.ts";
import { type Connection, connect } from "./connection.ts";
import { FILE_NAME } from "./open.ts";
import { text } from "./row.ts";
import { openStore, type StoreOptions } from "./store.ts";

/** Gone when the tests of the file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "readout-store-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function openIn(folder: string, options: Partial<StoreOptions> = {}): Opened {
  let now = 1000;
  const store = openStore(folder, { create: true, clock: () => now, ...options });
  return {
    store,
    at: (instant) => {
      now = instant;
    },
    dump: () => dumpOf(folder),
  };
}

/** Every row of every table, sorted. */
export function dumpOf(folder: string): string {
  const connection = connect(join(folder, FILE_NAME), { patience: 1000 });
  try {
    return tablesOf(connection)
      .flatMap((table) => [
        `-- ${table}`,
        ...connection
          .all(`SELECT * FROM ${table}`)
          .map((row) => JSON.stringify(row, asText))
          .sort(),
      ])
      .join("\n");
  } finally {
    connection.close();
  }
}

function asText(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
}

function tablesOf(connection: Connection): readonly string[] {
  return connection
    .all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name")
    .map((row) => text(row, "name"));
}
