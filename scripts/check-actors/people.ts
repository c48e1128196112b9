/** Reads and writes `data/actors/people/*.jsonl`: one person a line, keys in one order, persons sorted by id. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const date = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/);
const country = z.string().regex(/^[A-Z]{3}$/);
const kinds = [
  "head-of-state",
  "head-of-government",
  "party-leader",
  "deputy",
  "foreign-minister",
  "defence-minister",
  "minister",
  "security-adviser",
  "spokesperson",
  "ambassador",
  "other",
] as const;

const roleSchema = z.strictObject({
  title: z.string().min(1),
  kind: z.enum(kinds),
  org: z.string().min(1).optional(),
  country: country.optional(),
  from: date.optional(),
  to: date.optional(),
  /** "ref": this script's mark; "search:" and an address: looked up by hand. */
  checked: z
    .string()
    .regex(/^(ref|search:.+)$/)
    .optional(),
});

const personSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/),
  name: z.string().min(1),
  names: z.array(z.string().min(1)).optional(),
  country: country.optional(),
  gender: z.enum(["m", "f"]).optional(),
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .optional(),
  family: z.string().min(1).optional(),
  roles: z.array(roleSchema),
});

export type Role = z.infer<typeof roleSchema>;
export type Person = z.infer<typeof personSchema>;
/** `problems`: lines that do not fit the schema, with file and line; they are not among `people`. */
export type PeopleFile = {
  readonly name: string;
  readonly people: readonly Person[];
  readonly problems: readonly string[];
};

/** Every people file of a folder in order of name. */
export function readPeople(folder: string): PeopleFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return names.sort().map((name) => readFile(folder, name));
}

/** Leaves a file alone where nothing changes: others may be at work in the folder. */
export function writePeople(folder: string, files: readonly PeopleFile[]): void {
  for (const { name, people } of files) {
    const path = join(folder, name);
    const sorted = [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
    const text = sorted.map((person) => `${formatPerson(person)}\n`).join("");
    if (readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  }
}

function readFile(folder: string, name: string): PeopleFile {
  const people: Person[] = [];
  const problems: string[] = [];
  for (const [index, line] of readFileSync(join(folder, name), "utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    const parsed = personSchema.safeParse(parseJson(line));
    if (parsed.success) people.push(parsed.data);
    else problems.push(`${name}:${index + 1} does not fit the schema: ${z.prettifyError(parsed.error)}`);
  }
  return { name, people, problems };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The schemas list the keys in the order in which they are written. */
function formatPerson(person: Person): string {
  return JSON.stringify({ ...personSchema.parse(person), roles: person.roles.map((role) => roleSchema.parse(role)) });
}
