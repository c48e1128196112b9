import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { entryOf } from "../record.fixture.ts";
import { connect } from "./connection.ts";
import { dumpOf, openIn, temporaryFolder } from "./folder.fixture.ts";
import { MIGRATIONS } from "./migrations.ts";
import { FILE_NAME } from "./open.ts";
import { number } from "./row.ts";

/** A store as an earlier Readout left it: today's rows in the tables of then. */
async function storeOfVersion(version: number): Promise<string> {
  const [today, folder] = [temporaryFolder(), temporaryFolder()];
  const { store } = openIn(today);
  const url = "https://a.example/1";
  await store.put([
    entryOf({ id: "a", url, source: "Example Wire" }),
    entryOf({ id: "a", url, text: "Corrected. Borduria met." }),
  ]);
  await store.close();
  const old = connect(join(folder, FILE_NAME), { patience: 0 });
  for (const { sql } of MIGRATIONS.slice(0, version)) old.script(sql);
  old.script(
    `PRAGMA user_version = ${version}; PRAGMA foreign_keys = OFF; ATTACH '${join(today, FILE_NAME)}' AS today`,
  );
  for (const table of TABLES) old.script(`INSERT INTO main.${table} SELECT * FROM today.${table}`);
  old.script("INSERT INTO faults (place, code, message, known) VALUES ('a.jsonl:3', 'LINE_BROKEN', 'no JSON', 500)");
  old.close();
  return folder;
}

/** Those of version 1; a later step that changes one must say here how its rows looked before. */
const TABLES = [
  ...["names", "actors", "coders", "sources", "documents", "texts", "lineages", "sightings", "codings", "hidden"],
  ...["sentences", "events", "parties", "claims", "speakers", "mentions"],
];

for (let version = 1; version < MIGRATIONS.length; version += 1) {
  test(`from version ${version}: nothing is lost, all is in order, a copy of before is kept`, async () => {
    const folder = await storeOfVersion(version);
    const before = rows(folder);
    const { store } = openIn(folder);
    assert.deepEqual(
      (await store.check()).filter(({ good }) => !good),
      [],
    );
    assert.equal(await store.events.count({}), 1);
    assert.equal((await store.documents.revisions((await store.documents.find("a")).id)).length, 2);
    const fault = { place: "a.jsonl:3", code: "LINE_BROKEN", message: "no JSON", known: 500 };
    assert.deepEqual([await store.faults.list(), await store.faults.aside()], [[fault], []]);
    await store.forget("https://a.example/1");
    await store.jobs.begin("recode", "x", 1);
    await store.subscriptions.add({ url: "https://a.example/feed", kind: "feed", interval: 1 });
    await store.close();
    for (let step = version + 1; step <= MIGRATIONS.length; step += 1) {
      const copy = temporaryFolder();
      copyFileSync(join(folder, `readout.before-${step}.db`), join(copy, FILE_NAME));
      assert.deepEqual(rows(copy), before);
    }
  });
}

test("a new store needs no copies", async () => {
  const folder = temporaryFolder();
  await openIn(folder).store.close();
  assert.deepEqual(readdirSync(folder), [FILE_NAME]);
});

test("a step that fails leaves the store as it was", async () => {
  const folder = temporaryFolder();
  const { store } = openIn(folder);
  await store.put([entryOf({ id: "a" })]);
  await store.close();
  const before = dumpOf(folder);
  const broken = { name: "broken", sql: "CREATE TABLE more (x); INSERT INTO more VALUES (1); SELECT * FROM nowhere" };
  assert.throws(() => openIn(folder, { migrations: [...MIGRATIONS, broken] }), { code: "STORE_MIGRATION" });
  assert.equal(dumpOf(folder), before);
  await openIn(folder).store.close();
});

test("a store of a newer Readout is left alone", async () => {
  const folder = temporaryFolder();
  const more = { name: "more", sql: "CREATE TABLE more (x)" };
  await openIn(folder, { migrations: [...MIGRATIONS, more] }).store.close();
  const before = readFileSync(join(folder, FILE_NAME));
  assert.throws(() => openIn(folder), { code: "STORE_NEWER" });
  assert.deepEqual(readFileSync(join(folder, FILE_NAME)), before);
});

test("a store brought up to date by a newer Readout meanwhile is not written any longer", async () => {
  const folder = temporaryFolder();
  const { store } = openIn(folder);
  await openIn(folder, { migrations: [...MIGRATIONS, { name: "more", sql: "CREATE TABLE more (x)" }] }).store.close();
  await assert.rejects(store.put([entryOf({ id: "a" })]), { code: "STORE_NEWER" });
  await store.close();
});

test("a database of another program is left alone", () => {
  const folder = temporaryFolder();
  const other = connect(join(folder, FILE_NAME), { patience: 0 });
  other.script("CREATE TABLE songs (title TEXT)");
  other.close();
  assert.throws(() => openIn(folder), { code: "STORE_NOT_ONE" });
});

test("several processes bring one store up to date at once", { timeout: 60_000 }, async () => {
  const folder = await storeOfVersion(1);
  const program = fileURLToPath(new URL("./writer.fixture.ts", import.meta.url));
  const children = [0, 1, 2].map((i) =>
    spawn(process.execPath, [program, folder, join(folder, `${i}.acknowledged`), `${i}`, "5"], {
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
  const statuses = await Promise.all(children.map(async (child) => (await once(child, "close"))[0]));
  assert.deepEqual(statuses, [0, 0, 0]);
  const { store } = openIn(folder);
  assert.ok((await store.check()).every(({ good }) => good));
  assert.ok(existsSync(join(folder, "readout.before-2.db")));
  await store.close();
});

function rows(folder: string): unknown {
  const connection = connect(join(folder, FILE_NAME), { patience: 0 });
  try {
    return TABLES.map((table) => [table, number(connection.get(`SELECT count(*) AS n FROM ${table}`), "n")]);
  } finally {
    connection.close();
  }
}
