/** What every store must do, whatever engine keeps it. */
import { test } from "node:test";
import type { Opened } from "./contract-check.fixture.ts";
import { IDENTITY } from "./contract-identity.fixture.ts";
import { QUERIES } from "./contract-queries.fixture.ts";
import { STORIES } from "./contract-stories.fixture.ts";
import { SUBSCRIPTIONS } from "./contract-subscriptions.fixture.ts";
import { UPKEEP } from "./contract-upkeep.fixture.ts";

export function storeContract(engine: string, open: () => Promise<Opened>): void {
  for (const [name, check] of [...IDENTITY, ...QUERIES, ...STORIES, ...UPKEEP, ...SUBSCRIPTIONS]) {
    test(`${engine}: ${name}`, async () => {
      const opened = await open();
      try {
        await check(opened);
      } finally {
        await opened.store.close();
      }
    });
  }
}
