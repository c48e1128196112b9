/** The small repositories: actors, jobs, settings. */
import type { Actors, Instant, KnownActor, Settings } from "../store.ts";
import type { Job, Jobs } from "../upkeep.ts";
import type { Connection, Row } from "./connection.ts";
import { pageSize } from "./findings.ts";
import { json, number, numberIfAny, text, texts } from "./row.ts";

const ACTOR_SQL = `
  SELECT a.name AS key, n.text AS id, a.label, a.kind, a.country, a.wikidata,
    (SELECT count(*) FROM mentions AS m WHERE m.name = a.name AND m.coding NOT IN (SELECT coding FROM hidden)) AS documents
  FROM actors AS a JOIN names AS n ON n.key = a.name`;

export function createActors(connection: Connection): Actors {
  return {
    find: async (idOrName) => {
      const row = connection.get(
        `${ACTOR_SQL} WHERE n.text = ? OR a.label = ? ORDER BY n.text = ? DESC LIMIT 1`,
        idOrName,
        idOrName,
        idOrName,
      );
      return row === undefined ? undefined : actorOf(row);
    },
    list: async ({ limit, after = "" }) => {
      const size = pageSize(limit);
      const rows = connection.all(`${ACTOR_SQL} WHERE n.text > ? ORDER BY n.text LIMIT ?`, after, size + 1);
      const items = rows.slice(0, size).map(actorOf);
      const last = items.at(-1);
      return { items, ...(rows.length > size && last !== undefined && { next: last.id }) };
    },
  };
}

function actorOf(row: Row): KnownActor {
  return {
    id: text(row, "id"),
    name: text(row, "label"),
    kind: text(row, "kind"),
    ...texts(row, "country", "wikidata"),
    documents: number(row, "documents"),
  };
}

const JOB_SQL = "SELECT key, kind, subject, state, done, total, begun, ended, message FROM jobs";

export function createJobs(connection: Connection, clock: () => Instant): Jobs {
  const read = (id: number): Job => jobOf(connection.get(`${JOB_SQL} WHERE key = ?`, id));
  return {
    begin: async (kind, subject, total) =>
      connection.write(() => {
        const open = connection.get(`${JOB_SQL} WHERE kind = ? AND subject = ? AND state = 'running'`, kind, subject);
        if (open !== undefined) {
          connection.run("UPDATE jobs SET total = ? WHERE key = ?", total, number(open, "key"));
          return read(number(open, "key"));
        }
        const { key } = connection.run(
          "INSERT INTO jobs (kind, subject, state, done, total, begun) VALUES (?, ?, 'running', 0, ?, ?)",
          ...[kind, subject, total, clock()],
        );
        return read(key);
      }),
    step: async (id, done) => {
      connection.write(() => connection.run("UPDATE jobs SET done = ? WHERE key = ?", done, id));
    },
    end: async (id, state, message) =>
      connection.write(() => {
        connection.run(
          "UPDATE jobs SET state = ?, ended = ?, message = ? WHERE key = ?",
          state,
          clock(),
          message ?? null,
          id,
        );
        return read(id);
      }),
    list: async () => connection.all(`${JOB_SQL} ORDER BY key`).map(jobOf),
  };
}

function jobOf(row: Row | undefined): Job {
  const state = text(row, "state");
  const ended = numberIfAny(row, "ended");
  return {
    id: number(row, "key"),
    kind: text(row, "kind"),
    subject: text(row, "subject"),
    state: state === "done" || state === "failed" ? state : "running",
    done: number(row, "done"),
    total: number(row, "total"),
    begun: number(row, "begun"),
    ...(ended !== undefined && { ended }),
    ...texts(row, "message"),
  };
}

export function createSettings(connection: Connection): Settings {
  return {
    get: async (name) => {
      const row = connection.get("SELECT value FROM settings WHERE name = ?", name);
      return row === undefined ? undefined : json(row, "value");
    },
    set: async (name, value) => {
      connection.write(() =>
        connection.run(
          "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
          name,
          JSON.stringify(value),
        ),
      );
    },
  };
}
