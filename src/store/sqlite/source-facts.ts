/** What the user says of a source, and what the built-in list says: the user's word stands, the list fills in the rest. */
import type { KnownSource, KnownSources } from "../../corpus/sources/index.ts";
import type { Source, SourceFact, SourceFacts } from "../upkeep.ts";
import type { Connection, Row } from "./connection.ts";
import { number, text } from "./row.ts";

/** In the order of the bits of `sources.own`. */
const FACTS: readonly SourceFact[] = ["kind", "country", "language", "owner"];

/** Inside a transaction. */
export function describeSource(connection: Connection, key: number, facts: SourceFacts): void {
  for (const [at, fact] of FACTS.entries()) {
    const said = facts[fact];
    if (said === undefined) continue;
    connection.run(`UPDATE sources SET ${fact} = ?, own = own | ? WHERE key = ?`, said, 1 << at, key);
  }
  if (facts.terms !== undefined) connection.run("UPDATE sources SET terms = ? WHERE key = ?", facts.terms, key);
}

/** Whether a source has not been looked up in this version of the list. */
export function isBehind(connection: Connection, { version }: KnownSources): boolean {
  return connection.get("SELECT 1 FROM sources WHERE list IS NOT ? LIMIT 1", version) !== undefined;
}

/** Inside a transaction: looks up the sources that never were, or all that were in another version. @returns how many */
export function learnSources(connection: Connection, known: KnownSources, which: "new" | "all"): number {
  const rows =
    which === "new"
      ? connection.all("SELECT key, name FROM sources WHERE list IS NULL")
      : connection.all("SELECT key, name FROM sources WHERE list IS NOT ?", known.version);
  for (const row of rows) {
    const source = known.find(text(row, "name"));
    connection.run(
      `UPDATE sources SET entry = ?, list = ?, ${FACTS.map((fact, at) => `${fact} = iif(own & ${1 << at}, ${fact}, ?)`).join(", ")}
       WHERE key = ?`,
      ...[source?.id ?? null, known.version, ...FACTS.map((fact) => factOf(source, fact)), number(row, "key")],
    );
  }
  return rows.length;
}

export function ownFacts(row: Row): Pick<Source, "own"> {
  const bits = number(row, "own");
  return bits === 0 ? {} : { own: FACTS.filter((_, at) => (bits & (1 << at)) !== 0) };
}

function factOf(source: KnownSource | undefined, fact: SourceFact): string | null {
  const value = fact === "language" ? source?.languages.join(", ") : source?.[fact];
  return value ?? null;
}
