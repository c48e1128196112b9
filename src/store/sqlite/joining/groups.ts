/** All linked documents with their links, copies and the user's words → which belong to one story, and where each comes from. */
import {
  agglomerate,
  constraintsOf,
  type DocumentOrigin,
  familiesOf,
  hashOf,
  MILLION,
  type Outlets,
  originsOf,
  type Relay,
  STORIES,
  type StoryEdit,
} from "../../../corpus/stories/index.ts";
import type { Connection } from "../connection.ts";
import { json, number, parsed, shaped, text, textIfAny, texts } from "../row.ts";
import { LINKED } from "./digests.ts";

export interface Group {
  /** In canonical order. */
  readonly members: readonly Member[];
  readonly signature: string;
}

export interface Member {
  readonly key: number;
  readonly id: string;
  readonly date?: string;
  readonly origin: DocumentOrigin;
}

interface Node {
  readonly key: number;
  readonly id: string;
  readonly hash: string;
  readonly date?: string;
  readonly source?: string;
  readonly relays: string;
}

/** Groups in order of their earliest document. */
export function groupsOf(connection: Connection, outlets: Outlets): readonly Group[] {
  const nodes = canonical(nodesIn(connection));
  const place = new Map(nodes.map(({ key }, at) => [key, at]));
  const placed = (sql: string): { a: number; b: number; likeness: number }[] =>
    connection.all(sql).flatMap((row) => {
      const [x, y] = [place.get(number(row, "a")), place.get(number(row, "b"))];
      if (x === undefined || y === undefined) return [];
      return [{ a: Math.min(x, y), b: Math.max(x, y), likeness: number(row, "likeness") }];
    });
  const links = placed("SELECT a, b, likeness FROM likes");
  const copies = placed("SELECT a, b, 1 AS likeness FROM copies").map(({ a, b }) => [a, b] as const);
  const numbers = new Map(nodes.map(({ id }, at) => [id, at]));
  const origins = originsOf(
    nodes.map(({ id, date, source, relays }) => ({
      id,
      ...(date !== undefined && { date }),
      ...(source !== undefined && { source }),
      relays: relays === "[]" ? [] : relaysFrom(relays),
    })),
    familiesOf(nodes.length, copies),
    outlets,
  );
  const groups = agglomerate(nodes.length, links, Math.round(STORIES.threshold * MILLION), {
    ...constraintsOf(editsIn(connection), numbers),
    neighbours: STORIES.neighbours,
  });
  return groups.map((group) => {
    const members = group.flatMap((at): Member[] => {
      const [node, origin] = [nodes[at], origins[at]];
      if (node === undefined || origin === undefined) return [];
      const { key, id, date } = node;
      return [{ key, id, ...(date !== undefined && { date }), origin }];
    });
    const parts = group.map((at) => `${nodes[at]?.id} ${nodes[at]?.hash} ${JSON.stringify(origins[at])}`);
    return { members, signature: hashOf(parts.join("\n")) };
  });
}

function nodesIn(connection: Connection): Node[] {
  return connection
    .all(
      `SELECT g.document AS key, d.id, g.hash, p.date, p.source, p.relays FROM digests AS g
       JOIN documents AS d ON d.key = g.document JOIN digest_parts AS p ON p.document = g.document
       WHERE g.state = ${LINKED} AND d.until IS NULL`,
    )
    .map((row) => ({
      key: number(row, "key"),
      id: text(row, "id"),
      hash: text(row, "hash"),
      ...texts(row, "date", "source"),
      relays: text(row, "relays"),
    }));
}

/** As `inCanonicalOrder`: by date, undated last, then id. */
function canonical(nodes: Node[]): readonly Node[] {
  const place = ({ date, id }: Node): string => `${date ?? "~"}|${id}`;
  return nodes
    .map((node) => ({ node, place: place(node) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ node }) => node);
}

function relaysFrom(written: string): readonly Relay[] {
  const list = parsed(written);
  return Array.isArray(list) ? list.map((each) => shaped<Relay>(each, "outlet", "how")) : [];
}

/** The oldest first; what was undone does not count. */
export function editsIn(connection: Connection): readonly StoryEdit[] {
  return connection
    .all("SELECT edit FROM story_edits WHERE undone = 0 ORDER BY key")
    .map((row) => shaped<StoryEdit>(json(row, "edit"), "kind"));
}

/** Of the user's words, to see whether any has changed since the last time. */
export function editsMark(connection: Connection): string {
  const row = connection.get("SELECT group_concat(key || ':' || undone) AS mark FROM story_edits");
  return textIfAny(row, "mark") ?? "";
}
