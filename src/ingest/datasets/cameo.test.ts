import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { loadCodes } from "./codes.ts";

const codes = loadCodes(await loadResources());

const CROSSWALK = new URL("../../../../shared/data/events/cameo-to-plover.json", import.meta.url);

/** Where our table and the crosswalk of 2021 differ, and why. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "045": "mediation is by a third party",
  "0813": "a mode that Readout's rules have",
  "0814": "a mode that Readout's rules have",
  "0874": "retreating is withdrawing",
  "105": "a demand to yield",
  "112": "Readout's rules: an accusation alleges",
  "124": "a refusal to yield",
  "1241": "a refusal to yield",
  "1242": "a refusal to yield",
  "1712": "Readout's rules: destroying is no seizing",
  "175": "a context of ours is no mode",
  "183": "the code covers bombs that are no suicide",
  "200": "mass violence need not be a massacre",
};

test("types and modes are those of PLOVER's crosswalk, save where it is said why", (t) => {
  if (!existsSync(CROSSWALK)) return t.skip("../shared/data/events is not here");
  const crosswalk: Readonly<Record<string, { readonly type: string; readonly mode: string | null }>> = JSON.parse(
    readFileSync(CROSSWALK, "utf8"),
  ).codes;
  const differing = Object.entries(crosswalk)
    .filter(([code, { type, mode }]) => {
      const ours = codes.cameo(code);
      return ours?.type !== type || ours.mode !== (mode ?? undefined);
    })
    .map(([code]) => code);
  assert.deepEqual(differing.sort(), Object.keys(DIFFERENCES).sort());
  const types = differing.filter((code) => codes.cameo(code)?.type !== crosswalk[code]?.type);
  assert.deepEqual(types, []);
});

test("a mapped code agrees with the rules that code texts, where one of them has it", async () => {
  const resources = await loadResources();
  const rules: readonly { readonly cameo?: string; readonly type: string }[] = resources
    .list("events/rules/")
    .flatMap((path) => JSON.parse(resources.text(path)));
  const wrong = rules.filter(({ cameo, type }) => cameo !== undefined && codes.cameo(cameo)?.type !== type);
  assert.deepEqual(
    wrong.map(({ cameo, type }) => `${cameo} ${type}`),
    [],
  );
});

const rows: readonly (readonly [code: string, expected: string])[] = [
  ["042", "CONSULT visit"],
  ["42", "CONSULT visit"],
  ["1831", "ASSAULT suicide-attack"],
  ["010", "none"],
  ["10", "none"],
  ["0251", "none"],
  ["0", "unknown"],
  ["42x", "unknown"],
  ["", "unknown"],
];

for (const [code, expected] of rows) {
  test(`CAMEO "${code}" is ${expected}`, () => {
    const found = codes.cameo(code);
    const said = found === undefined ? "unknown" : [found.type ?? "none", found.mode].filter(Boolean).join(" ");
    assert.equal(said, expected);
  });
}
