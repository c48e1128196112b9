/** The repository of what is read again and again: feeds, sitemaps, pages, folders; what came of them, and when they are due. */
import type { Instant } from "./store.ts";

export type SubscriptionKind = "feed" | "news-sitemap" | "page" | "folder";

/** Where an item's text is taken from: what the feed carries, or the page it links to. */
export type TextFrom = "feed" | "page";

export interface SubscriptionInput {
  /** Address, or a folder's absolute path. */
  readonly url: string;
  readonly kind: SubscriptionKind;
  /** The outlet, where the user names it; else each item says so itself. */
  readonly source?: string;
  readonly title?: string;
  /** Absent: decided for each item, by what the feed carries of it. */
  readonly text?: TextFrom;
  /** Milliseconds between readings. */
  readonly interval: number;
  /** The interval stays as it is, however often something new comes. */
  readonly fixed?: boolean;
}

export interface Subscription extends Required<Pick<SubscriptionInput, "url" | "kind" | "interval" | "fixed">> {
  readonly source?: string;
  readonly title?: string;
  readonly text?: TextFrom;
  /** Of the last answer: what has not changed need not be sent again. */
  readonly etag?: string;
  readonly lastModified?: string;
  readonly created: Instant;
  readonly due: Instant;
  readonly tried?: Instant;
  readonly succeeded?: Instant;
  /** Failures since the last success. */
  readonly errors: number;
  /** Failures in a row that asking again will not mend. */
  readonly lasting: number;
  readonly error?: { readonly code: string; readonly message: string };
  readonly state: "active" | "paused";
}

/** What came of a subscription so far. */
export interface Yield {
  /** Items seen so far. */
  readonly items: number;
  /** Items that brought a text the store did not have. */
  readonly documents: number;
  /** Of these documents, those whose text no other source has carried. */
  readonly unique: number;
  /** Milliseconds from publication to reading: the median of the last 50 new items; absent while there are none. */
  readonly lag?: number;
}

/** What the user decides. */
export interface SubscriptionSettings {
  readonly source?: string;
  readonly text?: TextFrom | "decide";
  /** Milliseconds; then it is fixed. */
  readonly interval?: number | "adapt";
}

/** How one reading went. */
export interface Reading {
  readonly at: Instant;
  readonly due: Instant;
  readonly interval: number;
  /** Absent: all went well. */
  readonly error?: { readonly code: string; readonly message: string; readonly lasting: boolean };
  /** No more readings until the user wants them. */
  readonly pause?: boolean;
  /** Of this answer; absent where nothing new was sent. */
  readonly validators?: { readonly etag?: string; readonly lastModified?: string };
  readonly title?: string;
  /** The address it has from now on. */
  readonly movedTo?: string;
}

export interface SeenItem {
  /** What the item is known by; kept as a fingerprint only. */
  readonly key: string;
  /** Fingerprint of what the feed said of it. */
  readonly digest: string;
  /** The document it brought. */
  readonly document?: string;
  /** That document was new to the store. */
  readonly isNew?: boolean;
  /** Milliseconds from publication to reading. */
  readonly lag?: number;
}

export interface Subscriptions {
  /** In the order in which they came. */
  list(): Promise<readonly Subscription[]>;
  /** Active ones whose time has come, the longest due first. */
  due(now: Instant): Promise<readonly Subscription[]>;
  /** By address, or by title or source where only one has it. */
  find(reference: string): Promise<Subscription | undefined>;
  /** One that is there stays as it is. */
  add(input: SubscriptionInput): Promise<{ readonly subscription: Subscription; readonly isNew: boolean }>;
  /** @throws StoreError SUBSCRIPTION_UNKNOWN, as all that follow */
  yield(url: string): Promise<Yield>;
  set(url: string, settings: SubscriptionSettings): Promise<Subscription>;
  pause(url: string): Promise<Subscription>;
  /** Due at once, its failures forgiven. */
  resume(url: string): Promise<Subscription>;
  /** Takes out the subscription and what it has set aside; its documents stay. */
  remove(url: string): Promise<void>;
  /** @throws StoreError SUBSCRIPTION_TWICE where another one has the new address */
  read(url: string, reading: Reading): Promise<Subscription>;
  /** Of the items named, those seen before, with the digest of then. */
  seen(url: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  note(url: string, items: readonly SeenItem[]): Promise<void>;
}
