/** Digests of documents in, in any order → stories: documents on one run of events, with ids that do not depend on the order. */
import { agglomerate, type Constraints, type Link, MILLION, nearestOf } from "./agglomerate.ts";
import { type Nearness, nearness } from "./dates.ts";
import type { DocumentDigest } from "./digest.ts";
import { hashOf } from "./hash.ts";
import { createLikenessIndex, type LikenessIndex } from "./likeness.ts";
import { type Numbered, numbered } from "./numbered.ts";
import type { Story, StoryEdit } from "./types.ts";
import type { TermVector } from "./vectors.ts";

export type TextDigest = Pick<DocumentDigest, "id" | "day" | "topic" | "particulars"> & {
  readonly title?: string;
  readonly date?: string;
};

export interface Grouping {
  readonly vector: (digest: TextDigest) => TermVector;
  readonly nearness: Nearness;
  /** Mean likeness of two groups that still join; links below `least` count 0. 0–1. */
  readonly threshold: number;
  readonly least: number;
  /** How many of its likest a document is linked to: what makes a store of any size as cheap, document for document, as a small one. */
  readonly neighbours: number;
}

/** A story runs on for weeks; one that is taken up after years must be very like. */
export const STORIES: Grouping = {
  vector: (digest) => digest.topic,
  nearness: { floor: 0.6, days: 30 },
  threshold: 0.12,
  least: 0.1,
  neighbours: 40,
};

/** Reports of one incident among look-alikes come within days. */
export const REPORTS: Grouping = {
  vector: (digest) => digest.particulars,
  nearness: { floor: 0.5, days: 7 },
  threshold: 0.19,
  least: 0.12,
  neighbours: 40,
};

/**
 * Links between documents, kept as they arrive. The likeness of two documents depends on nothing but the two; the groups are
 * computed from all links, in the order of the documents' dates and ids: so neither depends on the order of arrival.
 */
export interface LinkStore {
  add(digest: TextDigest): void;
  /** Indices into `digests`, groups in order of their first member. */
  groups(digests: readonly TextDigest[], constraints?: Constraints): number[][];
}

export function createLinkStore(grouping: Grouping): LinkStore {
  const index: LikenessIndex = createLikenessIndex(Math.round(grouping.least * MILLION));
  const days: (number | undefined)[] = [];
  const numbers = new Map<string, number>();
  const links: Link[] = [];
  return {
    add(digest) {
      const number = days.length;
      days.push(digest.day);
      numbers.set(digest.id, number);
      const found = index.add(numbered(grouping.vector(digest)), digest.day, (other) =>
        nearness(days[other], digest.day, grouping.nearness),
      );
      for (const link of found) links.push(link);
    },
    groups(digests, constraints) {
      const rank = new Int32Array(days.length).fill(-1);
      digests.forEach((digest, at) => {
        const number = numbers.get(digest.id);
        if (number !== undefined) rank[number] = at;
      });
      const ranked: Link[] = [];
      for (const { a, b, likeness } of links) {
        const [x, y] = [rank[a] ?? -1, rank[b] ?? -1];
        if (x >= 0 && y >= 0) ranked.push({ a: Math.min(x, y), b: Math.max(x, y), likeness });
      }
      const byId = (a: number, b: number): number => ((digests[a]?.id ?? "") < (digests[b]?.id ?? "") ? -1 : 1);
      const near = nearestOf(digests.length, ranked, grouping.neighbours, byId);
      const { neighbours } = grouping;
      return agglomerate(digests.length, near, Math.round(grouping.threshold * MILLION), {
        ...constraints,
        neighbours,
      });
    },
  };
}

/** By date, undated last, then id. */
export function inCanonicalOrder<T extends { readonly id: string; readonly date?: string }>(digests: Iterable<T>): T[] {
  const key = (digest: T): string => `${digest.date ?? "~"}|${digest.id}`;
  return [...digests]
    .map((digest) => ({ digest, key: key(digest) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ digest }) => digest);
}

