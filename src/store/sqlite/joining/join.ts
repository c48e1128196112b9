/** A store whose documents have changed → its stories, incidents and propositions brought up to date. */
import type { Instant } from "../../store.ts";
import type { Joined, Joining } from "../../stories.ts";
import type { Connection } from "../connection.ts";
import { json, number, shaped, text } from "../row.ts";
import { countDatasetRows, joinDatasets } from "./datasets.ts";
import { countUndigested, DIGEST_VERSION, digestSome, LINKED } from "./digests.ts";
import { dropJoined, dropStory } from "./drop-joined.ts";
import { editsMark, type Group, groupsOf } from "./groups.ts";
import { takeLease } from "./lease.ts";
import { countUnlinked, linkSome } from "./links.ts";
import { writeStory } from "./write-story.ts";

/**
 * Each step leaves the store whole, and begins with what the store says: a join that was broken off is gone on with by the next.
 */
export async function join(connection: Connection, joining: Joining, clock: () => Instant): Promise<Joined> {
  if (waiting(connection) === 0) return { documents: 0, changed: 0, stories: countStories(connection) };
  const lease = await takeLease(connection, "join", clock);
  try {
    const documents = countUndigested(connection) + countDatasetRows(connection);
    let changed = 0;
    // Others may add while this goes on.
    while (waiting(connection) > 0) changed += await pass(connection, joining, lease.renew);
    return { documents, changed, stories: countStories(connection) };
  } finally {
    lease.release();
  }
}

async function pass(connection: Connection, { knowledge, progress }: Joining, renew: () => void): Promise<number> {
  const mark = stateOf(connection);
  freshen(connection);
  const total = countUndigested(connection);
  for (let done = 0, last = 0; ; ) {
    const made = digestSome(connection, knowledge, last);
    if (made.count === 0) break;
    done += made.count;
    last = made.last;
    progress?.("digests", done, total);
    renew();
    await breath();
  }
  for (let last: number | undefined = 0; ; ) {
    last = joinDatasets(connection, knowledge, last);
    if (last === undefined) break;
    renew();
    await breath();
  }
  while (linkSome(connection, renew)) {
    progress?.("links", 0, 0);
    renew();
    await breath();
  }
  progress?.("groups", 0, 0);
  const groups = groupsOf(connection, knowledge.outlets);
  renew();
  const changed = differing(connection, groups);
  for (let at = 0; at < changed.length; at += STEP) {
    connection.write(() => {
      for (const group of changed.slice(at, at + STEP)) writeStory(connection, group);
    });
    progress?.("stories", Math.min(changed.length, at + STEP), changed.length);
    renew();
    await breath();
  }
  // Of before: what came while this went on waits for the next pass. What this wrote itself is counted in.
  connection.write(() => keep(connection, STATE, { ...mark, joined: stateOf(connection).joined }));
  return changed.length;
}

/** Stories in one transaction. */
const STEP = 25;

/** So that a server that joins goes on answering. */
async function breath(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Groups that are not there as they are; stories that are no group any longer are dropped. */
function differing(connection: Connection, groups: readonly Group[]): readonly Group[] {
  const there = new Map(
    connection
      .all("SELECT key, signature FROM stories")
      .map((row) => [text(row, "signature"), number(row, "key")] as const),
  );
  const changed: Group[] = [];
  for (const group of groups) if (!there.delete(group.signature)) changed.push(group);
  const gone = [...there.values()];
  for (let at = 0; at < gone.length; at += STEP) {
    connection.write(() => {
      for (const key of gone.slice(at, at + STEP)) dropStory(connection, key);
    });
  }
  return changed;
}

interface State {
  readonly documents: string;
  readonly edits: string;
  readonly joined: string;
  readonly version: number;
}

/** Changes whenever something came, went, was corrected, recoded or said; told in a moment, however large the store. */
function stateOf(connection: Connection): State {
  const mark = (sql: string): string => text(connection.get(`SELECT ${sql} AS mark`), "mark");
  return {
    documents: mark(`(SELECT coalesce(max(key), 0) FROM documents) || ' ' || (SELECT coalesce(max(key), 0) FROM codings)
      || ' ' || (SELECT coalesce(max(key), 0) FROM sightings) || ' ' || (SELECT count(*) FROM hidden) || ' ' || (SELECT coalesce(sum(coding), 0) FROM hidden)`),
    edits: editsMark(connection),
    joined: mark("(SELECT count(*) FROM story_documents) || ' ' || (SELECT count(*) FROM digests)"),
    version: DIGEST_VERSION,
  };
}

/** Newer than the newest that has a digest. */
export function behind(connection: Connection): number {
  const sql = "SELECT count(*) AS n FROM documents WHERE key > (SELECT coalesce(max(document), 0) FROM digests)";
  return number(connection.get(sql), "n");
}

/** Documents, corrections and words of the user that are not joined yet. */
export function waiting(connection: Connection): number {
  const state = stateOf(connection);
  const last = kept(connection);
  if (JSON.stringify(last) === JSON.stringify(state)) return 0;
  const homeless = number(
    connection.get(`SELECT count(*) AS n FROM digests AS g JOIN documents AS d ON d.key = g.document
      WHERE g.state = ${LINKED} AND d.until IS NULL AND NOT EXISTS (SELECT 1 FROM story_documents WHERE document = g.document)`),
    "n",
  );
  const edited = (last?.edits ?? "") === state.edits ? 0 : 1;
  const old = (last?.version ?? DIGEST_VERSION) === DIGEST_VERSION ? 0 : 1;
  return (
    countUndigested(connection) + countDatasetRows(connection) + countUnlinked(connection) + homeless + edited + old
  );
}

/** Digests of another program are made anew. */
function freshen(connection: Connection): void {
  if ((kept(connection)?.version ?? DIGEST_VERSION) === DIGEST_VERSION) return;
  connection.write(() => {
    for (const row of connection.all("SELECT document FROM digests")) dropJoined(connection, number(row, "document"));
  });
}

/** When the last join ended. */
const STATE = "stories.joined";

function kept(connection: Connection): State | undefined {
  const row = connection.get("SELECT value FROM settings WHERE name = ?", STATE);
  return row === undefined ? undefined : shaped<State>(json(row, "value"), "documents", "edits", "joined", "version");
}

function keep(connection: Connection, name: string, value: State): void {
  connection.run(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    ...[name, JSON.stringify(value)],
  );
}

function countStories(connection: Connection): number {
  return number(connection.get("SELECT count(*) AS n FROM stories"), "n");
}
