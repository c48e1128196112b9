/**
 * The two documents Readout was born from (`../shared/data/seeds`; skipped by name where absent): what a careful reader notes in them.
 * A finding is looked up by what it is, not by its sentence's words, which stay where they are.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Claim, Event } from "../src/model/index.ts";
import { makeReader } from "../src/reading/reader.ts";
import { loadResources } from "../src/resources/node.ts";

const folder = new URL("../../shared/data/seeds/", import.meta.url);
const skip = existsSync(folder) ? false : "../shared/data/seeds is absent";
const reader = makeReader(await loadResources());

function read(file: string, date: string) {
  return reader.read({ id: file, text: readFileSync(new URL(file, folder), "utf8"), date });
}

type Wanted = Partial<Pick<Event, "type" | "mode" | "status" | "historical">> & {
  readonly source?: string;
  readonly target?: string;
  readonly holder?: string;
};

/** Parties are named by actor id or country; a reciprocal event has both among its sources. */
function holds(events: readonly Event[], { source, target, holder, ...wanted }: Wanted): boolean {
  const has = (parties: Event["source"], code: string): boolean =>
    parties.some((party) => party.actor === code || party.country === code);
  return events.some(
    (event) =>
      Object.entries(wanted).every(([key, value]) => Object(event)[key] === value) &&
      (source === undefined || has(event.source, source)) &&
      (target === undefined || has([...event.target, ...(event.reciprocal ? event.source : [])], target)) &&
      (holder === undefined || event.holder?.actor === holder || event.holder?.country === holder),
  );
}

const says = (claims: readonly Claim[], stance: Claim["stance"], who: string): boolean =>
  claims.some(
    ({ stance: own, holder }) =>
      own === stance && (holder.actor === who || holder.country === who || holder.kind === who),
  );

test("seed on the consultations of September 2023", { skip }, () => {
  const { events, claims, actors } = read("004_9588600d2ccee3e0.txt", "2023-09-18");
  const there: readonly Wanted[] = [
    { type: "CONSULT", mode: "visit", source: "chn.wang-yi", target: "RUS", status: "asserted" },
    { type: "CONSULT", mode: "visit", source: "rus.putin", target: "CHN", status: "predicted" },
    { type: "CONSULT", source: "rus.putin", target: "prk.kim-jong-un", status: "asserted" },
    { type: "CONSULT", source: "chn.wang-yi", target: "usa.sullivan", status: "asserted" },
    { type: "ACCUSE", source: "USA", target: "CHN", status: "asserted" },
    { type: "AID", source: "CHN", target: "RUS", status: "alleged", holder: "USA" },
    { type: "SUPPORT", source: "CHN", target: "RUS", status: "denied", holder: "CHN" },
    { type: "AGREE", source: "RUS", target: "PRK", status: "speculated" },
  ];
  for (const wanted of there) assert.ok(holds(events, wanted), JSON.stringify(wanted));
  for (const type of ["AID", "SUPPORT"] as const) {
    assert.ok(
      !holds(events, { type, source: "CHN", target: "RUS", status: "asserted" }),
      `${type} by China is nobody's fact`,
    );
  }
  assert.ok(says(claims, "denies", "CHN"));
  assert.ok(says(claims, "accuses", "USA"));
  assert.ok(says(claims, "asserts", "chn.foreign-ministry"));
  assert.ok(says(claims, "speculates", "unnamed"));
  assert.ok(says(claims, "urges", "document"));
  const denial = claims.find(
    (claim) => claim.stance === "denies" && claim.content.length > 0 && claim.events.length > 0,
  );
  assert.ok(denial !== undefined, "the denial finds what is alleged");
  const adviser = actors.find((actor) => actor.id === "usa.sullivan");
  assert.ok(
    adviser?.roles?.some((role) => /security advis[eo]r/i.test(role.title)),
    "a title read from the text",
  );
});

test("seed on the visit of December 2024", { skip }, () => {
  const { events, claims, actors } = read("000_15b19dce41818156.txt", "2024-12-11");
  const there: readonly Wanted[] = [
    { type: "CONSULT", mode: "visit", source: "rus.medvedev", target: "CHN", status: "asserted" },
    { type: "CONSULT", mode: "visit", source: "rus.medvedev", target: "CHN", historical: true },
    { type: "SUPPORT", source: "RUS", target: "PRK", status: "asserted" },
    { type: "CONSULT", source: "CHN", target: "RUS", status: "speculated" },
  ];
  for (const wanted of there) assert.ok(holds(events, wanted), JSON.stringify(wanted));
  assert.ok(
    claims.some((claim) => claim.stance === "silent"),
    "the visit was not announced",
  );
  assert.ok(claims.some((claim) => claim.stance === "predicts" && claim.holder.kind === "document"));
  assert.ok(
    claims.some(({ certainty }) => certainty?.term === "likely" && certainty.low === 0.55 && certainty.high === 0.8),
    "the range of ICD 203",
  );
  const titles =
    actors
      .find((actor) => actor.id === "rus.medvedev")
      ?.roles?.map((role) => role.title)
      .join("; ") ?? "";
  assert.match(titles, /Security Council/);
  assert.match(titles, /United Russia/);
});
