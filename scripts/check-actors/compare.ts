/** Compares our people with the terms of the references: what disagrees, which roles are confirmed, which ids can be added. */
import { fullMatch, matchName } from "./names.ts";
import type { Person, Role } from "./people.ts";
import { officeOf, type Source, type Term } from "./references.ts";

export type Disagreement = { readonly key: string; readonly message: string };

export type Comparison = {
  readonly disagreements: readonly Disagreement[];
  readonly confirmed: ReadonlySet<Role>;
  readonly wikidata: ReadonlyMap<string, string>;
  /** Names of holders in territories and breakaway states that have no code, hence no file. */
  readonly skipped: readonly string[];
};

type Holding = { readonly person: Person; readonly roles: readonly Role[] };

/** The 2022 file holds whoever was in office in these months: it knows the British king of 8 September, not Burkina's coup of the 30th. */
const snapshot2022 = { from: "2022-01-01", to: "2022-09-15" };
const snapshot2026 = { from: "2026-08-01", to: "2026-08-01" };

export function compare(people: readonly Person[], terms: readonly Term[]): Comparison {
  const disagreements: Disagreement[] = [];
  const confirmed = new Set<Role>();
  const matched = new Set<string>();
  const wikidata = new Map<string, string>();
  const skipped: string[] = [];
  const idHolders = holdersOfIds(terms);

  for (const term of terms) {
    if (term.country === "") {
      skipped.push(`${term.names[0]} (${term.position})`);
      continue;
    }
    const holding = findHolder(people, term);
    if (!holding) {
      if (isExpected(people, term)) disagreements.push(missing(term));
      continue;
    }
    const { person, roles } = holding;
    matched.add(`${term.source}:${person.id}`);
    if (term.wikidata && person.wikidata && person.wikidata !== term.wikidata)
      disagreements.push({
        key: `${term.source}:wikidata:${person.id}`,
        message: `${person.id} has ${person.wikidata}, the reference ${term.wikidata}`,
      });
    if (term.wikidata && !person.wikidata && !wikidata.has(person.id) && idHolders.get(term.wikidata) === 1)
      wikidata.set(person.id, term.wikidata);
    const agreeing = roles.filter((role) => overlapsYears(role, term));
    if (agreeing.length === 0 || !startsTogether(roles, term))
      disagreements.push({
        key: `${term.source}:dates:${person.id}:${term.country}:${term.office}`,
        message: `${person.id} ${term.position}: reference ${span(term)}, ours ${roles.map(span).join(", ")}`,
      });
    for (const role of agreeing) if (startsTogether([role], term) || agreeing.length === 1) confirmed.add(role);
  }
  disagreements.push(...unlisted(people, terms, matched));
  return { disagreements: dedupe(disagreements), confirmed, wikidata, skipped };
}

/** One id for two names is the reference's own slip: no such id is taken over. */
function holdersOfIds(terms: readonly Term[]): Map<string, number> {
  const names = new Map<string, string[]>();
  for (const { wikidata, names: own } of terms) {
    if (!wikidata) continue;
    const known = names.get(wikidata) ?? [];
    const probe = { id: "x.x", name: own[0] ?? "", roles: [] };
    if (!known.some((name) => matchName(probe, [name]) > 0)) names.set(wikidata, [...known, own[0] ?? ""]);
  }
  return new Map([...names].map(([id, list]) => [id, list.length]));
}

function findHolder(people: readonly Person[], term: Term): Holding | undefined {
  const held = people.flatMap((person) => {
    const roles = leadingRoles(person, term);
    if (roles.length === 0) return [];
    const match = matchName(person, term.names);
    const isInOffice = roles.some((role) => overlapsYears(role, term) && startsTogether([role], term));
    const isRightOffice = isInOffice && roles.some((role) => officeOfRole(role) === term.office);
    const sameId = term.wikidata !== undefined && person.wikidata === term.wikidata;
    const isPossible = sameId || match >= fullMatch || (match > 0 && isInOffice);
    const score = match * (1 + Number(isInOffice) + Number(isRightOffice)) + Number(sameId);
    return isPossible ? [{ person, roles, score }] : [];
  });
  return held.sort((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1))[0];
}

