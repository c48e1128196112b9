/** What could not be read: files, lines, items of sources. Items keep what is needed to try them again. */
import type { Instant } from "../store.ts";
import type { Fault, FaultInput, Faults } from "../upkeep.ts";
import type { Connection, Row } from "./connection.ts";
import { json, number, numberIfAny, text, texts } from "./row.ts";
import { subscriptionKey } from "./subscriptions.ts";

const FAULT_SQL = `
  SELECT f.place, f.code, f.message, f.known, f.url, f.item, f.retryable, f.tries, f.last, s.url AS subscription
  FROM faults AS f LEFT JOIN subscriptions AS s ON s.key = f.subscription`;

export function createFaults(connection: Connection, clock: () => Instant): Faults {
  return {
    keep: async (faults) => {
      if (faults.length === 0) return;
      connection.write(() => {
        for (const fault of faults) keep(connection, fault, clock());
      });
    },
    list: async () => connection.all(`${FAULT_SQL} ORDER BY f.key`).map(faultOf),
    aside: async (subscription) =>
      connection
        .all(
          `${FAULT_SQL} WHERE f.subscription IS NOT NULL AND s.url = coalesce(?, s.url) ORDER BY f.key`,
          subscription ?? null,
        )
        .map(faultOf),
    clear: async (place) => {
      connection.write(() => connection.run("DELETE FROM faults WHERE place = ?", place));
    },
  };
}

function keep(connection: Connection, { place, code, message, aside }: FaultInput, now: Instant): void {
  if (aside === undefined) {
    connection.run(
      "INSERT INTO faults (place, code, message, known) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      ...[place, code, message, now],
    );
    return;
  }
  const key = subscriptionKey(connection, aside.subscription);
  const before = connection.get(
    "SELECT known, tries FROM faults WHERE place = ? AND subscription = ? ORDER BY key LIMIT 1",
    ...[place, key],
  );
  connection.run("DELETE FROM faults WHERE place = ?", place);
  connection.run(
    `INSERT INTO faults (place, code, message, known, subscription, url, item, retryable, tries, last)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[place, code, message, numberIfAny(before, "known") ?? now, key, aside.url ?? null, JSON.stringify(aside.item)],
    ...[aside.retryable ? 1 : 0, (numberIfAny(before, "tries") ?? 0) + 1, now],
  );
}

function faultOf(row: Row): Fault {
  const { subscription } = texts(row, "subscription");
  return {
    place: text(row, "place"),
    code: text(row, "code"),
    message: text(row, "message"),
    known: number(row, "known"),
    ...(subscription !== undefined && {
      aside: {
        subscription,
        ...texts(row, "url"),
        item: json(row, "item"),
        retryable: number(row, "retryable") === 1,
        tries: number(row, "tries"),
        last: number(row, "last"),
      },
    }),
  };
}
