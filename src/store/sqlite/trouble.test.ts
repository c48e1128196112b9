import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { StoreError } from "../errors.ts";
import { entryOf } from "../record.fixture.ts";
import { restoreStore } from "./backup.ts";
import { connect } from "./connection.ts";
import { dumpOf, openIn, temporaryFolder } from "./folder.fixture.ts";
import { compare, FILE_NAME } from "./open.ts";
import { salvageStore } from "./salvage.ts";

const MANY = Array.from({ length: 60 }, (_, i) =>
  entryOf({ id: `${i}`, text: `Report ${i}. ${`Ruritania shelled Sylvania ${i}. `.repeat(40)}` }),
);

async function filled(): Promise<string> {
  const folder = temporaryFolder();
  const { store } = openIn(folder);
  await store.put(MANY);
  await store.close();
  return folder;
}

test("versions compare by their numbers", () => {
  assert.ok(compare("3.51.10", "3.51.3") > 0);
  assert.ok(compare("3.50.9", "3.51.3") < 0);
  assert.equal(compare("3.51", "3.51.0"), 0);
});

test("no store: said, and how to make one", () => {
  assert.throws(() => openIn(temporaryFolder(), { create: false }), { code: "STORE_MISSING", message: /readout add/ });
});

test("disk full: the batch is not there, what was there stays, and it works again with room", async () => {
  const folder = temporaryFolder();
  const { store } = openIn(folder, { mostPages: 125 });
  await store.put(MANY.slice(0, 3));
  const before = dumpOf(folder);
  await assert.rejects(store.put(MANY), { code: "STORE_FULL", message: /disk .* is full. Nothing was changed/ });
  assert.equal(dumpOf(folder), before);
  // The same connection goes on.
  await store.put(MANY.slice(3, 4));
  await store.close();
  const again = openIn(folder).store;
  assert.equal((await again.put(MANY)).filter(({ outcome }) => outcome === "added").length, MANY.length - 4);
  await again.close();
});

test("a disk that is really full", async (t) => {
  const folder = temporaryFolder();
  if (!run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder)) return t.skip("no right to mount a small disk");
  try {
    const { store } = openIn(folder);
    await store.put(MANY.slice(0, 3));
    let kept = 3;
    await assert.rejects(
      async () => {
        for (let round = 0; round < 200; round += 1) {
          await store.put([entryOf({ id: `full ${round}`, text: `Report. ${`${round} `.repeat(20_000)}` })]);
          kept += 1;
        }
      },
      (error: unknown) => error instanceof StoreError && /disk/.test(error.message),
    );
    assert.equal(await store.events.count({}), kept);
    await store.close();
    run("mount", "-o", "remount,size=32m", folder);
    const again = openIn(folder).store;
    assert.equal(await again.events.count({}), kept);
    assert.ok((await again.check()).filter(({ check }) => check !== "disk").every(({ good }) => good));
    await again.close();
  } finally {
    run("umount", folder);
  }
  return undefined;
});

test("a folder that may not be written can be read, and says so when written", async (t) => {
  const folder = await filled();
  // Root may write everywhere: another user tries.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    chownSync(folder, 65534, 65534);
    chownSync(join(folder, FILE_NAME), 65534, 65534);
  }
  chmodSync(join(folder, FILE_NAME), 0o444);
  chmodSync(folder, 0o555);
  const module = JSON.stringify(new URL("./store.ts", import.meta.url).href);
  const script = `import { openStore } from ${module};
    const store = openStore(${JSON.stringify(folder)}, { clock: () => 1 });
    const read = (await store.events.list({ limit: 5 })).items.length;
    try { await store.settings.set("a", 1); console.log(read, "written"); } catch (error) { console.log(read, error.code); }`;
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    ...(isRoot && { uid: 65534, gid: 65534 }),
  });
  chmodSync(folder, 0o755);
  if (/EACCES.*(store\.ts|node_modules)/s.test(child.stderr)) return t.skip("the other user cannot read the program");
  assert.equal(child.stdout, "5 STORE_READ_ONLY\n", child.stderr);
  return undefined;
});

test("a folder that cannot be made", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  assert.throws(() => openIn(join(file, "store")), { code: "STORE_READ_ONLY" });
});

test("another process is writing: readers read, a writer is told after its patience", async () => {
  const folder = await filled();
  const { store } = openIn(folder, { patience: 50 });
  const other = connect(join(folder, FILE_NAME), { patience: 0 });
  other.script("BEGIN IMMEDIATE");
  assert.equal(await store.events.count({}), MANY.length);
  await assert.rejects(store.put([entryOf({ id: "new" })]), { code: "STORE_LOCKED", message: /Try again/ });
  const late = openIn(folder, { patience: 50 });
  assert.equal(await late.store.events.count({}), MANY.length, "it can be opened meanwhile");
  await late.store.close();
  other.script("ROLLBACK");
  other.close();
  await store.put([entryOf({ id: "new" })]);
  await store.close();
});

