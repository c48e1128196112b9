import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DocumentRecord } from "../../model/index.ts";
import { documentRecord } from "../../model/schema.ts";
import { type Asked, type RowItem, readRows } from "./read-rows.ts";
import { ACLED, codes, GDELT, GKG, headed, ICEWS, POLECAT, tabbed, UCDP, type Values } from "./rows.fixture.ts";
import { DATASETS, type DatasetId } from "./tables.ts";

async function itemsOf(text: string, asked: Asked = {}): Promise<readonly RowItem[]> {
  const stdin = (async function* () {
    yield text;
  })();
  return all(readRows("-", codes, asked, stdin).items);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

interface Told {
  readonly text: string;
  readonly record: DocumentRecord;
  readonly unmapped: readonly string[];
}

async function one(text: string): Promise<Told> {
  const [item, ...others] = await itemsOf(text);
  assert.equal(others.length, 0);
  assert.ok(item?.kind === "row", JSON.stringify(item));
  const { document, record } = item.entry;
  assert.ok(record !== undefined);
  return { text: document.text, record, unmapped: item.unmapped };
}

/** "CONSULT visit  d:minister QZR GOV → qzb QZB  2026-03-05". */
function said({ record }: Told): readonly string[] {
  return record.events.map((event) => {
    const side = (parties: typeof event.source): string =>
      parties
        .map(({ actor, country, org, sector }) => [actor, country, org, sector].filter(Boolean).join(" "))
        .join(" & ");
    const arrow = event.reciprocal ? "↔" : `→ ${side(event.target)}`;
    return [
      [event.type, event.mode].filter(Boolean).join(" "),
      `${side(event.source)} ${arrow}`.trim(),
      event.time?.value,
    ].join("  ");
  });
}

const rows: readonly (readonly [name: string, text: string, events: readonly string[], unmapped: readonly string[]])[] =
  [
    [
      "GDELT: code, parties, roles",
      tabbed("gdelt-events", GDELT),
      ["CONSULT visit  d:minister QZR GOV → qzb QZB  2026-03-05"],
      ["country FIPS ZZ"],
    ],
    [
      "GDELT: a statement is no event",
      tabbed("gdelt-events", { ...GDELT, EventCode: "010", ActionGeo_FullName: "" }),
      [],
      ["event CAMEO 010"],
    ],
    [
      "GDELT: unknown codes are kept and counted; one side alone; a known group",
      tabbed("gdelt-events", {
        ...GDELT,
        EventCode: "999",
        Actor1Code: "IGOUNO",
        Actor1Name: "PANEL",
        Actor1CountryCode: "",
        Actor1KnownGroupCode: "UNO",
        Actor1Type1Code: "IGO",
        Actor1Type2Code: "DEV",
        Actor2Code: "XQXABC",
        Actor2Name: "",
        Actor2CountryCode: "XQX",
      }),
      [],
      ["event CAMEO 999", "sector CAMEO DEV", "country CAMEO XQX", "country FIPS ZZ"],
    ],
    [
      "GDELT: a region is no country",
      tabbed("gdelt-events", {
        ...GDELT,
        Actor1Code: "EUR",
        Actor1Name: "EUROPE",
        Actor1CountryCode: "EUR",
        Actor1Type1Code: "",
        Actor2Code: "",
        Actor2Name: "",
        Actor2CountryCode: "",
      }),
      ["CONSULT visit  d:europe →  2026-03-05"],
      ["country FIPS ZZ"],
    ],
    ["GKG: who is named, and no event", tabbed("gdelt-gkg", GKG), [], []],
    [
      "POLECAT",
      headed("polecat", "\t", POLECAT),
      ["CONSULT visit  qzr QZR GOV → d:strelsaugasboard QZB BUS  2026-03-05"],
      [],
    ],
    [
      "POLECAT: a type, a sector and a country that are none",
      headed("polecat", "\t", {
        ...POLECAT,
        "Event Type": "YIELD",
        "Primary Actor Sector": "XXX",
        "Recipient Country": "Freedonland",
        "Recipient Title": "None",
      }),
      [],
      ["event POLECAT YIELD", "sector POLECAT XXX", "country POLECAT Freedonland"],
    ],
    ["ICEWS", headed("icews", "\t", ICEWS), ["CONSULT visit  qzr QZR → d:militaryborduria QZB MIL  2026-03-05"], []],
    [
      "ACLED: a protest is aimed at nobody",
      headed("acled", ",", ACLED),
      ["PROTEST demo  d:protestersruritania QZR →  2026-03-05"],
      [],
    ],
    [
      "ACLED: force against protesters is two events",
      headed("acled", ",", { ...ACLED, sub_event_type: "Excessive force against protesters" }),
      [
        "PROTEST demo  d:protestersruritania QZR →  2026-03-05",
        "ASSAULT  d:policeforcesofruritania2010 QZR COP → d:protestersruritania QZR  2026-03-05",
      ],
      [],
    ],
    [
      "ACLED: a battle has no doer; the week",
      headed("acled", ",", {
        ...ACLED,
        event_type: "Battles",
        sub_event_type: "Armed clash",
        actor1: "Military Forces of Ruritania (2010-) Guard",
        actor2: "Red Hussars",
        inter1: "1",
        inter2: "2",
        time_precision: "2",
      }),
      ["ASSAULT  d:militaryforcesofruritania2010guard QZR MIL & d:redhussars REB ↔  2026-W10"],
      [],
    ],
    [
      "ACLED: what PLOVER has no word for",
      headed("acled", ",", {
        ...ACLED,
        event_type: "Strategic developments",
        sub_event_type: "Other",
        country: "Freedonland",
      }),
      [],
      ["event ACLED Strategic developments / Other", "country ACLED Freedonland"],
    ],
    [
      "UCDP: two sides, a week",
      headed("ucdp-ged", ",", UCDP),
      ["ASSAULT  d:governmentofruritania QZR GOV & d:redhussars ↔  2026-W10"],
      [],
    ],
    [
      "UCDP: one-sided, over two years: no day is made up",
      headed("ucdp-ged", ",", {
        ...UCDP,
        type_of_violence: "3",
        side_a: "Red Hussars",
        side_b: "Civilians",
        date_start: "2025-12-20",
        date_end: "2026-01-10",
        country_id: "9999",
      }),
      ["ASSAULT  d:redhussars → d:civilians CVL  "],
      ["country UCDP 9999"],
    ],
  ];

for (const [name, text, events, unmapped] of rows) {
  test(name, async () => {
    const told = await one(text);
    assert.deepEqual(said(told), events);
    assert.deepEqual(told.unmapped, unmapped);
    const noEvent = told.record.issues.some(({ code }) => code === "NOT_MAPPED");
    assert.equal(
      noEvent,
      unmapped.some((code) => code.startsWith("event")),
    );
  });
}

test("every event says what its words are, asserts, and invents no confidence", async () => {
  for (const [, text] of rows) {
    const { text: body, record } = await one(text);
    assert.match(record.coder, /^dataset\/[a-z-]+@[\d.]+$/);
    assert.equal(record.claims.length, 0);
    for (const event of record.events) {
      assert.deepEqual([event.status, event.confidence, event.factuality], ["asserted", undefined, undefined]);
      for (const party of [...event.source, ...event.target])
        assert.equal(body.slice(party.start, party.end), party.text);
      const sentence = record.sentences[event.sentence];
      assert.ok(sentence !== undefined && sentence.start <= event.trigger.start && event.trigger.end <= sentence.end);
    }
    for (const { start, end, name } of record.places) assert.equal(body.slice(start, end), name);
  }
});

test("what is kept of a row can be read", async () => {
  const { text, record } = await one(headed("acled", ",", ACLED));
  assert.equal(
    text,
    [
      "ACLED, row QZR1",
      "Event: Protests / Peaceful protest",
      "Actor 1: Protesters (Ruritania) (Protesters)",
      "Actor 2: Police Forces of Ruritania (2010-) (State forces)",
      "Date: 2026-03-05",
      "Place: Strelsau, Strelsau, Ruritania (city; 48.5, 14.25)",
      'Note: On 5 March, some people stood in a square, with a "banner", and went home.',
      "Fatalities: 0",
      "Reported in: Example Wire",
      "Scale of the source: National",
    ].join("\n"),
  );
  assert.equal(record.date, "2026-03-06T12:26:40Z");
  assert.deepEqual(
    record.sentences.map(({ start, end }) => text.slice(start, end).split("\n").length),
    [5, 1, 3],
  );
});

test("GKG keeps who is named: known where exact, else of this document", async () => {
  const { record } = await one(tabbed("gdelt-gkg", GKG));
  assert.deepEqual(
    record.actors.map(({ id, kind }) => `${id} ${kind}`),
    ["d:flaviaelphberg person", "d:ruperthentzau person", "un igo", "d:strelsaugasboard organization"],
  );
  assert.deepEqual(
    [record.title, record.url, record.date],
    ["Minister visits & returns", "https://news.example/visit", "2026-03-05T10:15:00Z"],
  );
});

const places: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["GDELT city", tabbed("gdelt-events", GDELT), "48.5 14.25 city"],
  ["GDELT country", tabbed("gdelt-events", { ...GDELT, ActionGeo_Type: "1" }), "48.5 14.25 country"],
  ["GDELT no type", tabbed("gdelt-events", { ...GDELT, ActionGeo_Type: "0" }), "none"],
  ["GDELT no point", tabbed("gdelt-events", { ...GDELT, ActionGeo_Lat: "95" }), "city PLACE_WRONG"],
  ["GDELT half a point", tabbed("gdelt-events", { ...GDELT, ActionGeo_Long: "" }), "city PLACE_WRONG"],
  ["ACLED near a town", headed("acled", ",", { ...ACLED, geo_precision: "2" }), "48.5 14.25 admin QZR"],
  ["UCDP country", headed("ucdp-ged", ",", { ...UCDP, where_prec: "6" }), "48.6 14.4 country QZR"],
  ["UCDP at sea", headed("ucdp-ged", ",", { ...UCDP, where_prec: "7" }), "none"],
  [
    "POLECAT by feature",
    headed("polecat", "\t", { ...POLECAT, "Feature Type": "ADM1" }),
    "50.5 15.5 admin QZB 900000009",
  ],
  ["POLECAT unknown feature", headed("polecat", "\t", { ...POLECAT, "Feature Type": "STM" }), "none"],
];

