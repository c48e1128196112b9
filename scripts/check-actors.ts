/**
 * Checks `data/actors/people` against the reference files of `../shared` and against itself; prints what disagrees.
 * `--write` marks confirmed roles with `"checked":"ref"`, adds missing Wikidata ids and puts the files in order.
 * Exit 0: every disagreement is explained in `data/actors/disagreements.json`; 1: some are not; 2: misuse.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Comparison, compare } from "./check-actors/compare.ts";
import { checkConsistency } from "./check-actors/consistency.ts";
import { type PeopleFile, type Person, type Role, readPeople, writePeople } from "./check-actors/people.ts";
import { readReferences } from "./check-actors/references.ts";

const root = join(import.meta.dirname, "..");
const peopleFolder = join(root, "data/actors/people");
const referenceFolder = join(root, "../shared/data/reference");
const explanationsFile = join(root, "data/actors/disagreements.json");

const explanationsSchema = z.array(z.strictObject({ key: z.string(), why: z.string().min(1) }));

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const unknown = args.filter((arg) => arg !== "--write");
  if (unknown.length > 0) {
    console.error(`Unknown argument ${unknown.join(" ")}; the only option is --write.`);
    return 2;
  }
  const files = readPeople(peopleFolder);
  const references = readReferences(referenceFolder);
  for (const name of references.absent) console.error(`skipped, not found: ${name}`);
  const people = files.flatMap((file) => file.people);
  const comparison = compare(people, references.terms);
  const own = checkConsistency(files);

  const problems = files.flatMap((file) => file.problems);
  for (const problem of problems) console.log(problem);
  if (args.includes("--write")) {
    if (references.absent.length > 0 || problems.length > 0) {
      console.error(
        "--write needs all three reference files and no broken line: else it would take marks or persons away.",
      );
      return 2;
    }
    writePeople(
      peopleFolder,
      files.map((file) => ({ ...file, people: file.people.map((person) => annotate(person, comparison)) })),
    );
  }
  for (const warning of own.warnings) console.log(`warning: ${warning}`);
  const open = printDisagreements([...own.disagreements, ...comparison.disagreements], references.absent.length === 0);
  printCounts(files, comparison);
  return open + problems.length === 0 ? 0 : 1;
}

function annotate(person: Person, { confirmed, wikidata }: Comparison): Person {
  const id = person.wikidata ?? wikidata.get(person.id);
  const roles = person.roles.map((role): Role => {
    const { checked, ...plain } = role;
    if (confirmed.has(role)) return { ...plain, checked: "ref" };
    return checked === undefined || checked === "ref" ? plain : role;
  });
  return { ...person, ...(id === undefined ? {} : { wikidata: id }), roles };
}

/** Prints and counts those without an explanation; an explanation that nothing needs any more is told too. */
function printDisagreements(found: Comparison["disagreements"], isComplete: boolean): number {
  const explanations = existsSync(explanationsFile)
    ? explanationsSchema.parse(JSON.parse(readFileSync(explanationsFile, "utf8")))
    : [];
  const why = new Map(explanations.map((explanation) => [explanation.key, explanation.why]));
  const open = found.filter(({ key }) => !why.has(key));
  for (const { key, message } of open) console.log(`${key}\n    ${message}`);
  const keys = new Set(found.map(({ key }) => key));
  if (isComplete)
    for (const key of why.keys()) if (!keys.has(key)) console.log(`warning: explained, but not found: ${key}`);
  console.log(`${found.length} disagreements, ${found.length - open.length} explained, ${open.length} open`);
  return open.length;
}

function printCounts(files: readonly PeopleFile[], { confirmed, wikidata, skipped }: Comparison): void {
  const people = files.flatMap((file) => file.people);
  const roles = people.flatMap((person) => person.roles);
  const share = ((100 * confirmed.size) / Math.max(1, roles.length)).toFixed(1);
  console.log(
    `${files.length} files, ${people.length} persons, ${roles.length} roles, ${confirmed.size} confirmed (${share} %)`,
  );
  console.log(`${people.filter(({ wikidata: id }) => id).length} Wikidata ids, ${wikidata.size} to add`);
  console.log(`${skipped.length} holders in places without a code not compared`);
}
