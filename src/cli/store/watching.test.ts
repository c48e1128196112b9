import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import type { Desk } from "../command.ts";
import { runCommandLine } from "../run.ts";
import { keptTerminal } from "../terminal.fixture.ts";
import { watchFiles } from "./changed-files.ts";

const root = mkdtempSync(join(tmpdir(), "readout-watch-"));
after(() => rmSync(root, { recursive: true, force: true }));

const desk: Desk = {
  resources: loadResources,
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./worker.fixture.ts", import.meta.url),
  documentTimeout: 10_000,
};

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(what);
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("watch: a file is told once its size has stayed the same; what is no report is not", async () => {
  const folder = join(root, "changed");
  mkdirSync(join(folder, ".hidden"), { recursive: true });
  writeFileSync(join(folder, "there.txt"), "There.");
  const stop = new AbortController();
  const files = await watchFiles([folder], stop.signal, 600);
  try {
    const half = join(folder, "half.txt");
    writeFileSync(half, "Freedonia ");
    for (const name of ["README.md", "x.docx", ".hidden/a.txt"]) writeFileSync(join(folder, name), "Text.");
    const told = files.next();
    let isTold = false;
    void told.then(() => {
      isTold = true;
    });
    for (let i = 0; i < 6; i += 1) {
      await pause(200);
      assert.equal(isTold, false, "told while it was being written");
      appendFileSync(half, "spoke. ");
    }
    assert.deepEqual(await told, [half]);
    const waiting = files.next();
    stop.abort();
    assert.deepEqual(await waiting, []);
    assert.deepEqual(await files.next(), []);
  } finally {
    await files.close();
  }
});

test("watch: what is there, what comes, what changes; the end is asked for by a signal", async () => {
  const folder = join(root, "added");
  mkdirSync(folder);
  writeFileSync(join(folder, "a.txt"), "Words. Ruritania shelled Sylvania.");
  const terminal = keptTerminal();
  const running = runCommandLine(
    ["add", folder, "--watch", "--no-join", "--store", join(root, "store")],
    terminal,
    desk,
  );
  await until(() => terminal.err().includes("Watching"), "it never began to watch");
  assert.equal(terminal.out(), "1 new.\n");
  writeFileSync(join(folder, "b.csv"), "text,date\nFreedonia spoke.,2026-03-01\nFreedonia sang.,2026-03-02\n");
  await until(() => terminal.out().includes("2 new"), "the new file was never read");
  writeFileSync(join(folder, "a.txt"), "Words. Ruritania denied that it had shelled Sylvania.");
  await until(() => terminal.out().includes("revised"), "the changed file was never read");
  rmSync(join(folder, "a.txt"));
  process.emit("SIGTERM");
  assert.equal(await running, 0);
  assert.equal(terminal.out(), "1 new.\n2 new.\n0 new, 1 revised.\n");
  const status = keptTerminal();
  await runCommandLine(["status", "--store", join(root, "store")], status, desk);
  assert.match(status.out(), /^documents {2}3 \(and 1 superseded\)\n/);
});

for (const words of [["-"], ["https://a.example/feed"]]) {
  test(`watch: ${words.join(" ")} is refused`, async () => {
    const terminal = keptTerminal();
    const args = ["add", ...words, "--watch", "--store", join(root, "none")];
    assert.equal(await runCommandLine(args, terminal, desk), 2);
  });
}
