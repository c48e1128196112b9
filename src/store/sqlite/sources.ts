/** Outlets: facts, and how far the user trusts them, with the reasons. */

import type { KnownSources } from "../../corpus/sources/index.ts";
import { StoreError } from "../errors.ts";
import { slug } from "../identity.ts";
import type { Instant } from "../store.ts";
import type { Grade, Grading, Source, Sources } from "../upkeep.ts";
import type { Connection, Row } from "./connection.ts";
import { number, numberIfAny, text, texts } from "./row.ts";
import { describeSource, isBehind, learnSources, ownFacts } from "./source-facts.ts";

const GRADES: readonly Grade[] = ["A", "B", "C", "D", "E", "F"];

const SOURCE_SQL = `
  SELECT s.key, s.id, s.name, s.kind, s.country, s.language, s.owner, s.terms, s.own, s.entry, s.grade,
    (SELECT count(DISTINCT document) FROM sightings WHERE source = s.key) AS documents
  FROM sources s`;

export function createSources(
  connection: Connection,
  clock: () => Instant,
  knownSources: KnownSources | undefined,
): Sources {
  const rowOf = (idOrName: string): Row | undefined =>
    connection.get(`${SOURCE_SQL} WHERE s.id = ? OR s.name = ? COLLATE NOCASE`, idOrName, idOrName);
  const found = (idOrName: string): Row => {
    const row = rowOf(idOrName);
    if (row !== undefined) return row;
    throw new StoreError(
      "SOURCE_UNKNOWN",
      `There is no source "${idOrName}" in the store. Sources are listed by: readout status`,
    );
  };
  return {
    list: async () => connection.all(`${SOURCE_SQL} ORDER BY documents DESC, s.id`).map(sourceOf),
    find: async (idOrName) => {
      const row = rowOf(idOrName);
      return row === undefined ? undefined : sourceOf(row);
    },
    describe: async (facts) => {
      connection.write(() => {
        describeSource(connection, sourceKey(connection, facts.name), facts);
        if (knownSources !== undefined) learnSources(connection, knownSources, "new");
      });
      return sourceOf(found(facts.name));
    },
    learn: async () => {
      if (knownSources === undefined || !isBehind(connection, knownSources)) return 0;
      return connection.write(() => learnSources(connection, knownSources, "all"));
    },
    grade: async (idOrName, grade, reason) => {
      if (!GRADES.includes(grade) || reason.trim() === "") {
        throw new StoreError("GRADE_WRONG", `A grade is one of ${GRADES.join(" ")}, with a reason.`);
      }
      const key = number(found(idOrName), "key");
      connection.write(() => {
        connection.run("UPDATE sources SET grade = ? WHERE key = ?", grade, key);
        connection.run(
          "INSERT INTO gradings (source, grade, reason, at) VALUES (?, ?, ?, ?)",
          key,
          grade,
          reason,
          clock(),
        );
      });
      return sourceOf(found(idOrName));
    },
    history: async (idOrName) =>
      connection
        .all("SELECT grade, reason, at FROM gradings WHERE source = ? ORDER BY key", number(found(idOrName), "key"))
        .map((row): Grading => ({ grade: gradeOf(row), reason: text(row, "reason"), at: number(row, "at") })),
  };
}

/** Inside a transaction: the row of a source, made where there is none. */
export function sourceKey(connection: Connection, name: string): number {
  return (
    knownSource(connection, name) ??
    connection.run("INSERT INTO sources (id, name) VALUES (?, ?)", slug(name), name).key
  );
}

/** "Example Wire" and "EXAMPLE WIRE" are one outlet. */
export function knownSource(connection: Connection, name: string): number | undefined {
  return numberIfAny(connection.get("SELECT key FROM sources WHERE id = ?", slug(name)), "key");
}

function sourceOf(row: Row): Source {
  return {
    id: text(row, "id"),
    name: text(row, "name"),
    ...texts(row, "kind", "country", "language", "owner", "terms", "entry"),
    ...ownFacts(row),
    grade: gradeOf(row),
    documents: number(row, "documents"),
  };
}

function gradeOf(row: Row): Grade {
  const value = text(row, "grade");
  return GRADES.find((grade) => grade === value) ?? "F";
}