/** The person's roles that could be this office; a president may be filed as head of government (Iran) and the other way round. */
function leadingRoles(person: Person, term: Term): Role[] {
  const here = person.roles.filter((role) => role.country === term.country || role.org?.split(".")[0] === term.country);
  if (term.country === term.country.toLowerCase()) return here;
  const leading = here.filter((role) => role.kind === "head-of-state" || role.kind === "head-of-government");
  const exact = leading.filter((role) => officeOfRole(role) === term.office);
  return exact.some((role) => overlapsYears(role, term)) ? exact : leading;
}

function officeOfRole(role: Role): Term["office"] {
  if (officeOf(role.title) === "viceroy") return "viceroy";
  return role.kind === "head-of-government" ? "head-of-government" : "head-of-state";
}

/** An open term of 2012 was last looked at about 2009: whoever we know to have come in between need not be with us. */
function isExpected(people: readonly Person[], term: Term): boolean {
  const roles = people.flatMap((person) => person.roles).filter((role) => role.country === term.country);
  if (term.source !== "2012") return true;
  const isTerritory = roles.length === 0;
  const succeeded = roles.some(
    (role) =>
      officeOfRole(role) === term.office && isBetween(role.from, term.from ?? "", "2010-02") && term.to === undefined,
  );
  return !isTerritory && !succeeded;
}

function isBetween(date: string | undefined, after: string, before: string): boolean {
  return date !== undefined && date > after && date < before;
}

function missing(term: Term): Disagreement {
  const name = (term.names[0] ?? "").trim();
  const key = `${term.source}:missing:${term.country}:${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}`;
  return { key, message: `not with us: ${term.country} ${term.position} ${name} ${span(term)}` };
}

/** Ours, in office while a reference lists the same office of the same state, and not listed there. */
function unlisted(people: readonly Person[], terms: readonly Term[], matched: ReadonlySet<string>): Disagreement[] {
  const covered = new Set(terms.map((term) => `${term.source}:${term.country}:${term.office}`));
  const found: Disagreement[] = [];
  for (const [source, window] of [["2022", snapshot2022] as const, ["2026", snapshot2026] as const])
    for (const person of people)
      for (const role of person.roles) {
        if (role.kind !== "head-of-state" && role.kind !== "head-of-government") continue;
        const listed = covered.has(`${source}:${role.country}:${officeOfRole(role)}`);
        const inOffice = (role.from ?? "") <= window.to && (role.to ?? "9999") > window.from;
        if (!listed || !inOffice || matched.has(`${source}:${person.id}`)) continue;
        const key = `${source}:unlisted:${person.id}:${role.country}:${officeOfRole(role)}`;
        found.push({ key, message: `not in the reference: ${person.id} ${role.title} ${span(role)}` });
      }
  return found;
}

/** An open term says "in office when the file was made", no more. */
function overlapsYears(role: Role, term: Term): boolean {
  const [from, to] = [yearOf(role.from, 0), yearOf(role.to, 9999)];
  const begin = yearOf(term.from, 0);
  const made = Math.max(begin, madeIn[term.source]);
  if (term.to !== undefined) return from <= yearOf(term.to, 9999) && begin <= to;
  return from <= made && (term.source === "2012" ? begin : made) <= to;
}

/** CountryInfo says 2012, but most of its leaders were last looked at in 2009, some years before. */
const madeIn: Readonly<Record<Source, number>> = { "2012": 2009, "2022": 2022, "2026": 2026 };

/** To the day (within three) where the reference of 2026 has days; else to the year, within one. */
function startsTogether(roles: readonly Role[], term: Term): boolean {
  const { from } = term;
  if (from === undefined) return true;
  return roles.some((role) => {
    if (role.from === undefined) return true;
    const isDay = term.source === "2026" && role.from.length === 10 && from.length === 10;
    return isDay
      ? Math.abs(Date.parse(role.from) - Date.parse(from)) <= 3 * 86_400_000
      : Math.abs(yearOf(role.from, 0) - yearOf(from, 0)) <= 1;
  });
}

function yearOf(date: string | undefined, otherwise: number): number {
  return date === undefined ? otherwise : Number(date.slice(0, 4));
}

function span({ from, to }: { from?: string | undefined; to?: string | undefined }): string {
  return `${from ?? "?"}..${to ?? ""}`;
}

function dedupe(found: readonly Disagreement[]): Disagreement[] {
  const byKey = new Map(found.map((disagreement) => [disagreement.key, disagreement]));
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
