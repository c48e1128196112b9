/** One event or claim in each format, whole: what stands there is read like a page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf, withFixture } from "./export.fixture.ts";
import type { Kind } from "./rows.ts";

async function wholeOf(kind: Kind, format: string, withText = false): Promise<string> {
  return withFixture((store) => textOf(store, { kind, format, withText }));
}

const SENTENCE = "“Freedonia 😀 said” that Ruritania and Borduria shelled the port of Klow in February 2026.";

test("CSV", async () => {
  const [head = "", ...rows] = (await wholeOf("events", "csv")).split("\n");
  const cells = (rows[1] ?? "").split(",");
  assert.deepEqual(
    head.split(",").map((name, i) => `${name}: ${cells[i]}`),
    [
      "event: cdb6fcd8fda14d56/e1",
      "date: 2026-02",
      "date_first: 2026-02-01",
      "date_last: 2026-02-28",
      "date_stated: true",
      "type: ASSAULT",
      "mode: artillery",
      "contexts: military",
      "cameo: 194",
      "source_text: Ruritania|Borduria",
      "source_country: QZR|QZB",
      "source_actor: qzr|qzb",
      "source_sector: |",
      "target_text: Klow",
      "target_country: QZS",
      "target_actor: qzs",
      "target_sector: ",
      "reciprocal: false",
      "status: alleged",
      "holder_text: Freedonia",
      "holder_country: QZF",
      "holder_actor: qzf",
      "historical: ",
      "factuality: 1",
      "confidence: 0.9",
      "rule: assault.shell.01",
      "place: Klow",
      "place_country: QZS",
      "place_precision: city",
      "place_geonames: 1",
      "lat: 45.5",
      "lon: 21.25",
      "document: cdb6fcd8fda14d56",
      "given_id: accusation.md",
      "document_date: 2026-03-01",
      "document_source: Example Wire",
      "url: https://wire.example/1",
      "mark: ",
      "sentence: 1",
      `sentence_text: ${SENTENCE}`,
      "terms: ",
      "coder: readout/0.1.0+data.fixture",
      "known: 2026-03-02T00:00:00.000Z",
    ],
  );
  assert.equal(
    (await wholeOf("claims", "csv")).split("\n")[2],
    "f73a6defd1fe7b18/c1,denies,named,Ruritania,QZR,qzr,denied,,false,QZR,f73a6defd1fe7b18/e1,,,0.8,f73a6defd1fe7b18,=denial.md," +
      "2026-03-01T08:30:00Z,,,Example,0,Ruritania denied that it had shelled Syldavia.,,readout/0.1.0+data.fixture,2026-03-02T00:00:01.000Z",
  );
});

test("PLOVER: fields of the manual, a month as its days, offsets in code points, no made-up date", async () => {
  const [denied, alleged, met] = JSON.parse(await wholeOf("events", "plover"));
  assert.deepEqual(alleged, {
    id: "cdb6fcd8fda14d56/e1",
    status: "alleged",
    comment: "alleged by Freedonia",
    holder: {
      code: "QZF",
      actor_text: "Freedonia",
      identifier_id: "Q0",
      identifier_text: "Freedonia",
      actor: "qzf",
    },
    has_event: true,
    date: "2026-02-01",
    enddate: "2026-02-28",
    date_value: "2026-02",
    date_stated: true,
    source: [
      { code: "QZR", actor_text: "Ruritania", identifier_text: "Ruritania", actor: "qzr" },
      { code: "QZB", actor_text: "Borduria", identifier_text: "Borduria", actor: "qzb" },
    ],
    recipient: [{ code: "QZS", actor_text: "Klow", actor: "qzs" }],
    reciprocal: false,
    event: ["ASSAULT"],
    mode: "artillery",
    context: ["military"],
    cameo: "194",
    factuality: 1,
    confidence: 0.9,
    rule: "assault.shell.01",
    event_loc: { geonameid: 1, name: "Klow", latitude: 45.5, longitude: 21.25, cc3: "QZS", precision: "city" },
    event_text: ["shelled"],
    text: SENTENCE,
    text_info: { sequence: 1, start: 14, end: 103 },
    cite_info: {
      citation: "accusation.md",
      document: "cdb6fcd8fda14d56",
      document_date: "2026-03-01",
      url: "https://wire.example/1",
      title: "Smoke over Klow",
      language: "en",
      publication: "Example Wire",
      coder: "readout/0.1.0+data.fixture",
    },
    coder: "readout/0.1.0+data.fixture",
    known: "2026-03-02T00:00:00.000Z",
  });
  assert.deepEqual(
    [denied.mark, denied.event_loc],
    ["Example", { name: "Syldavia", cc3: "QZS", precision: "country" }],
  );
  assert.deepEqual([met.date, met.recipient, met.reciprocal], [undefined, undefined, true]);
  const [, more] = JSON.parse(await wholeOf("events", "plover", true));
  const [story] = more.text_info.text_story;
  assert.equal([...story].slice(14, 103).join(""), SENTENCE);
});

test("GeoJSON: status first; longitude before latitude; no point for a country", async () => {
  const whole = JSON.parse(await wholeOf("events", "geojson"));
  assert.equal(whole.type, "FeatureCollection");
  const [denied, alleged, met] = whole.features;
  assert.deepEqual(alleged.geometry, { type: "Point", coordinates: [21.25, 45.5] });
  const { status, standing, title, place_precision } = alleged.properties;
  assert.deepEqual(Object.keys(alleged.properties).slice(0, 3), ["status", "standing", "title"]);
  assert.deepEqual(
    [status, standing, title, place_precision],
    [
      "alleged",
      "alleged by Freedonia",
      "alleged by Freedonia: ASSAULT (artillery), Ruritania, Borduria → Klow",
      "city",
    ],
  );
  assert.deepEqual([denied.geometry, denied.properties.place_precision], [null, "country"]);
  assert.ok(!("lat" in denied.properties) && !("lon" in denied.properties));
  assert.equal(denied.properties.title, "denied by Ruritania: ASSAULT, Ruritania → Syldavia");
  assert.deepEqual([met.geometry, met.properties.standing], [null, "reported by Example Post"]);
});

test("JSON-LD: a denial is the denier's, its text the whole sentence; no rating anywhere", async () => {
  const text = await wholeOf("claims", "claims-jsonld");
  assert.doesNotMatch(text, /rating|ClaimReview/i);
  const [silent, denial, accusation] = JSON.parse(text)["@graph"];
  assert.deepEqual(accusation, {
    "@type": "Claim",
    "@id": "urn:uuid:dd97cf1e-5894-5c6d-8cbe-87730c489381",
    "readout:stance": "accuses",
    name: "Freedonia: accuses, reported by Example Wire",
    text: SENTENCE,
    author: {
      "@type": "Country",
      name: "Freedonia",
      identifier: "qzf",
      sameAs: "https://www.wikidata.org/entity/Q0",
      "readout:country": "QZF",
    },
    appearance: {
      "@type": "CreativeWork",
      "@id": "https://wire.example/1",
      name: "Smoke over Klow",
      datePublished: "2026-03-01",
      publisher: { "@type": "Organization", name: "Example Wire" },
      url: "https://wire.example/1",
      inLanguage: "en-GB",
      identifier: ["cdb6fcd8fda14d56", "accusation.md"],
    },
    firstAppearance: {
      "@type": "CreativeWork",
      "@id": "https://wire.example/1",
      datePublished: "2026-03-01",
      publisher: { "@type": "Organization", name: "Example Wire" },
      url: "https://wire.example/1",
      identifier: ["cdb6fcd8fda14d56", "accusation.md"],
    },
    identifier: "cdb6fcd8fda14d56/c1",
    "readout:holderKind": "named",
    "readout:cue": "said",
    "readout:certainty": "surely",
    "readout:quoted": false,
    "readout:about": ["QZR", "QZB"],
    "readout:events": ["cdb6fcd8fda14d56/e1"],
    "readout:sentence": 1,
    "readout:confidence": 0.8,
    "readout:document": "cdb6fcd8fda14d56",
    "readout:coder": "readout/0.1.0+data.fixture",
    "readout:known": "2026-03-02T00:00:00.000Z",
  });
  assert.deepEqual(
    [denial.name, denial.author.name, denial.text],
    [
      "Example: Ruritania: denies, reported by the document",
      "Ruritania",
      "Ruritania denied that it had shelled Syldavia.",
    ],
  );
  // Nobody named is nobody.
  assert.deepEqual([silent.author, silent["readout:within"]["@id"]], [undefined, denial["@id"]]);
});

test("firstAppearance: the first that carried the text, not the last that was added", async () => {
  await withFixture(async (store) => {
    const { text } = await store.documents.find("accusation.md");
    const document = {
      id: "earlier.md",
      text,
      date: "2026-02-27",
      source: "Example Herald",
      url: "https://herald.example/0",
    };
    await store.put([{ document }]);
    const graph = JSON.parse(await textOf(store, { kind: "claims", format: "claims-jsonld" }))["@graph"];
    const claim = graph.find((item: { readonly identifier: string }) => item.identifier === "cdb6fcd8fda14d56/c1");
    assert.deepEqual(
      [claim.firstAppearance["@id"], claim.firstAppearance.datePublished],
      ["https://herald.example/0", "2026-02-27"],
    );
    // By then it was not known.
    const before = JSON.parse(
      await textOf(store, { kind: "claims", format: "claims-jsonld", asOf: Date.UTC(2026, 2, 2, 0, 0, 1) }),
    )["@graph"];
    assert.equal(before.at(-1).firstAppearance["@id"], "https://wire.example/1");
  });
});
