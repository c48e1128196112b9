/** A group of documents → the rows of its story: incidents, propositions, acts. Runs inside a transaction. */
import { actsOf, type Publication } from "../../../corpus/relations/occurrences.ts";
import {
  type Incident,
  incidentsOf,
  type PropositionRecord,
  propositionsOf,
  storyIdOf,
  storyOf,
} from "../../../corpus/stories/index.ts";
import { codeOf } from "../codes.ts";
import type { Connection } from "../connection.ts";
import { json, number, numberIfAny, stringsIn, texts } from "../row.ts";
import { nameKey } from "../write-record.ts";
import { bodyOf, deflated, topicOf } from "./digests.ts";
import { dropStory } from "./drop-joined.ts";
import type { Group, Member } from "./groups.ts";

export function writeStory(connection: Connection, { members, signature }: Group): void {
  const [first] = members;
  if (first === undefined) return;
  for (const { key } of members) {
    const row = connection.get("SELECT story FROM story_documents WHERE document = ?", key);
    if (row !== undefined) dropStory(connection, number(row, "story"));
  }
  const parts = members.map(({ key }) =>
    connection.get(
      `SELECT p.title, p.date, p.source, p.names, p.body, g.topic, g.day, d.known,
         (SELECT kind FROM sources WHERE key = d.source) AS kind, (SELECT country FROM sources WHERE key = d.source) AS country
       FROM digest_parts AS p JOIN digests AS g ON g.document = p.document JOIN documents AS d ON d.key = p.document
       WHERE p.document = ?`,
      key,
    ),
  );
  // Taken out meanwhile: the next join sees that the rest waits.
  if (parts.some((row) => row === undefined)) return;
  const story = storyOf(
    parts.map((row, at) => ({
      id: members[at]?.id ?? "",
      ...texts(row, "title", "date"),
      topic: topicOf(row ?? {}),
      names: stringsIn(json(row ?? {}, "names")),
    })),
  );
  if (story === undefined) return;
  const bodies = parts.map((row) => bodyOf(row ?? {}));
  const inStory = (): string => story.id;
  const origin = new Map(members.map(({ id, origin: each }) => [id, each.origin]));
  const publications = new Map(
    parts.map((row, at): [string, Publication & { known: number }] => {
      const day = numberIfAny(row, "day");
      const { source, kind, country } = texts(row, "source", "kind", "country");
      return [
        members[at]?.id ?? "",
        {
          ...(day !== undefined && { day }),
          ...(source !== undefined && { source }),
          ...(kind !== undefined && { sourceKind: kind }),
          ...(country !== undefined && { sourceCountry: country }),
          origin: members[at]?.origin.origin ?? "",
          known: number(row, "known"),
        },
      ];
    }),
  );
  const incidents = incidentsOf(
    bodies.flatMap(({ mentions }) => mentions),
    inStory,
  );
  const propositions = propositionsOf(
    bodies.flatMap(({ statements }) => statements),
    { story: inStory, origin: (document) => origin.get(document) ?? `text:${document}` },
  );
  const { key } = connection.run(
    `INSERT INTO stories (id, signature, title, first, last, terms, central, documents, origins, incidents, propositions, contested)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[story.id, signature, story.title ?? null, story.from ?? null, story.to ?? null, JSON.stringify(story.terms)],
    ...[story.central, members.length, new Set(origin.values()).size, incidents.length, propositions.length],
    propositions.filter(({ status }) => status === "contested").length,
  );
  writeMembers(connection, key, members);
  for (const each of propositions) writeProposition(connection, key, each);
  for (const each of incidents) writeIncident(connection, { story: key }, each, (id) => publications.get(id));
}

function writeMembers(connection: Connection, story: number, members: readonly Member[]): void {
  for (const { key, id, origin } of members) {
    connection.run("INSERT INTO story_documents (document, story) VALUES (?, ?)", key, story);
    // Whoever kept the id of a story that began with this document still finds it.
    connection.run("INSERT INTO story_ids (id, document) VALUES (?, ?) ON CONFLICT DO NOTHING", storyIdOf(id), key);
    connection.run(
      "INSERT INTO origins (document, origin, whole) VALUES (?, ?, ?) ON CONFLICT (document) DO UPDATE SET origin = excluded.origin, whole = excluded.whole",
      ...[key, origin.origin, JSON.stringify(origin)],
    );
  }
}

export const SUBJECT = 1;
export const OBJECT = 2;

function writeProposition(connection: Connection, story: number, proposition: PropositionRecord): void {
  const { id, predicate, status, first, last, articles, subject, object } = proposition;
  const { key } = connection.run(
    "INSERT INTO propositions (id, story, predicate, status, first, last, articles, whole) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[id, story, predicate, status, first ?? null, last ?? null, articles, deflated(proposition)],
  );
  const sides = new Map<string, number>();
  for (const name of subject.split("+")) sides.set(name, SUBJECT);
  if (object !== undefined) sides.set(object, (sides.get(object) ?? 0) | OBJECT);
  for (const [name, side] of sides) {
    // "d:guard" is another guard in every document.
    if (name.startsWith("d:")) continue;
    connection.run(
      "INSERT INTO proposition_parties (name, last, proposition, sides) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      ...[nameKey(connection, name), last ?? "", key, side],
    );
  }
}

/** Of a story; or, where it is a row of a dataset, of that document and source alone. */
export function writeIncident(
  connection: Connection,
  home: { readonly story: number } | { readonly document: number; readonly source: number | null },
  incident: Incident,
  publication: (document: string) => (Publication & { readonly known: number }) | undefined,
): void {
  const acts = actsOf(incident, publication);
  const [story, document, dataset] = "story" in home ? [home.story, null, null] : [null, home.document, home.source];
  const strongest = acts[0]?.status ?? incident.mentions[0]?.status ?? "hypothetical";
  const day = acts[0]?.day ?? publication(incident.documents[0] ?? "")?.day ?? null;
  const { key } = connection.run(
    "INSERT INTO incidents (id, story, document, source, day, type, status, whole) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[incident.id, story, document, dataset, day, codeOf("type", incident.type), codeOf("status", strongest)],
    deflated(incident),
  );
  for (const name of new Set([...incident.sources, ...incident.targets])) {
    if (name.startsWith("d:")) continue;
    connection.run(
      "INSERT INTO incident_parties (name, day, incident, type) VALUES (?, ?, ?, ?)",
      ...[nameKey(connection, name), day ?? 0, key, codeOf("type", incident.type)],
    );
  }
  const times = incident.documents.flatMap((each) => publication(each)?.known ?? []);
  const known = times.length === 0 ? undefined : Math.min(...times);
  for (const act of acts) {
    connection.run(
      `INSERT INTO acts (source, target, day, incident, dataset, type, mode, contexts, stated, status, mentions, documents, origins, known, incident_id, story_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[nameKey(connection, act.source), nameKey(connection, act.target), act.day, key, dataset],
      ...[
        codeOf("type", act.type),
        act.mode ?? null,
        act.contexts.join("|"),
        act.stated ? 1 : 0,
        codeOf("status", act.status),
      ],
      ...[act.mentions, act.documents, act.origins, known ?? 0],
      ...[act.incident, act.story ?? null],
    );
  }
}
