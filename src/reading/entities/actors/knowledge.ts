/** `data/actors` → the actors Readout knows, looked up by name, by country, by the phrase for an institution. */
import type { Resources } from "../../../model/index.ts";
import { type KnownActor, knownActor, records, strings } from "./known-actor.ts";
import { nameKey, spellingKey } from "./name-key.ts";

/** What one spelling may stand for. `use`: the name itself, an adjective or people ("Russian"), or a seat ("Kremlin"). */
export interface NameEntry {
  readonly actor: KnownActor;
  readonly use: "name" | "adjective" | "people" | "capital" | "seat" | "prefix";
  /** A spelling of one to three capitals, which lower-case text must not match ("US", "IS"). */
  readonly capitals: boolean;
}

/** "foreign ministry" → what an institution so called is, once a state is known. */
export interface GenericInstitution {
  readonly phrase: string;
  readonly role: string;
  readonly sector: string;
  readonly person: boolean;
  /** Equipment and the like: acts for its owner, and is never meant by "it" or "they". */
  readonly thing: boolean;
}

export interface ActorKnowledge {
  readonly byId: ReadonlyMap<string, KnownActor>;
  /** By `nameKey`. */
  readonly byName: ReadonlyMap<string, readonly NameEntry[]>;
  /** Keys of names that hold an actor's name and denote none: "South China Sea". */
  readonly notActors: ReadonlySet<string>;
  /** Keys of names that stand for other things too: they want their country in the text. */
  readonly ambiguous: ReadonlySet<string>;
  /** First three characters of every key: a cheap "no". */
  readonly starts: ReadonlySet<string>;
  readonly byFamily: ReadonlyMap<string, readonly KnownActor[]>;
  /** By `spellingKey`. */
  readonly bySpelling: ReadonlyMap<string, readonly KnownActor[]>;
  readonly byCountry: ReadonlyMap<string, readonly KnownActor[]>;
  readonly stateOf: ReadonlyMap<string, KnownActor>;
  /** Adjectives of a state's name, by country. */
  readonly adjectives: ReadonlyMap<string, readonly string[]>;
  readonly generic: ReadonlyMap<string, GenericInstitution>;
  /** Words that end some generic phrase. */
  readonly genericEnds: ReadonlySet<string>;
  /** Given names that only men, or only women, of our lists bear. */
  readonly givenNames: ReadonlyMap<string, "m" | "f">;
}

export function loadActorKnowledge(resources: Resources): ActorKnowledge {
  const byId = new Map<string, KnownActor>();
  const byName = new Map<string, NameEntry[]>();
  const byFamily = new Map<string, KnownActor[]>();
  const bySpelling = new Map<string, KnownActor[]>();
  const byCountry = new Map<string, KnownActor[]>();
  const stateOf = new Map<string, KnownActor>();
  const adjectives = new Map<string, readonly string[]>();
  const notActors = new Set(readRows(resources, NOT_ACTORS).flatMap((row) => strings([row["phrase"]]).map(nameKey)));
  const add = (text: string, actor: KnownActor, use: NameEntry["use"]): void => {
    const key = nameKey(text);
    if (key.length < 2) return;
    const entries = byName.get(key);
    const entry = { actor, use, capitals: key.length <= 3 && /^[\p{Lu}.\d]+$/u.test(text) };
    if (entries === undefined) byName.set(key, [entry]);
    else if (!entries.some((other) => other.actor.id === actor.id && other.use === use)) entries.push(entry);
  };
  const paths = resources.list("actors/");
  for (const path of paths) {
    if (!/\.jsonl?$/.test(path) || NO_ACTORS.has(path)) continue;
    for (const row of readRows(resources, path)) {
      const actor = knownActor(row, path);
      if (actor === undefined) continue;
      byId.set(actor.id, actor);
      add(actor.name, actor, "name");
      for (const name of strings(row["names"])) add(name, actor, "name");
      for (const name of strings(row["adjectives"])) add(name, actor, "adjective");
      for (const name of strings(row["people"])) add(name, actor, "people");
      for (const name of strings(row["prefixes"])) add(name, actor, "prefix");
      for (const name of strings([row["capital"]])) add(name, actor, "capital");
      for (const name of strings(row["otherCapitals"])) add(name, actor, "capital");
      // Earlier states: whoever they were, they are not their successors.
      for (const name of strings(row["former"])) notActors.add(nameKey(name));
      for (const seat of records(row["seats"])) for (const name of strings([seat["name"]])) add(name, actor, "seat");
      if (actor.country === undefined) continue;
      if (actor.kind === "state" && !stateOf.has(actor.country)) {
        stateOf.set(actor.country, actor);
        adjectives.set(actor.country, strings(row["adjectives"]));
      }
      if (actor.kind !== "person") continue;
      push(byCountry, actor.country, actor);
      if (actor.family === undefined) continue;
      push(byFamily, nameKey(actor.family), actor);
      push(bySpelling, spellingKey(nameKey(actor.family)), actor);
    }
  }
  const generic = readGeneric(resources);
  return {
    byId,
    byName,
    notActors,
    ambiguous: new Set(readRows(resources, AMBIGUOUS).flatMap((row) => strings([row["phrase"]]).map(nameKey))),
    starts: new Set([...byName.keys(), ...notActors].map((key) => key.slice(0, 3))),
    byFamily,
    bySpelling,
    byCountry,
    stateOf,
    adjectives,
    generic,
    genericEnds: new Set([...generic.keys()].map((phrase) => phrase.slice(phrase.search(/[^\s-]+$/)))),
    givenNames: givenNames(byId.values()),
  };
}

const GENERIC = "actors/institutions-generic.json";
const NOT_ACTORS = "actors/not-actors.json";
const AMBIGUOUS = "actors/ambiguous-names.json";
const NO_ACTORS = new Set([GENERIC, NOT_ACTORS, AMBIGUOUS, "actors/disagreements.json"]);

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function readGeneric(resources: Resources): Map<string, GenericInstitution> {
  const generic = new Map<string, GenericInstitution>();
  for (const row of readRows(resources, GENERIC)) {
    const { phrase, sector, role } = row;
    if (typeof phrase !== "string" || typeof sector !== "string") continue;
    generic.set(phrase.toLowerCase(), {
      phrase,
      sector,
      role: typeof role === "string" ? role : phrase,
      person: row["person"] === true,
      thing: row["thing"] === true,
    });
  }
  return generic;
}

function readRows(resources: Resources, path: string): readonly Record<string, unknown>[] {
  const text = resources.text(path);
  // One parse of a joined list is several times faster than a parse a line.
  return records(JSON.parse(path.endsWith(".jsonl") ? `[${text.trim().replace(/\n+/g, ",")}]` : text));
}

function givenNames(actors: Iterable<KnownActor>): Map<string, "m" | "f"> {
  const seen = new Map<string, { m: number; f: number }>();
  for (const { kind, name, family, gender } of actors) {
    if (kind !== "person" || (gender !== "m" && gender !== "f")) continue;
    const given = name.slice(0, Math.max(0, name.search(/[\s-]/)));
    if (given.length < 3 || given === family) continue;
    const counts = seen.get(nameKey(given)) ?? { m: 0, f: 0 };
    counts[gender] += 1;
    seen.set(nameKey(given), counts);
  }
  return new Map([...seen].flatMap(([given, { m, f }]) => (m > 0 && f > 0 ? [] : [[given, m > 0 ? "m" : "f"]])));
}
