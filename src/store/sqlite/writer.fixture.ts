/** A process that writes until it is killed: `writer.fixture.ts FOLDER ACKNOWLEDGED NAME [MOST]`; an id is acknowledged after its commit. */
import { appendFileSync } from "node:fs";
import { entryOf } from "../record.fixture.ts";
import { openStore } from "./store.ts";

const [folder = "", acknowledged = "", name = "", most = "1000000"] = process.argv.slice(2);
const store = openStore(folder, { create: true, clock: () => 1000, patience: 20_000 });
let batch = 1;
for (let written = 0; written < Number(most); batch += 1) {
  // One to seven documents a transaction, some of them revisions of earlier ones.
  const entries = Array.from({ length: 1 + (batch % 7) }, (_, i) =>
    entryOf({ id: `${name}.${batch}.${i}`, ...(i % 3 === 0 && { url: `https://a.example/${name}/${batch % 10}` }) }),
  );
  const put = await store.put(entries);
  appendFileSync(acknowledged, put.map(({ id }, i) => `${id} ${entries[i]?.document.id}\n`).join(""));
  written += entries.length;
  if (batch === 1) process.stdout.write("writing\n");
}
await store.close();