const damages: readonly (readonly [name: string, damage: (file: string) => void, code: string])[] = [
  [
    "no database",
    (file) => writeFileSync(file, "These are my notes, and no database at all.".repeat(50)),
    "STORE_NOT_ONE",
  ],
  ["the first bytes overwritten", (file) => overwrite(file, 0, 100), "STORE_NOT_ONE"],
  [
    "cut in the middle",
    (file) => truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096),
    "STORE_DAMAGED",
  ],
  [
    "pages overwritten",
    (file) => {
      for (const page of [9, 12, 15, 18, 21, 24, 27, 30]) overwrite(file, page * 4096, 4000);
    },
    "STORE_DAMAGED",
  ],
];
for (const [name, damage, code] of damages) {
  test(`damaged, ${name}: a clear message, and the file stays as it is`, async () => {
    const folder = await filled();
    const file = join(folder, FILE_NAME);
    const copy = join(temporaryFolder(), "copy.db");
    const { store } = openIn(folder);
    await store.backup(copy);
    await store.close();
    damage(file);
    const bytes = readFileSync(file);
    const codes = await codesOf(folder);
    assert.ok(codes.length > 0 && codes.every((found) => found === code), `${codes}`);
    assert.deepEqual(readFileSync(file), bytes);
    const { before = "" } = restoreStore(copy, folder);
    assert.deepEqual(readFileSync(before), bytes, "the damaged store is kept");
    const restored = openIn(folder).store;
    assert.equal(await restored.events.count({}), MANY.length);
    await restored.close();
  });
}

test("a changed word in a text is seen, and the rest can be saved without a backup", async () => {
  const folder = await filled();
  const file = join(folder, FILE_NAME);
  const url = "https://a.example/feed";
  const full = openIn(folder).store;
  await full.subscriptions.add({ url, kind: "feed", interval: 1 });
  const ids = (await full.documents.search({ limit: MANY.length })).items.map(({ document }) => document.id);
  await full.subscriptions.note(
    url,
    ids.map((id) => ({ key: id, digest: "x", document: id, isNew: true })),
  );
  await full.close();
  const bytes = readFileSync(file);
  const at = bytes.indexOf("Ruritania shelled Sylvania 7.");
  assert.ok(at > 0);
  bytes.write("Ruritania invited", at);
  writeFileSync(file, bytes);
  const { store } = openIn(folder);
  const wrong = (await store.check()).filter(({ good }) => !good).map(({ check }) => check);
  await store.close();
  assert.ok(wrong.includes("texts"), `${wrong}`);
  const saved = await salvageStore(folder);
  assert.deepEqual([saved.documents, saved.lost.length], [MANY.length - 1, 1]);
  const again = openIn(folder).store;
  assert.ok((await again.check()).every(({ good }) => good));
  assert.equal((await again.subscriptions.yield(url)).documents, MANY.length - 1, "what was lost is read again");
  await again.close();
});

test("backup and restore: the same rows; what is no backup is refused and changes nothing", async () => {
  const folder = await filled();
  const before = dumpOf(folder);
  const copy = join(temporaryFolder(), "deep", "copy.db");
  const { store } = openIn(folder);
  await store.backup(copy);
  assert.throws(() => restoreStore(copy, folder, 50), { code: "STORE_LOCKED" }, "somebody has it open");
  await assert.rejects(store.backup(join(folder, FILE_NAME)), { code: "STORE_FAILED" });
  await store.put([entryOf({ id: "later" })]);
  await store.close();
  const later = dumpOf(folder);
  const wrong = join(temporaryFolder(), "wrong.db");
  writeFileSync(wrong, "no store");
  assert.throws(() => restoreStore(wrong, folder), StoreError);
  assert.throws(() => restoreStore(join(folder, "none.db"), folder), { code: "STORE_MISSING" });
  assert.equal(dumpOf(folder), later);
  restoreStore(copy, folder);
  assert.equal(dumpOf(folder), before);
  mkdirSync(join(folder, "other"));
  assert.deepEqual(restoreStore(copy, join(folder, "other")), {});
});

/** What reading everything says. */
async function codesOf(folder: string): Promise<readonly string[]> {
  const codes: string[] = [];
  const note = (error: unknown): void => {
    codes.push(error instanceof StoreError ? error.code : String(error));
  };
  try {
    const { store } = openIn(folder);
    try {
      for (const work of [() => store.events.list({ limit: 1000 }), () => store.documents.search({ limit: 1000 })]) {
        await work().catch(note);
      }
      const bad = (await store.check()).filter(({ good }) => !good);
      if (bad.length > 0 && codes.length === 0) codes.push("STORE_DAMAGED");
    } finally {
      await store.close();
    }
  } catch (error) {
    note(error);
  }
  return codes;
}

function run(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}

function overwrite(file: string, at: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, at, Math.min(bytes.length, at + length));
  writeFileSync(file, bytes);
}
