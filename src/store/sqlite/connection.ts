/** A database file → statements that are prepared once, transactions that are whole or not at all, and errors that say what to do. */
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { explain } from "./explain-error.ts";

export type Row = Readonly<Record<string, SQLOutputValue>>;
export type Value = SQLInputValue;

export interface Connection {
  readonly file: string;
  get(sql: string, ...values: Value[]): Row | undefined;
  all(sql: string, ...values: Value[]): readonly Row[];
  run(sql: string, ...values: Value[]): { readonly changes: number; readonly key: number };
  /** Several statements, without values. */
  script(sql: string): void;
  /** `BEGIN IMMEDIATE`: a transaction that first reads and then writes would fail at once when another process wrote in between. */
  write<Result>(work: () => Result): Result;
  readonly database: DatabaseSync;
  close(): void;
}

export interface ConnectOptions {
  readonly readOnly?: boolean;
  /** Nobody can be writing: the file alone is read, without the lock files that a read-only folder cannot take. */
  readonly immutable?: boolean;
  /** Milliseconds to wait for another process's transaction. */
  readonly patience: number;
}

/** @throws StoreError */
export function connect(file: string, { readOnly = false, immutable = false, patience }: ConnectOptions): Connection {
  const database = guarded(file, () => {
    const path = immutable ? immutableUrl(file) : file;
    return new DatabaseSync(path, { readOnly, timeout: patience, enableForeignKeyConstraints: true });
  });
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    // Queries are built from few parts; a store that is asked for years must still not grow.
    if (statements.size > 500) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  const script = (sql: string): void => guarded(file, () => database.exec(sql));
  return {
    file,
    database,
    get: (sql, ...values) => guarded(file, () => prepared(sql).get(...values)),
    all: (sql, ...values) => guarded(file, () => prepared(sql).all(...values)),
    run: (sql, ...values) =>
      guarded(file, () => {
        const { changes, lastInsertRowid } = prepared(sql).run(...values);
        return { changes: Number(changes), key: Number(lastInsertRowid) };
      }),
    script,
    write: (work) => {
      script("BEGIN IMMEDIATE");
      try {
        const result = work();
        script("COMMIT");
        return result;
      } catch (error) {
        // A full disk has rolled back by itself.
        if (database.isTransaction) script("ROLLBACK");
        throw error;
      }
    },
    close: () => {
      statements.clear();
      if (database.isOpen) database.close();
    },
  };
}

function immutableUrl(file: string): URL {
  const url = pathToFileURL(file);
  url.search = "immutable=1";
  return url;
}

function guarded<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw explain(error, file);
  }
}
