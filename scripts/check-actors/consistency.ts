/** Finds trouble inside our own people files: one id or one person twice, terms that end before they begin, terms that overlap. */
import type { Disagreement } from "./compare.ts";
import { foldName } from "./names.ts";
import type { PeopleFile, Person, Role } from "./people.ts";

export type Consistency = { readonly disagreements: readonly Disagreement[]; readonly warnings: readonly string[] };

export function checkConsistency(files: readonly PeopleFile[]): Consistency {
  const people = files.flatMap(({ people }) => people);
  const disagreements = [
    ...duplicates("id", people, (person) => person.id),
    ...duplicates("wikidata", people, (person) => person.wikidata),
    ...duplicates("name", people, (person) => foldName(person.name)),
    ...files.flatMap(({ name, people }) => misplaced(name, people)),
    ...people.flatMap(backwards),
  ];
  return { disagreements, warnings: [...people.flatMap(overlapsOfPerson), ...overlapsOfOffice(people)] };
}

function duplicates(
  what: string,
  people: readonly Person[],
  keyOf: (person: Person) => string | undefined,
): Disagreement[] {
  const groups = new Map<string, string[]>();
  for (const person of people) {
    const key = keyOf(person);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), person.id]);
  }
  return [...groups]
    .filter(([, ids]) => ids.length > 1)
    .map(([key, ids]) => ({
      key: `own:${what}:${[...ids].sort().join("+")}`,
      message: `${what} ${key} stands at ${ids.join(", ")}`,
    }));
}

/** Heads of unions and of armed groups stand together, whatever their state. */
const gatherings = new Set(["igo.jsonl", "groups.jsonl"]);

function misplaced(file: string, people: readonly Person[]): Disagreement[] {
  if (gatherings.has(file)) return [];
  return people
    .filter((person) => `${person.id.split(".")[0]}.jsonl` !== file)
    .map((person) => ({ key: `own:file:${person.id}`, message: `${person.id} stands in ${file}` }));
}

function backwards(person: Person): Disagreement[] {
  return person.roles
    .filter((role) => role.from !== undefined && role.to !== undefined && role.to < role.from.slice(0, role.to.length))
    .map((role) => ({ key: `own:dates:${person.id}`, message: `${person.id} ${role.title} ends before it begins` }));
}

function overlapsOfPerson(person: Person): string[] {
  return pairs(person.roles)
    .filter(
      ([a, b]) =>
        a.kind === b.kind && a.kind !== "other" && a.country === b.country && a.org === b.org && overlapDays(a, b) > 0,
    )
    .map(([a, b]) => `${person.id}: "${a.title}" and "${b.title}" overlap`);
}

/** Collective heads of state (Bosnia's presidency, Andorra's princes) do overlap. */
const collective = /member|co-prince|captain/i;

function overlapsOfOffice(people: readonly Person[]): string[] {
  const offices = new Map<string, { id: string; role: Role }[]>();
  for (const { id, roles } of people)
    for (const role of roles) {
      if ((role.kind !== "head-of-state" && role.kind !== "head-of-government") || collective.test(role.title))
        continue;
      const office = `${role.country} ${role.title}`;
      offices.set(office, [...(offices.get(office) ?? []), { id, role }]);
    }
  return [...offices].flatMap(([office, terms]) =>
    pairs(terms)
      .filter(([a, b]) => a.id !== b.id && overlapDays(a.role, b.role) > 31)
      .map(([a, b]) => `${office}: ${a.id} and ${b.id} overlap`),
  );
}

function overlapDays(a: Role, b: Role): number {
  const from = Math.max(day(a.from, "1000", "-01-01"), day(b.from, "1000", "-01-01"));
  return Math.min(day(a.to, "9999", "-01-01"), day(b.to, "9999", "-01-01")) - from;
}

function day(date: string | undefined, otherwise: string, rest: string): number {
  const value = date ?? otherwise;
  const full = value.length === 4 ? value + rest : value.length === 7 ? `${value}-01` : value;
  return Date.parse(full) / 86_400_000;
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}
