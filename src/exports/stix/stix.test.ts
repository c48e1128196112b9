/** Bundles against what STIX 2.1 requires of each type (OASIS Standard, 10 June 2021; sections 3.2, 4, 7 and 8). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf, withFixture } from "../export.fixture.ts";

interface Loose {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

const COMMON = ["type", "spec_version", "id", "created", "modified"];

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  identity: [...COMMON, "name"],
  incident: [...COMMON, "name"],
  note: [...COMMON, "content", "object_refs"],
  report: [...COMMON, "name", "published", "object_refs"],
  "extension-definition": [...COMMON, "created_by_ref", "name", "schema", "version", "extension_types"],
  // Has no `modified`.
  "marking-definition": ["type", "spec_version", "id", "created", "definition_type", "definition"],
};

const ID = /^[a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const CLASSES = ["individual", "group", "system", "organization", "class", "unknown"];

async function bundleOf(
  kind: "events" | "claims",
  withText = false,
): Promise<{ readonly id: string; readonly objects: readonly Loose[] }> {
  const bundle = JSON.parse(await withFixture((store) => textOf(store, { kind, format: "stix", withText })));
  assert.deepEqual(Object.keys(bundle), ["type", "id", "objects"]);
  assert.equal(bundle.type, "bundle");
  return bundle;
}

function checkValue(value: unknown, name: string, ids: ReadonlySet<string>): void {
  assert.notEqual(value, null, `${name} is null`);
  if (Array.isArray(value)) {
    assert.ok(value.length > 0, `${name} is an empty list`);
    for (const item of value) checkValue(item, name, ids);
  } else if (typeof value === "object") {
    for (const [key, item] of Object.entries(value ?? {})) {
      assert.match(key, /^[a-z0-9_]{3,250}$|^id$|^extension-definition--/, `${key} is no name of a property`);
      checkValue(item, key, ids);
    }
  } else if (/_refs?$/.test(name)) {
    assert.ok(ids.has(String(value)), `${name} leads to ${value}, which is not in the bundle`);
  } else if (["created", "modified", "published"].includes(name)) {
    assert.match(String(value), TIME, name);
  }
}

test("every object has what its type requires; ids are derived and lead somewhere; nothing stands there twice", async () => {
  for (const kind of ["events", "claims"] as const) {
    const { id, objects } = await bundleOf(kind);
    assert.match(id, ID);
    const ids = new Set(objects.map((object) => object.id));
    assert.equal(ids.size, objects.length);
    for (const object of objects) {
      const required = REQUIRED[object.type];
      assert.ok(required !== undefined, `${object.type} is no type that is meant`);
      for (const property of required) assert.ok(property in object, `${object.type} has no ${property}`);
      assert.equal(object["spec_version"], "2.1");
      assert.match(object.id, ID);
      assert.ok(object.id.startsWith(`${object.type}--`));
      if (object.type === "identity") assert.ok(CLASSES.includes(String(object["identity_class"])));
      checkValue(object, object.type, ids);
      const extensions = object["extensions"];
      if (typeof extensions !== "object" || extensions === null) continue;
      for (const [extension, value] of Object.entries(extensions)) {
        assert.ok(ids.has(extension));
        assert.equal(value.extension_type, "property-extension");
      }
    }
  }
});

test("names say how an event stands before they say what it is", async () => {
  const { objects } = await bundleOf("events");
  assert.deepEqual(
    objects.filter(({ type }) => type === "incident").map((object) => [object["name"], object["labels"]]),
    [
      ["Example: denied by Ruritania: ASSAULT, Ruritania → Syldavia", ["denied", "ASSAULT", "Example"]],
      ["alleged by Freedonia: ASSAULT (artillery), Ruritania, Borduria → Klow", ["alleged", "ASSAULT"]],
      ["reported by Example Post: CONSULT, Borduria, Syldavia", ["asserted", "CONSULT"]],
    ],
  );
  // Readout makes nobody responsible: no relationship says who did it, and no opinion or confidence is its own.
  assert.ok(
    objects.every(
      (object) => !["relationship", "opinion", "sighting"].includes(object.type) && !("confidence" in object),
    ),
  );
});

test("claims are notes on the report and the events they are about", async () => {
  const { objects } = await bundleOf("claims");
  const notes = objects.filter(({ type }) => type === "note");
  assert.deepEqual(
    notes.map((note) => [note["abstract"], note["object_refs"]]).map(([abstract, refs]) => [abstract, types(refs)]),
    [
      ["Example: somebody: silent, reported by the document", ["report"]],
      ["Example: Ruritania: denies, reported by the document", ["report", "incident", "identity"]],
      ["Freedonia: accuses, reported by Example Wire", ["report", "incident", "identity"]],
    ],
  );
  const reports = objects.filter(({ type }) => type === "report");
  assert.deepEqual(
    reports.map((report) => [report["name"], report["published"], types(report["object_refs"])]),
    [
      ["Example: -A denial", "2026-03-01T08:30:00.000Z", ["note", "incident", "note"]],
      ["Smoke over Klow", "2026-03-01T00:00:00.000Z", ["incident", "note"]],
    ],
  );
});

function types(refs: unknown): readonly string[] {
  return Array.isArray(refs) ? refs.map((ref) => String(ref).replace(/--.*/, "")) : [];
}

test("one event has one id in both bundles", async () => {
  const incidents = async (kind: "events" | "claims"): Promise<readonly string[]> =>
    (await bundleOf(kind)).objects.filter(({ type }) => type === "incident").map(({ id }) => id);
  const [events, claims] = [await incidents("events"), await incidents("claims")];
  assert.ok(claims.length > 0 && claims.every((id) => events.includes(id)));
});

test("a report without a date is published when it was first known, and its date stays unknown", async () => {
  const { objects } = await bundleOf("events");
  const report = objects.find(({ type, name }) => type === "report" && name === "meeting.md");
  assert.equal(report?.["published"], "2026-03-02T00:00:02.000Z");
  assert.doesNotMatch(JSON.stringify(report), /"date"/);
});
