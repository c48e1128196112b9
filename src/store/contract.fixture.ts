/** What every store must do, whatever engine keeps it. */
import { test } from "node:test";
import { IDENTITY } from "./contract-identity.fixture.ts";
import { QUERIES } from "./contract-queries.fixture.ts";
import { type Open, SOURCES } from "./contract-sources.fixture.ts";
import { STORIES } from "./contract-stories.fixture.ts";
import { SUBSCRIPTIONS } from "./contract-subscriptions.fixture.ts";
import { UPKEEP } from "./contract-upkeep.fixture.ts";

/** @param place makes a new place, and gives what opens the store there, time and again. */
export function storeContract(engine: string, place: () => Open): void {
  for (const [name, check] of [...IDENTITY, ...QUERIES, ...STORIES, ...UPKEEP, ...SUBSCRIPTIONS]) {
    test(`${engine}: ${name}`, async () => {
      const opened = await place()();
      try {
        await check(opened);
      } finally {
        await opened.store.close();
      }
    });
  }
  for (const [name, check] of SOURCES) test(`${engine}: ${name}`, () => check(place()));
}
