/** Stories as they were joined: listed, opened with all that is in them, and the user's words about them. */
import { EVERYTHING } from "../../corpus/query/index.ts";
import {
  countOrigins,
  type DocumentOrigin,
  matrixFrom,
  type PropositionRecord,
  type StoryEdit,
  type StoryMember,
  storyOf,
} from "../../corpus/stories/index.ts";
import { StoreError } from "../errors.ts";
import type { DocumentHead, Instant, Page } from "../store.ts";
import type { EditMade, MatrixFound, Stories, StoriesAsked, StoryHead, StoryOrder, StoryWhole } from "../stories.ts";
import { both, type Condition, readCursor, writeCursor } from "./condition.ts";
import type { Connection, Row } from "./connection.ts";
import { dayOfPlace, placeOfDay } from "./day-place.ts";
import { matchingDocuments } from "./documents.ts";
import { findStory } from "./find-story.ts";
import { pageSize } from "./findings.ts";
import { HEAD_SQL, headOf } from "./heads.ts";
import { topicOf } from "./joining/digests.ts";
import { behind, join, waiting } from "./joining/join.ts";
import { propositionsIn, propositionsOfStory } from "./propositions.ts";
import { incidentsOfStory } from "./relations.ts";
import { json, number, shaped, stringsIn, text, texts } from "./row.ts";

export function createStories(connection: Connection, clock: () => Instant): Stories {
  return {
    join: (joining) => join(connection, joining, clock),
    waiting: async () => waiting(connection),
    behind: async () => behind(connection),
    list: async (asked) => list(connection, asked),
    find: async (reference, asOf) => whole(connection, findStory(connection, reference, asOf), asOf),
    matrix: async ({ story, ...selection }, asOf) => {
      if (story === undefined) return matrixAcross(connection, selection, asOf);
      const key = findStory(connection, story, asOf);
      const id = text(connection.get("SELECT id FROM stories WHERE key = ?", key), "id");
      return matrixFrom(snapshotOf(propositionsOfStory(connection, key, asOf)), { ...selection, story: id });
    },
    propositions: async (asked) => propositionsIn(connection, asked),
    edit: async (edit, reason) =>
      connection.write(() => {
        const { key } = connection.run(
          "INSERT INTO story_edits (edit, reason, at, undone) VALUES (?, ?, ?, 0)",
          ...[JSON.stringify(edit), reason, clock()],
        );
        return editOf(connection.get(`${EDIT_SQL} WHERE key = ?`, key));
      }),
    undo: async (number) =>
      connection.write(() => {
        connection.run("UPDATE story_edits SET undone = 1 WHERE key = ?", number);
        const row = connection.get(`${EDIT_SQL} WHERE key = ?`, number);
        if (row === undefined) {
          throw new StoreError(
            "STORY_UNKNOWN",
            `There is no edit ${number}. They are listed by: readout stories --edits`,
          );
        }
        return editOf(row);
      }),
    edits: async () => connection.all(`${EDIT_SQL} ORDER BY key`).map(editOf),
  };
}

const EDIT_SQL = "SELECT key, edit, reason, at, undone FROM story_edits";

function editOf(row: Row | undefined): EditMade {
  return {
    number: number(row, "key"),
    edit: shaped<StoryEdit>(json(row ?? {}, "edit"), "kind"),
    reason: text(row, "reason"),
    at: number(row, "at"),
    undone: number(row, "undone") === 1,
  };
}

/** Column that orders, and the least that counts. */
const ORDERS: Readonly<Record<StoryOrder, { readonly column: string; readonly where: string }>> = {
  latest: { column: "coalesce(s.last, '')", where: "1" },
  largest: { column: "s.documents", where: "1" },
  contested: { column: "s.contested", where: "s.contested > 0" },
};

function list(connection: Connection, asked: StoriesAsked): Page<StoryHead> {
  const { query = EVERYTHING, order = "latest", asOf } = asked;
  const limit = pageSize(asked.limit);
  const { column, where } = ORDERS[order];
  const conditions: Condition[] = [{ sql: where, values: [] }];
  if (query.words.length > 0 || query.filters.length > 0 || asOf !== undefined) {
    const { sql, values } = matchingDocuments(connection, query, asOf);
    conditions.push({
      sql: `s.key IN (SELECT m.story FROM story_documents AS m JOIN documents AS d ON d.key = m.document WHERE ${sql})`,
      values,
    });
  }
  const after = readCursor(asked.after);
  if (after !== undefined) {
    const place = order === "latest" ? dayOfPlace(after.order) : after.order;
    conditions.push({ sql: `(${column}, s.key) < (?, ?)`, values: [place, after.key] });
  }
  const { sql, values } = both(conditions);
  const rows = connection.all(
    `SELECT s.*, ${column} AS place FROM stories AS s WHERE ${sql} ORDER BY ${column} DESC, s.key DESC LIMIT ?`,
    ...[...values, limit + 1],
  );
  const items = rows.slice(0, limit).flatMap((row): readonly StoryHead[] => {
    if (asOf === undefined) return [headOfStory(row)];
    const { reports: _r, count: _c, happened: _h, claimed: _p, ...head } = whole(connection, number(row, "key"), asOf);
    return [head];
  });
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { items };
  const place = order === "latest" ? placeOfDay(text(last, "place")) : number(last, "place");
  return { items, next: writeCursor({ order: place, key: number(last, "key") }) };
}