/** A later edit wins: pairs that it names are taken out of the edits before it. */
export function constraintsOf(edits: readonly StoryEdit[], numbers: ReadonlyMap<string, number>): Constraints {
  const verdicts = new Map<string, { pair: readonly [number, number]; together: boolean }>();
  const decide = (left: string, right: string, together: boolean): void => {
    const [a, b] = [numbers.get(left), numbers.get(right)];
    if (a === undefined || b === undefined || a === b) return;
    const pair: readonly [number, number] = a < b ? [a, b] : [b, a];
    verdicts.set(pair.join(), { pair, together });
  };
  for (const edit of edits) {
    if (edit.kind === "together") {
      edit.documents.forEach((left, at) => {
        for (const right of edit.documents.slice(at + 1)) decide(left, right, true);
      });
      continue;
    }
    edit.groups.forEach((group, at) => {
      for (const other of edit.groups.slice(at + 1))
        for (const left of group) for (const right of other) decide(left, right, false);
    });
  }
  const all = [...verdicts.values()];
  const pairs = (together: boolean): (readonly [number, number])[] =>
    all
      .filter((each) => each.together === together)
      .map((each) => each.pair)
      .sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return { together: pairs(true), apart: pairs(false) };
}

/** What a story needs of each of its documents. */
export interface StoryMember {
  readonly id: string;
  readonly title?: string;
  readonly date?: string;
  readonly topic: Numbered;
  /** The names of the topic's first terms. */
  readonly names: readonly string[];
}

export function memberOf(digest: TextDigest | undefined): StoryMember | undefined {
  if (digest === undefined) return undefined;
  const { id, title, date, topic } = digest;
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    topic: numbered(topic),
    names: topic.terms.slice(0, NAMED),
  };
}

/** Terms of a document whose names are kept: what sets a story apart stands among them. */
const NAMED = 20;

/** @param members the story's documents in canonical order; at least one. */
export function storyOf(members: readonly StoryMember[]): Story | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const sums = new Map<number, number>();
  const names = new Map<number, string>();
  for (const { topic, names: written } of members) {
    topic.terms.forEach((term, at) => {
      sums.set(term, (sums.get(term) ?? 0) + (topic.weights[at] ?? 0));
    });
    written.forEach((name, at) => {
      names.set(topic.terms[at] ?? 0, name);
    });
  }
  const likeness = ({ topic }: StoryMember): number =>
    topic.terms.reduce((sum, term, at) => sum + (sums.get(term) ?? 0) * (topic.weights[at] ?? 0), 0);
  let central = first;
  let best = -1;
  for (const member of members) {
    const value = likeness(member);
    if (value > best) [central, best] = [member, value];
  }
  const dates = members.flatMap((member) => member.date?.slice(0, 10) ?? []);
  const [from, to] = [dates[0], dates.at(-1)];
  return {
    id: storyIdOf(first.id),
    documents: members.map((member) => member.id),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    central: central.id,
    ...(central.title === undefined ? {} : { title: central.title }),
    terms: [...names]
      .map(([term, name]): [string, number] => [name, sums.get(term) ?? 0])
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, TERMS)
      .map(([name]) => name),
  };
}

/** @param first id of the story's earliest document. */
export function storyIdOf(first: string): string {
  return `s:${hashOf(first)}`;
}

const TERMS = 8;

/**
 * Which story each old one has become: the one that holds most of its documents. Ids change only when an earlier document
 * arrives, or stories join or part; links kept by a user go on through this.
 */
export function successionOf(before: readonly Story[], after: readonly Story[]): ReadonlyMap<string, string> {
  const home = new Map(after.flatMap((story) => story.documents.map((document) => [document, story.id] as const)));
  const found = new Map<string, string>();
  for (const story of before) {
    const votes = new Map<string, number>();
    for (const document of story.documents) {
      const now = home.get(document);
      if (now !== undefined) votes.set(now, (votes.get(now) ?? 0) + 1);
    }
    const best = [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0];
    if (best !== undefined) found.set(story.id, best[0]);
  }
  return found;
}