for (const [name, text, expected] of places) {
  test(`place: ${name}`, async () => {
    const { record } = await one(text);
    const [place] = record.places;
    const parts = [place?.lat, place?.lon, place?.precision ?? "none", place?.country, place?.geonames];
    const issues = record.issues.map(({ code }) => code).filter((code) => code === "PLACE_WRONG");
    assert.equal([...parts, ...issues].filter((part) => part !== undefined).join(" "), expected);
  });
}

const broken: readonly (readonly [name: string, text: string, code: string, message: RegExp])[] = [
  [
    "too few fields",
    tabbed("gdelt-events", GDELT, { ...GDELT, GLOBALEVENTID: "2" }).replace(/\t[^\t]*\n$/, "\n"),
    "ROW_BROKEN",
    /line 2 of - has 60 fields, and 61 are wanted/,
  ],
  [
    "no number for id",
    tabbed("gdelt-events", GDELT, { ...GDELT, GLOBALEVENTID: "x" }),
    "ROW_WITHOUT_ID",
    /line 2 .*"x" is no number/,
  ],
  [
    "no day",
    tabbed("gdelt-events", GDELT, { ...GDELT, SQLDATE: "20261345" }),
    "ROW_DATE_WRONG",
    /"20261345" is not YYYYMMDD/,
  ],
  ["GKG without id", tabbed("gdelt-gkg", GKG, { ...GKG, GKGRECORDID: "" }), "ROW_WITHOUT_ID", /line 2/],
  ["GKG without date", tabbed("gdelt-gkg", GKG, { ...GKG, "V2.1DATE": "soon" }), "ROW_DATE_WRONG", /soon/],
  [
    "POLECAT without id",
    headed("polecat", "\t", POLECAT, { ...POLECAT, "Event ID": "None" }),
    "ROW_WITHOUT_ID",
    /line 3/,
  ],
  [
    "POLECAT without day",
    headed("polecat", "\t", POLECAT, { ...POLECAT, "Event Date": "" }),
    "ROW_DATE_WRONG",
    /line 3/,
  ],
  ["ICEWS without id", headed("icews", "\t", ICEWS, { ...ICEWS, "Event ID": "" }), "ROW_WITHOUT_ID", /line 3/],
  [
    "ICEWS without day",
    headed("icews", "\t", ICEWS, { ...ICEWS, "Event Date": "1.1.2026?" }),
    "ROW_DATE_WRONG",
    /line 3/,
  ],
  ["ACLED without id", headed("acled", ",", ACLED, { ...ACLED, event_id_cnty: "" }), "ROW_WITHOUT_ID", /line 4/],
  [
    "ACLED without day",
    headed("acled", ",", ACLED, { ...ACLED, event_date: "yesterday" }),
    "ROW_DATE_WRONG",
    /"yesterday" is neither/,
  ],
  ["UCDP without id", headed("ucdp-ged", ",", UCDP, { ...UCDP, id: "" }), "ROW_WITHOUT_ID", /line 3/],
  [
    "UCDP that ends before it begins",
    headed("ucdp-ged", ",", UCDP, { ...UCDP, date_end: "2026-03-01" }),
    "ROW_DATE_WRONG",
    /"2026-03-02" to "2026-03-01"/,
  ],
  [
    "a quotation mark that is not closed",
    `${headed("ucdp-ged", ",", UCDP)}"900002,2026\n`,
    "ROW_BROKEN",
    /line 3 of - has a quotation mark that is not closed/,
  ],
];

