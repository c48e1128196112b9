import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "./compare.ts";
import type { Person } from "./people.ts";
import type { Term } from "./references.ts";

const rufus: Person = {
  id: "fre.firefly",
  name: "Rufus Firefly",
  family: "Firefly",
  roles: [
    { title: "Foreign Minister", kind: "foreign-minister", country: "FRE", from: "2009-05-01", to: "2014-03-01" },
    { title: "President", kind: "head-of-state", country: "FRE", from: "2014-03-01" },
  ],
};
const trentino: Term = {
  source: "2022",
  country: "FRE",
  position: "President of Freedonia",
  office: "head-of-state",
  names: ["Ambassador Trentino"],
  from: "2019",
};
const firefly: Term = { ...trentino, names: ["Rufus T. Firefly"], from: "2014", wikidata: "Q1" };

const rows: readonly [what: string, people: readonly Person[], terms: readonly Term[], keys: readonly string[]][] = [
  ["agreement", [rufus], [firefly], []],
  [
    "both sides know another holder",
    [rufus],
    [trentino],
    ["2022:missing:FRE:ambassador-trentino", "2022:unlisted:fre.firefly:FRE:head-of-state"],
  ],
  ["another year", [rufus], [{ ...firefly, from: "2017" }], ["2022:dates:fre.firefly:FRE:head-of-state"]],
  ["another id", [{ ...rufus, wikidata: "Q2" }], [firefly], ["2022:wikidata:fre.firefly"]],
  ["within three days", [rufus], [{ ...firefly, source: "2026", from: "2014-03-03" }], []],
  [
    "a week apart",
    [rufus],
    [{ ...firefly, source: "2026", from: "2014-03-08" }],
    ["2026:dates:fre.firefly:FRE:head-of-state"],
  ],
  ["a state without a code", [rufus], [firefly, { ...trentino, country: "" }], []],
  [
    "a predecessor of 2012 whom ours followed before 2010",
    [succeeded(rufus)],
    [{ ...trentino, source: "2012", from: "2001" }],
    [],
  ],
];

for (const [what, people, terms, keys] of rows)
  test(what, () => {
    const found = compare(people, terms).disagreements.map(({ key }) => key);
    assert.deepEqual(found, keys);
  });

test("a role is confirmed and the id taken over", () => {
  const { confirmed, wikidata } = compare([rufus], [firefly]);
  assert.deepEqual(
    [...confirmed].map(({ title }) => title),
    ["President"],
  );
  assert.deepEqual([...wikidata], [["fre.firefly", "Q1"]]);
});

test("an id that the references give to two names is not taken over", () => {
  const sylvania: Term = { ...firefly, country: "SYL", names: ["Gloria Teasdale"], source: "2026" };
  assert.equal(compare([rufus], [firefly, sylvania]).wikidata.size, 0);
});

function succeeded(person: Person): Person {
  return { ...person, roles: [{ title: "President", kind: "head-of-state", country: "FRE", from: "2009-06-01" }] };
}
