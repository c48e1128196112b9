/** The rows of `data/sources` and of the actors → what is wrong with them, one line each. */
import type { z } from "zod";
import { nameKey } from "../../src/corpus/sources/names.ts";
import {
  type ActorRow,
  actorRow,
  type OwnerRow,
  ownerRow,
  type ReferenceRow,
  referenceRow,
  type SourceRow,
  sourceRow,
} from "../../src/corpus/sources/schema.ts";

export interface Unchecked {
  readonly sources: readonly unknown[];
  readonly owners: readonly unknown[];
  readonly references: readonly unknown[];
  readonly actors: readonly unknown[];
}

interface Checked {
  readonly sources: readonly SourceRow[];
  readonly owners: readonly OwnerRow[];
  readonly references: readonly ReferenceRow[];
  readonly actors: readonly ActorRow[];
}

export function problemsOf(files: Unchecked): string[] {
  const problems: string[] = [];
  const read = <Row>(schema: z.ZodType<Row>, rows: readonly unknown[], file: string): Row[] =>
    rows.flatMap((row, at) => {
      const result = schema.safeParse(row);
      if (result.success) return [result.data];
      problems.push(`${file}, row ${at + 1}: ${result.error.issues.map(({ message }) => message).join("; ")}`);
      return [];
    });
  const checked: Checked = {
    sources: read(sourceRow, files.sources, "sources.json"),
    owners: read(ownerRow, files.owners, "owners.json"),
    references: read(referenceRow, files.references, "references.json"),
    actors: read(actorRow, files.actors, "actors"),
  };
  return [...problems, ...danglingIn(checked), ...countriesIn(checked), ...doublesIn(checked)];
}

export function idOf(row: SourceRow): string {
  return "actor" in row ? row.actor : row.id;
}

/** What points to nothing, and what nothing points to. */
function danglingIn({ sources, owners, references, actors }: Checked): string[] {
  const ids = {
    actor: new Set(actors.map(({ id }) => id)),
    owner: new Set(owners.map(({ id }) => id)),
    reference: new Set(references.map(({ id }) => id)),
  };
  const owning = new Set(sources.map(({ owner }) => owner));
  const cited = new Set(sources.flatMap((row) => row.references));
  const ownerAt = new Map(sources.map((row) => [idOf(row), row.owner]));
  return [
    ...sources.flatMap((row) => [
      ...("actor" in row && !ids.actor.has(row.actor) ? [`${row.actor}: no actor has this id`] : []),
      ...("id" in row && ids.actor.has(row.id)
        ? [`${row.id}: an actor has this id; write "actor" in place of "id"`]
        : []),
      ...(row.owner !== undefined && !ids.owner.has(row.owner) ? [`${idOf(row)}: no owner "${row.owner}"`] : []),
      ...row.references
        .filter((each) => !ids.reference.has(each))
        .map((each) => `${idOf(row)}: no reference "${each}"`),
    ]),
    ...owners.filter(({ id }) => !owning.has(id)).map(({ id }) => `owners.json: ${id} owns no source of the list`),
    ...references.filter(({ id }) => !cited.has(id)).map(({ id }) => `references.json: nothing cites ${id}`),
    // Both may count as one origin's name.
    ...owners
      .filter(({ id }) => ownerAt.has(id) && ownerAt.get(id) !== id && !isItsOwn(id, sources))
      .map(({ id }) => `owners.json: ${id} is the id of another source`),
  ];
}

/** People's Daily owns the Global Times, and is a source itself. */
function isItsOwn(owner: string, sources: readonly SourceRow[]): boolean {
  return sources.some((row) => idOf(row) === owner && row.owner === undefined);
}

/** State media and ministries speak for a country, which must be known, once. */
function countriesIn({ sources, actors }: Checked): string[] {
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const codes = new Set(actors.flatMap(({ kind, country }) => (kind === "state" ? (country ?? []) : [])));
  return sources.flatMap((row) => {
    const ofActor = "actor" in row ? actorOf.get(row.actor)?.country : undefined;
    const country = row.country ?? ofActor;
    const speaks = row.kind === "ministry" || row.kind === "state-media";
    return [
      ...(row.country !== undefined && ofActor !== undefined
        ? [`${idOf(row)}: its country stands with the actor`]
        : []),
      ...(country === undefined && speaks ? [`${idOf(row)}: a ${row.kind} needs a country`] : []),
      ...(country !== undefined && !codes.has(country) ? [`${idOf(row)}: no state has the code ${country}`] : []),
      ...(row.kind === "igo" && country !== undefined ? [`${idOf(row)}: an igo has no country`] : []),
    ];
  });
}

/** One fact, one place; and a name or host that means two sources means none. */
function doublesIn({ sources, owners, references, actors }: Checked): string[] {
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const namesOf = (row: SourceRow): string[] => {
    const actor = "actor" in row ? actorOf.get(row.actor) : undefined;
    const own = "actor" in row ? [actor?.name ?? "", ...(actor?.names ?? [])] : [row.name];
    return [...own, ...(row.names ?? [])];
  };
  const keys = (row: SourceRow): string[] => [...new Set(namesOf(row).map(nameKey))].filter((key) => key !== "");
  return [
    ...twice("sources.json: id", sources.map(idOf)),
    ...twice(
      "sources.json: host",
      sources.flatMap(({ domains = [] }) => domains),
    ),
    ...twice("sources.json: name", sources.flatMap(keys)),
    ...twice(
      "owners.json: id",
      owners.map(({ id }) => id),
    ),
    ...twice(
      "references.json: id",
      references.map(({ id }) => id),
    ),
    ...twice(
      "references.json: address",
      references.map(({ url }) => url),
    ),
  ];
}

function twice(what: string, values: readonly string[]): string[] {
  const doubles = new Set(values.filter((value, at) => values.indexOf(value) !== at));
  return [...doubles].map((value) => `${what} ${value} stands twice`);
}
