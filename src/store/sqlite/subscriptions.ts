/** Subscriptions with their health, and which of their items were seen. */
import { createHash } from "node:crypto";
import { StoreError } from "../errors.ts";
import type { Instant } from "../store.ts";
import type { Reading, SeenItem, Subscription, SubscriptionInput, Subscriptions, Yield } from "../subscriptions.ts";
import type { Connection, Row, Value } from "./connection.ts";
import { number, numberIfAny, text, textIfAny, texts } from "./row.ts";

const SUBSCRIPTION_SQL = "SELECT * FROM subscriptions AS s";

/** A document that came from two feeds of one outlet is still that outlet's alone. */
const YIELD_SQL = `
  SELECT (SELECT count(*) FROM seen WHERE subscription = s.key) AS items,
    (SELECT count(*) FROM seen WHERE subscription = s.key AND fresh) AS documents,
    (SELECT count(DISTINCT d.key) FROM seen AS i JOIN documents AS d ON d.id = i.document
      WHERE i.subscription = s.key AND i.fresh
      AND (SELECT count(DISTINCT coalesce(source, -lineage)) FROM sightings WHERE document = d.key) = 1) AS alone,
    (SELECT json_group_array(lag) FROM (
      SELECT lag FROM seen WHERE subscription = s.key AND lag IS NOT NULL ORDER BY at DESC, item LIMIT 50)) AS lags
  FROM subscriptions AS s WHERE s.key = ?`;

export function createSubscriptions(connection: Connection, clock: () => Instant): Subscriptions {
  const byUrl = (url: string): Row | undefined => connection.get(`${SUBSCRIPTION_SQL} WHERE s.url = ?`, url);
  const update = (url: string, columns: Readonly<Record<string, Value>>): Subscription => {
    const key = subscriptionKey(connection, url);
    const names = Object.keys(columns);
    if (names.length > 0) {
      const sql = `UPDATE subscriptions SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE key = ?`;
      connection.write(() => connection.run(sql, ...Object.values(columns), key));
    }
    return subscriptionOf(connection.get(`${SUBSCRIPTION_SQL} WHERE s.key = ?`, key));
  };
  return {
    list: async () => connection.all(`${SUBSCRIPTION_SQL} ORDER BY s.key`).map(subscriptionOf),
    due: async (now) =>
      connection
        .all(`${SUBSCRIPTION_SQL} WHERE s.state = 'active' AND s.due <= ? ORDER BY s.due, s.key`, now)
        .map(subscriptionOf),
    find: async (reference) => {
      const known = byUrl(reference);
      if (known !== undefined) return subscriptionOf(known);
      const named = connection.all(
        `${SUBSCRIPTION_SQL} WHERE s.title = ? COLLATE NOCASE OR s.source = ? COLLATE NOCASE`,
        ...[reference, reference],
      );
      return named.length === 1 ? subscriptionOf(named[0]) : undefined;
    },
    yield: async (url) => yieldOf(connection.get(YIELD_SQL, subscriptionKey(connection, url))),
    add: async (input) => {
      const isNew = connection.write(() => insert(connection, input, clock()));
      return { subscription: subscriptionOf(byUrl(input.url)), isNew };
    },
    set: async (url, { source, text: from, interval }) =>
      update(url, {
        ...(source !== undefined && { source }),
        ...(from !== undefined && { text: from === "decide" ? null : from }),
        ...(interval === "adapt" && { fixed: 0 }),
        ...(typeof interval === "number" && { fixed: 1, interval, due: clock() + interval }),
      }),
    pause: async (url) => update(url, { state: "paused" }),
    resume: async (url) => update(url, { state: "active", due: clock(), errors: 0, lasting: 0 }),
    remove: async (url) => {
      const key = subscriptionKey(connection, url);
      connection.write(() => connection.run("DELETE FROM subscriptions WHERE key = ?", key));
    },
    read: async (url, reading) => {
      const moved = reading.movedTo;
      if (moved !== undefined && moved !== url && byUrl(moved) !== undefined) {
        throw new StoreError(
          "SUBSCRIPTION_TWICE",
          `${url} has moved to ${moved}, which is subscribed already. Remove one of them: readout feeds --remove ${url}`,
        );
      }
      return update(url, columnsOf(reading, subscriptionOf(byUrl(url) ?? unknown(url))));
    },
    seen: async (url, keys) => {
      const key = subscriptionKey(connection, url);
      const found = new Map<string, string>();
      for (const item of keys) {
        const row = connection.get(
          "SELECT digest FROM seen WHERE subscription = ? AND item = ?",
          key,
          fingerprint(item),
        );
        if (row !== undefined) found.set(item, text(row, "digest"));
      }
      return found;
    },
    note: async (url, items) => {
      const key = subscriptionKey(connection, url);
      connection.write(() => {
        for (const item of items) note(connection, key, item, clock());
      });
    },
  };
}

