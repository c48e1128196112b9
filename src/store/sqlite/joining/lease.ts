/** Work that only one program may do at a time: a lease that runs out by itself when its holder dies. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { StoreError } from "../../errors.ts";
import type { Instant } from "../../store.ts";
import type { Connection } from "../connection.ts";
import { number } from "../row.ts";

export interface Lease {
  /** To be called oftener than every `TERM`. @throws StoreError STORE_LOCKED when another has taken it over. */
  renew(): void;
  release(): void;
}

/** Milliseconds after which a holder that says nothing counts as dead. */
const TERM = 60_000;
const PAUSE = 100;

/** Waits for whoever has it. */
export async function takeLease(connection: Connection, name: string, clock: () => Instant): Promise<Lease> {
  const holder = randomUUID();
  const take = (): boolean =>
    connection.write(() => {
      const row = connection.get("SELECT until FROM leases WHERE name = ? AND holder <> ?", name, holder);
      // Farther off than any lease reaches, it was taken by a clock that has been put back.
      const left = row === undefined ? 0 : number(row, "until") - clock();
      if (left > 0 && left <= TERM) return false;
      connection.run(
        "INSERT INTO leases (name, holder, until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until",
        ...[name, holder, clock() + TERM],
      );
      return true;
    });
  while (!take()) await wait(PAUSE);
  let renewed = clock();
  return {
    renew: () => {
      if (clock() - renewed < TERM / 4) return;
      if (!take()) {
        throw new StoreError(
          "STORE_LOCKED",
          `Another program has taken over the work "${name}", since this one did not answer for a minute. Nothing is lost. Run the command again.`,
        );
      }
      renewed = clock();
    },
    release: () => {
      connection.write(() => connection.run("DELETE FROM leases WHERE name = ? AND holder = ?", name, holder));
    },
  };
}
