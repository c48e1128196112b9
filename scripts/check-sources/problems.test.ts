import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, type Unchecked } from "./problems.ts";

const GOOD = {
  sources: [
    {
      actor: "zenda",
      kind: "newspaper",
      languages: ["en"],
      domains: ["zenda.example"],
      owner: "press",
      references: ["a"],
    },
    {
      id: "ruritania-today",
      name: "Ruritania Today",
      kind: "state-media",
      country: "RUR",
      languages: ["en"],
      references: ["a"],
    },
  ],
  owners: [{ id: "press", name: "Zenda Press" }],
  references: [{ id: "a", url: "https://library.example/a", read: "2026-11-28", confirms: "the papers of Ruritania" }],
  actors: [
    { id: "rur", kind: "state", name: "Ruritania", country: "RUR" },
    { id: "zenda", kind: "company", name: "Zenda Herald", country: "RUR" },
  ],
} as const satisfies Unchecked;

const [PAPER, STATE] = GOOD.sources;
const { owner: _, ...UNOWNED } = PAPER;

const CASES: readonly [string, Partial<Unchecked>, RegExp][] = [
  ["a kind that is none", { sources: [{ ...PAPER, kind: "gossip" }, STATE] }, /^sources\.json, row 1/],
  ["no reference at all", { sources: [{ ...PAPER, references: [] }, STATE] }, /^sources\.json, row 1/],
  ["a judgement", { sources: [{ ...PAPER, grade: "A" }, STATE] }, /^sources\.json, row 1/],
  ["a host with www.", { sources: [{ ...PAPER, domains: ["www.zenda.example"] }, STATE] }, /^sources\.json, row 1/],
  [
    "a reference that is no address",
    { references: [{ ...GOOD.references[0], url: "a book" }] },
    /^references\.json, row 1/,
  ],
  ["an actor that is none", { sources: [{ ...PAPER, actor: "nobody" }, STATE] }, /^nobody: no actor/],
  ["an actor's id", { sources: [PAPER, { ...STATE, id: "zenda" }] }, /^zenda: an actor has this id/],
  ["an owner that is none", { sources: [{ ...PAPER, owner: "nobody" }, STATE] }, /^zenda: no owner/],
  ["an owner of nothing", { sources: [UNOWNED, STATE] }, /^owners\.json: press owns no source/],
  ["a reference that is none", { sources: [PAPER, { ...STATE, references: ["b"] }] }, /^ruritania-today: no reference/],
  ["a country that stands with the actor", { sources: [{ ...PAPER, country: "RUR" }, STATE] }, /^zenda: its country/],
  ["a country that is none", { sources: [PAPER, { ...STATE, country: "XXX" }] }, /^ruritania-today: no state/],
  ["a host of two", { sources: [PAPER, { ...STATE, domains: ["zenda.example"] }] }, /host zenda\.example stands twice/],
  ["a name of two", { sources: [PAPER, { ...STATE, names: ["the zenda herald"] }] }, /name zenda-herald stands twice/],
];

test("rows as they must be have no problem", () => assert.deepEqual(problemsOf(GOOD), []));

for (const [name, change, expected] of CASES) {
  test(`told: ${name}`, () => {
    const problems = problemsOf({ ...GOOD, ...change });
    assert.ok(
      problems.some((problem) => expected.test(problem)),
      problems.join("\n"),
    );
  });
}
