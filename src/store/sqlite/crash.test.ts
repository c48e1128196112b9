import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { entryOf } from "../record.fixture.ts";
import type { Store } from "../store.ts";
import { openIn, temporaryFolder } from "./folder.fixture.ts";

const program = fileURLToPath(new URL("./writer.fixture.ts", import.meta.url));
/** Each round kills two writers that write at once. */
const ROUNDS = 25;

test("fifty writers killed: what was acknowledged is there, nothing is half there", { timeout: 180_000 }, async () => {
  const folder = temporaryFolder();
  const files = ["one", "two"].map((name) => join(folder, `${name}.acknowledged`));
  openIn(folder).store.close();
  for (let round = 0; round < ROUNDS; round += 1) {
    const writers = files.map((file, i) => writer(folder, file, `${round}-${i}`));
    await Promise.all(writers.map(({ stdout }) => (stdout === null ? undefined : once(stdout, "data"))));
    // From the moment after a commit to some transactions later.
    await setTimeout((round * 7) % 41);
    for (const child of writers) child.kill("SIGKILL");
    await Promise.all(writers.map((child) => once(child, "close")));
  }
  const { store } = openIn(folder);
  const acknowledged = files
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .filter((line) => /^\w{16} .*\.\d$/.test(line));
  assert.ok(acknowledged.length > ROUNDS * 4, `${acknowledged.length} acknowledged`);
  for (const line of acknowledged) {
    const [id = "", given = ""] = line.split(" ");
    assert.deepEqual(await store.documents.record(id), { ...entryOf({ id: given, ...urlOf(given) }).record, id });
  }
  await assertWhole(store, acknowledged.length);
  await store.close();
});

test("two processes write the same documents at once: each is there once", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const writers = [0, 1, 2].map((i) => writer(folder, join(folder, `${i}.acknowledged`), "same", "60"));
  const statuses = await Promise.all(writers.map(async (child) => (await once(child, "close"))[0]));
  assert.deepEqual(statuses, [0, 0, 0]);
  const { store } = openIn(folder);
  const ids = readFileSync(join(folder, "0.acknowledged"), "utf8").trim().split("\n");
  await assertWhole(store, ids.length);
  const { documents, superseded } = await store.totals();
  assert.equal(documents + superseded, ids.length);
  await store.close();
});

function writer(folder: string, acknowledged: string, name: string, most = "1000000"): ChildProcess {
  return spawn(process.execPath, [program, folder, acknowledged, name, most], { stdio: ["ignore", "pipe", "inherit"] });
}

/** As the writer gives them. */
function urlOf(given: string): { readonly url?: string } {
  const [name = "", batch = "0", i = "0"] = given.split(".");
  return Number(i) % 3 === 0 ? { url: `https://a.example/${name}/${Number(batch) % 10}` } : {};
}

async function assertWhole(store: Store, atLeast: number): Promise<void> {
  assert.deepEqual(
    (await store.check()).filter(({ good }) => !good),
    [],
  );
  const { documents, superseded, sentences, events, claims } = await store.totals();
  assert.ok(documents + superseded >= atLeast);
  // Every document of the writers has two sentences, one event and one claim.
  assert.deepEqual([sentences, events, claims], [2 * documents, documents, documents]);
}