for (const [name, text, code, message] of broken) {
  test(`broken: ${name} is told, and the rest goes in`, async () => {
    const items = await itemsOf(text);
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ["row", "bad"],
    );
    const bad = items[1];
    assert.ok(bad?.kind === "bad");
    assert.equal(bad.code, code);
    assert.match(bad.message, message);
    assert.match(bad.place, /^-:\d+$/);
  });
}

test("POLECAT's misformed files: names in the head that no row has, empty fields behind the last", async () => {
  const [head = "", row = ""] = headed("polecat", "\t", POLECAT).split("\n");
  const more = head.split("\t").toSpliced(7, 0, "Headline", "Story Text").join("\t");
  for (const text of [`${more}\n${row}\n`, `${head}\n${row}\t\t\t\n`, `\uFEFF${head}\r\n${row}\r\n`]) {
    assert.deepEqual(said(await one(text)), ["CONSULT visit  qzr QZR GOV → d:strelsaugasboard QZB BUS  2026-03-05"]);
  }
});

test("filters: by day and by country of a party or the place", async () => {
  const text = tabbed("gdelt-events", GDELT, {
    ...GDELT,
    GLOBALEVENTID: "2",
    SQLDATE: "20260401",
    Actor1CountryCode: "",
  });
  const kinds = async (asked: Asked): Promise<readonly string[]> =>
    (await itemsOf(text, asked)).map(({ kind }) => kind);
  assert.deepEqual(await kinds({ since: "2026-03-05", until: "2026-03-31" }), ["row", "left-out"]);
  assert.deepEqual(await kinds({ since: "2026-03-06" }), ["left-out", "row"]);
  assert.deepEqual(await kinds({ countries: new Set(["QZR"]) }), ["row", "left-out"]);
  assert.deepEqual(await kinds({ countries: new Set(["QZB"]) }), ["row", "row"]);
  assert.deepEqual(await kinds({ passed: 1 }), ["passed", "row"]);
});