function headOfStory(row: Row): StoryHead {
  const { first, last, title } = texts(row, "first", "last", "title");
  return {
    id: text(row, "id"),
    ...(title !== undefined && { title }),
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { to: last }),
    terms: stringsIn(json(row, "terms")),
    central: text(row, "central"),
    documents: number(row, "documents"),
    origins: number(row, "origins"),
    incidents: number(row, "incidents"),
    propositions: number(row, "propositions"),
    contested: number(row, "contested"),
  };
}

/** As of an earlier time: of the documents that were there, with the counts that follow from them. */
function whole(connection: Connection, key: number, asOf: Instant | undefined): StoryWhole {
  const head = headOfStory(connection.get("SELECT * FROM stories WHERE key = ?", key) ?? {});
  const reports = reportsOf(connection, key, asOf);
  const happened = incidentsOfStory(connection, key, asOf);
  const claimed = propositionsOfStory(connection, key, asOf);
  const count = countOrigins(reports.map(({ origin }) => origin));
  if (asOf === undefined) return { ...head, reports, count, happened, claimed };
  const then = storyOf(reports.flatMap(({ document }) => memberIn(connection, document.id) ?? []));
  if (then === undefined) {
    throw new StoreError("STORY_UNKNOWN", `Of the story ${head.id} no document was in the store then.`);
  }
  const { from, to, title, terms, central } = then;
  return {
    id: head.id,
    ...(title !== undefined && { title }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    terms,
    central,
    documents: reports.length,
    origins: count.origins,
    incidents: happened.length,
    propositions: claimed.length,
    contested: claimed.filter(({ status }) => status === "contested").length,
    reports,
    count,
    happened,
    claimed,
  };
}

function memberIn(connection: Connection, document: string): StoryMember | undefined {
  const row = connection.get(
    `SELECT p.title, p.date, p.names, g.topic FROM digest_parts AS p JOIN digests AS g ON g.document = p.document
     JOIN documents AS d ON d.key = p.document WHERE d.id = ?`,
    document,
  );
  return row === undefined
    ? undefined
    : {
        id: document,
        ...texts(row, "title", "date"),
        topic: topicOf(row),
        names: stringsIn(json(row, "names")),
      };
}

function reportsOf(
  connection: Connection,
  story: number,
  asOf: Instant = Number.MAX_SAFE_INTEGER,
): readonly { readonly document: DocumentHead; readonly origin: DocumentOrigin }[] {
  return connection
    .all(
      `SELECT ${HEAD_SQL}, o.whole FROM story_documents AS m JOIN documents AS d ON d.key = m.document
       JOIN texts AS t ON t.document = d.key JOIN origins AS o ON o.document = d.key
       WHERE m.story = ? AND d.known <= ? ORDER BY coalesce(d.date, '~'), d.id`,
      ...[story, asOf],
    )
    .map((row) => ({ document: headOf(row), origin: shaped<DocumentOrigin>(json(row, "whole"), "origin", "family") }));
}

/** Lasting matters are joined over all stories, so the whole of each is read, with where its documents are at home. */
function matrixAcross(
  connection: Connection,
  selection: Parameters<typeof matrixFrom>[1],
  asOf: Instant | undefined,
): MatrixFound {
  const { subject, object, predicate } = selection;
  if (subject === undefined && object === undefined) {
    throw new StoreError(
      "STORY_UNKNOWN",
      "A matrix is of a story, or of a subject or object over all stories. Give one: readout matrix s:…, or readout matrix --subject CHN --object RUS",
    );
  }
  const { items, next } = propositionsIn(connection, {
    ...(subject !== undefined && { subject }),
    ...(object !== undefined && { object }),
    ...(predicate !== undefined && { predicate }),
    ...(asOf !== undefined && { asOf }),
    limit: MOST_JOINED,
  });
  const matrix = matrixFrom(snapshotOf(items, connection), selection);
  return next === undefined ? matrix : { ...matrix, cut: MOST_JOINED };
}

/** A matrix of more rows than anybody reads would take seconds: the latest are joined, and it is said. */
const MOST_JOINED = 1000;

/** The part of a snapshot that a matrix reads. Over all stories, statements are joined anew: their stories and origins are needed. */
function snapshotOf(
  propositions: readonly PropositionRecord[],
  connection?: Connection,
): Parameters<typeof matrixFrom>[0] {
  if (connection === undefined) return { propositions, stories: [], origins: [] };
  const stories = new Map<string, Set<string>>();
  for (const { story = "", statements } of propositions) {
    const documents = stories.get(story) ?? new Set();
    stories.set(story, documents);
    for (const { document } of statements) documents.add(document);
  }
  const origins = [...stories.values()].flatMap((documents) =>
    [...documents].flatMap((document) => {
      const row = connection.get(ORIGIN_SQL, document);
      return row === undefined ? [] : [{ document, origin: text(row, "origin") }];
    }),
  );
  return { propositions, stories: [...stories].map(([id, documents]) => ({ id, documents: [...documents] })), origins };
}

const ORIGIN_SQL = "SELECT o.origin FROM documents AS d JOIN origins AS o ON o.document = d.key WHERE d.id = ?";
