/** Rows of datasets → their events as incidents of their own: they belong to no story, and are never added to what texts say. */
import { type Incident, incidentsOf, mentionsOf, type StoryKnowledge } from "../../../corpus/stories/index.ts";
import type { Connection, Row } from "../connection.ts";
import { documentByKey, recordOf } from "../heads.ts";
import { IS_DATASET } from "../is-dataset.ts";
import { number, numberIfAny } from "../row.ts";
import { DATASET } from "./digests.ts";
import { dropJoined } from "./drop-joined.ts";
import { writeIncident } from "./write-story.ts";

const UNJOINED = `documents AS d LEFT JOIN digests AS g ON g.document = d.key
  WHERE d.until IS NULL AND d.coding IS NOT NULL AND g.coding IS NOT d.coding AND ${IS_DATASET}`;

export function countDatasetRows(connection: Connection): number {
  return number(connection.get(`SELECT count(*) AS n FROM ${UNJOINED}`), "n");
}

const STEP = 500;

/** Those after the document `last`. @returns the last of them; undefined when there were none. */
export function joinDatasets(connection: Connection, { predicates }: StoryKnowledge, last: number): number | undefined {
  const rows = connection.all(
    `SELECT d.key, d.coding, d.source, d.known FROM ${UNJOINED} AND d.key > ? ORDER BY d.key LIMIT ${STEP}`,
    last,
  );
  const found = rows.map((row) => ({ row, incidents: incidentsIn(connection, row, predicates) }));
  connection.write(() => {
    for (const { row, incidents } of found) {
      const [key, coding] = [number(row, "key"), number(row, "coding")];
      if (connection.get("SELECT 1 FROM documents WHERE key = ? AND coding = ?", key, coding) === undefined) continue;
      dropJoined(connection, key);
      connection.run(
        "INSERT INTO digests (document, coding, state, hash, exact, minima, topic) VALUES (?, ?, ?, '', '', zeroblob(0), zeroblob(0))",
        ...[key, coding, DATASET],
      );
      const source = numberIfAny(row, "source") ?? null;
      for (const incident of incidents) {
        const day = incident.mentions[0]?.day;
        writeIncident(connection, { document: key, source }, incident, () => ({
          ...(day !== undefined && { day }),
          origin: String(source),
          known: number(row, "known"),
        }));
      }
    }
  });
  const end = rows.at(-1);
  return end === undefined ? undefined : number(end, "key");
}

function incidentsIn(connection: Connection, row: Row, predicates: StoryKnowledge["predicates"]): readonly Incident[] {
  const { text: body, date } = documentByKey(connection, number(row, "key"));
  const record = recordOf(connection, number(row, "coding"));
  const document = { record, text: body, ...(date !== undefined && { date }) };
  return incidentsOf(mentionsOf(document, predicates), () => undefined);
}

/** The dataset of a name or id → its key. */
export function datasetKey(connection: Connection, name: string): number | undefined {
  return numberIfAny(connection.get("SELECT key FROM sources WHERE id = ?1 OR name = ?1 COLLATE NOCASE", name), "key");
}