test("a file that cannot be read is told", async () => {
  const items = await all(readRows("/nowhere/a.csv", codes, {}).items);
  assert.deepEqual(
    items.map((item) => item.kind === "bad" && item.code),
    ["FILE_UNREADABLE"],
  );
  assert.deepEqual(
    (await itemsOf("")).map((item) => item.kind === "bad" && item.code),
    ["TABLE_EMPTY"],
  );
});

test("whatever stands in the cells, a record comes out that holds to its schema, or a reason", async () => {
  const valid: Readonly<Record<DatasetId, Values>> = {
    "gdelt-events": GDELT,
    "gdelt-gkg": GKG,
    polecat: POLECAT,
    icews: ICEWS,
    acled: ACLED,
    "ucdp-ged": UCDP,
  };
  const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/[\t\n\r"]/g, " "));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...DATASETS),
      fc.array(fc.tuple(fc.nat(), cell), { maxLength: 6 }),
      async (id, changes) => {
        const { columns } = codes.tables.datasets[id];
        const changed = Object.fromEntries(
          changes.map(([at, text]) => [columns[at % columns.length]?.name ?? "", text]),
        );
        const separator = id === "polecat" || id === "icews" ? "\t" : ",";
        const values = { ...valid[id], ...changed };
        const text = id.startsWith("gdelt") ? tabbed(id, values) : headed(id, separator, values);
        for (const item of await itemsOf(text, { dataset: id })) {
          if (item.kind !== "row") continue;
          const record = documentRecord.parse(JSON.parse(JSON.stringify(item.entry.record)));
          const spans = [
            ...record.sentences,
            ...record.places,
            ...record.times,
            ...record.actors.flatMap(({ mentions }) => mentions),
          ];
          for (const { start, end } of spans) assert.ok(start <= end && end <= item.entry.document.text.length);
        }
      },
    ),
    { numRuns: 300 },
  );
});