/** @throws StoreError SUBSCRIPTION_UNKNOWN */
export function subscriptionKey(connection: Connection, url: string): number {
  return number(connection.get("SELECT key FROM subscriptions WHERE url = ?", url) ?? unknown(url), "key");
}

function unknown(url: string): never {
  throw new StoreError(
    "SUBSCRIPTION_UNKNOWN",
    `There is no subscription "${url}" in the store. Subscriptions are listed by: readout feeds`,
  );
}

function insert(connection: Connection, input: SubscriptionInput, now: Instant): boolean {
  const { url, kind, source, title, text: from, interval, fixed = false } = input;
  const { changes } = connection.run(
    `INSERT INTO subscriptions (url, kind, source, title, text, interval, fixed, created, due)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ...[url, kind, source ?? null, title ?? null, from ?? null, interval, fixed ? 1 : 0, now, now],
  );
  return changes > 0;
}

/** Only what a reading knows: what the user decides meanwhile stays. */
function columnsOf(reading: Reading, before: Subscription): Readonly<Record<string, Value>> {
  const { at, due, interval, error, pause, validators, title, movedTo } = reading;
  return {
    tried: at,
    due,
    ...(!before.fixed && { interval }),
    ...(error === undefined
      ? { succeeded: at, errors: 0, lasting: 0, code: null, message: null }
      : {
          errors: before.errors + 1,
          lasting: error.lasting ? before.lasting + 1 : 0,
          code: error.code,
          message: error.message,
        }),
    ...(pause === true && { state: "paused" }),
    ...(validators !== undefined && { etag: validators.etag ?? null, modified: validators.lastModified ?? null }),
    ...(title !== undefined && before.title === undefined && { title }),
    ...(movedTo !== undefined && { url: movedTo }),
  };
}

function note(connection: Connection, subscription: number, item: SeenItem, now: Instant): void {
  const { key, digest, document, isNew = false, lag } = item;
  connection.run(
    `INSERT INTO seen (subscription, item, digest, document, fresh, lag, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET digest = excluded.digest, document = coalesce(excluded.document, document),
       fresh = max(fresh, excluded.fresh)`,
    ...[subscription, fingerprint(key), digest, document ?? null, isNew ? 1 : 0, lag ?? null, now],
  );
}

function fingerprint(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 24);
}

function subscriptionOf(row: Row | undefined): Subscription {
  const kind = text(row, "kind");
  const from = textIfAny(row, "text");
  const [code, message, lastModified] = [textIfAny(row, "code"), textIfAny(row, "message"), textIfAny(row, "modified")];
  const [tried, succeeded] = [numberIfAny(row, "tried"), numberIfAny(row, "succeeded")];
  return {
    url: text(row, "url"),
    kind: KINDS.find((known) => known === kind) ?? "feed",
    ...texts(row, "source", "title", "etag"),
    ...(lastModified !== undefined && { lastModified }),
    ...((from === "feed" || from === "page") && { text: from }),
    interval: number(row, "interval"),
    fixed: number(row, "fixed") === 1,
    created: number(row, "created"),
    due: number(row, "due"),
    ...(tried !== undefined && { tried }),
    ...(succeeded !== undefined && { succeeded }),
    errors: number(row, "errors"),
    lasting: number(row, "lasting"),
    ...(code !== undefined && message !== undefined && { error: { code, message } }),
    state: text(row, "state") === "paused" ? "paused" : "active",
  };
}

function yieldOf(row: Row | undefined): Yield {
  const lag = medianOf(text(row, "lags"));
  return {
    items: number(row, "items"),
    documents: number(row, "documents"),
    unique: number(row, "alone"),
    ...(lag !== undefined && { lag }),
  };
}

const KINDS = ["feed", "news-sitemap", "page", "folder"] as const;

function medianOf(list: string): number | undefined {
  const read: unknown = JSON.parse(list);
  const lags = (Array.isArray(read) ? read : []).filter((lag) => typeof lag === "number").sort((a, b) => a - b);
  return lags[Math.floor(lags.length / 2)];
}
