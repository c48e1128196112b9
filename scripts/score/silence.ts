/** Planted visits with their documents in → what the rule of silence makes of each from a real store, beside the truth. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Planted, PlantedVisit } from "../../bench/planted.ts";
import { createSilences, dayOf, type Judged, SILENCE_TYPES } from "../../src/corpus/relations/index.ts";
import { dayNumber, type Statement, type StoryKnowledge } from "../../src/corpus/stories/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";

export interface SilenceRow {
  readonly visit: PlantedVisit;
  /** Undefined: no incident stands for the visit. `says-little`: silent, where the side does not usually announce. */
  readonly finding: Judged["finding"] | "says-little" | undefined;
}

/** The documents are kept and joined in a store made for it; nothing of the truth is used but to find the visit again. */
export async function judgePlanted(planted: Planted, knowledge: StoryKnowledge): Promise<readonly SilenceRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "readout-planted-"));
  const store = openStore(folder, { create: true, clock: () => Date.UTC(2027, 0, 1) });
  try {
    for (const source of planted.sources) await store.sources.describe(source);
    await store.put(planted.documents);
    await store.stories.join({ knowledge });
    return await judged(planted, store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function judged({ visits }: Planted, store: Store): Promise<readonly SilenceRow[]> {
  const bySide = new Map<string, ReturnType<typeof createSilences>>();
  const activity = await store.relations.activity({});
  for (const side of new Set(visits.map((visit) => visit.side))) {
    const record = await store.relations.occurrences({ party: side, types: SILENCE_TYPES });
    bySide.set(side, createSilences({ side, record, expected: await expectedOf(store, side), activity }));
  }
  return visits.map((visit): SilenceRow => {
    const silences = bySide.get(visit.side);
    const event = silences?.events.find(
      (each) =>
        each.mode === "visit" &&
        dayOf(each) === dayNumber(visit.day) &&
        each.sources.includes(visit.side) &&
        each.targets.includes(visit.counterpart),
    );
    const found = event === undefined ? undefined : silences?.judge(event);
    const finding = found?.finding === "silent" && found.isUsual !== true ? "says-little" : found?.finding;
    return { visit, finding };
  });
}

async function expectedOf(store: Store, side: string): Promise<readonly Statement[]> {
  const found: Statement[] = [];
  for (let after: string | undefined; ; ) {
    const { items, next } = await store.stories.propositions({
      parties: [side],
      limit: 1000,
      ...(after !== undefined && { after }),
    });
    found.push(...items.flatMap(({ statements }) => statements));
    if (next === undefined) return found;
    after = next;
  }
}
