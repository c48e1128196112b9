/**
 * A seed → documents with their records, of invented states: the same seed gives the same bytes. Eight documents in a row tell one
 * story in some days; two of the eight are copies of the one before.
 */
import { readFileSync } from "node:fs";
import type { Claim, DocumentRecord, Event, EventStatus, EventType, Party, Stance } from "../src/model/index.ts";
import type { Entry } from "../src/store/index.ts";

export interface Making {
  readonly seed: number;
  /** Number of the first document. */
  readonly from: number;
  readonly documents: number;
}

const EVENTS = 10;
const CLAIMS = 3;
const STATES = 150;
const SOURCES = 200;
const WORDS = 20_000;
/** Three years, ending on 2026-03-01. */
const DAYS = 1096;
const LAST = Date.UTC(2026, 2, 1);
const IN_STORY = 8;
const COPIES: readonly number[] = [3, 6];

export function* storeEntries({ seed, from, documents }: Making): Generator<Entry> {
  for (let i = from; i < from + documents; i += 1) yield entry(seed, i);
}

interface StoryPlan {
  readonly day: number;
  readonly by: number;
  readonly to: number;
  /** What its reports are about, beside the parties. */
  readonly words: readonly string[];
}

function storyOf(seed: number, story: number): StoryPlan {
  const chance = random(seed * 7_919 + story);
  const by = skewed(chance, STATES);
  const other = skewed(chance, STATES);
  return {
    day: Math.floor(chance() * DAYS),
    by,
    to: other === by ? (by + 1) % STATES : other,
    words: [
      ...Array.from({ length: 12 }, () => word(1500 + Math.floor(chance() * (WORDS - 1500)))),
      ...Array.from({ length: 2 }, () => madeWord(Math.floor(chance() * 1e6))),
    ],
  };
}

/** Each document has a chance of its own, so that any part can be made alone. */
function entry(seed: number, i: number): Entry {
  const place = i % IN_STORY;
  const chance = random(seed * 1_000_003 + (COPIES.includes(place) ? i - 1 : i));
  const plan = storyOf(seed, Math.floor(i / IN_STORY));
  const day = new Date(LAST - Math.max(0, plan.day - Math.floor(chance() * 6)) * 86_400_000).toISOString().slice(0, 10);
  const sentences = Array.from({ length: 16 }, () => sentence(chance, plan));
  const text = `${sentences.map(({ words }) => words).join(" ")} Report ${i}.`;
  const outlet = random(seed * 31 + i);
  const source = `Invented ${madeWord(skewed(outlet, SOURCES))} ${SOURCE_KINDS[i % SOURCE_KINDS.length]}`;
  const document = {
    id: `made-${i}`,
    text,
    title: title(sentences[0]?.words ?? ""),
    date: day,
    source,
    url: `https://made.example/${i}`,
  };
  const spans: { n: number; start: number; end: number }[] = [];
  for (const { words } of [...sentences, { words: `Report ${i}.` }]) {
    const start = spans.length === 0 ? 0 : (spans.at(-1)?.end ?? 0) + 1;
    spans.push({ n: spans.length, start, end: start + words.length });
  }
  const pairs = sentences.map(({ by, to }) => ({ by, to }));
  const events = Array.from({ length: EVENTS }, (_, k) =>
    event(chance, k, spans[k]?.start ?? 0, pairs[k] ?? { by: 0, to: 1 }, day),
  );
  const claims = Array.from({ length: CLAIMS }, (_, k) => claim(chance, k, events[k * 3], spans[k * 3]));
  const states = [...new Set(pairs.flatMap(({ by, to }) => [by, to]))];
  const record: DocumentRecord = {
    id: document.id,
    coder: "readout/bench",
    title: document.title,
    date: day,
    source,
    url: document.url,
    sentences: spans,
    actors: states.map((state) => ({
      id: codeOf(state).toLowerCase(),
      name: nameOf(state),
      kind: "state",
      country: codeOf(state),
      mentions: [{ start: 0, end: 6 }],
    })),
    times: [],
    places: [],
    events,
    claims,
    issues: [],
  };
  return { document, record };
}

const SOURCE_KINDS = ["Wire", "Post", "Times", "Herald", "Gazette"];

const TYPES: readonly EventType[] = [
  ...(["CONSULT", "CONSULT", "CONSULT", "SUPPORT", "AGREE", "COOPERATE", "AID", "ACCUSE", "ACCUSE", "REJECT"] as const),
  ...([
    "ASSAULT",
    "ASSAULT",
    "SANCTION",
    "THREATEN",
    "MOBILIZE",
    "PROTEST",
    "COERCE",
    "REQUEST",
    "CONCEDE",
    "RETREAT",
  ] as const),
];
const STATUSES: readonly EventStatus[] = [
  "asserted",
  "asserted",
  "asserted",
  "asserted",
  "alleged",
  "denied",
  "predicted",
  "speculated",
];
const STANCES: readonly Stance[] = ["asserts", "asserts", "asserts", "denies", "accuses", "predicts", "urges"];

function event(
  chance: () => number,
  k: number,
  start: number,
  { by, to }: { by: number; to: number },
  date: string,
): Event {
  return {
    id: `e${k + 1}`,
    sentence: k,
    type: pick(chance, TYPES),
    contexts: ["diplomatic"],
    source: [party(by, start, chance() < 0.3)],
    target: [party(to, start, false)],
    reciprocal: false,
    trigger: { start, end: start + 8 },
    rule: "bench.rule.01",
    confidence: 0.9,
    status: pick(chance, STATUSES),
    factuality: 2,
    time: { value: date, stated: false },
  };
}

function claim(
  chance: () => number,
  k: number,
  about: Event | undefined,
  span: { n: number; start: number; end: number } | undefined,
): Claim {
  const holder = party(skewed(chance, STATES), span?.start ?? 0, true);
  return {
    id: `c${k + 1}`,
    sentence: span?.n ?? 0,
    holder: { kind: "named", ...holder },
    cue: { text: "said", start: span?.start ?? 0, end: (span?.start ?? 0) + 4 },
    content: [{ start: span?.start ?? 0, end: span?.end ?? 0 }],
    stance: pick(chance, STANCES),
    quoted: chance() < 0.3,
    about: about?.target.flatMap(({ country }) => country ?? []) ?? [],
    events: about === undefined ? [] : [about.id],
    propositions: [],
    confidence: 0.9,
  };
}

function party(state: number, start: number, isPerson: boolean): Party {
  const code = codeOf(state);
  const actor = isPerson ? `${code.toLowerCase()}.speaker` : code.toLowerCase();
  return { text: nameOf(state), start, end: start + nameOf(state).length, actor, country: code };
}

interface Sentence {
  readonly words: string;
  readonly by: number;
  readonly to: number;
}

/** Mostly about the story's parties and matters, as reports are. */
function sentence(chance: () => number, plan: StoryPlan): Sentence {
  const own = chance() < 0.6;
  const by = own ? plan.by : skewed(chance, STATES);
  const other = own ? plan.to : skewed(chance, STATES);
  const to = other === by ? (by + 1) % STATES : other;
  const words = Array.from({ length: 16 }, () =>
    chance() < 0.2 ? pick(chance, plan.words) : word(skewed(chance, WORDS)),
  );
  return { words: `${nameOf(by)} ${words.slice(0, 8).join(" ")} ${nameOf(to)} ${words.slice(8).join(" ")}.`, by, to };
}

function title(words: string): string {
  return words.split(" ").slice(0, 7).join(" ");
}

/** "XAA", "XAB"…: codes that no state has. */
function codeOf(state: number): string {
  return `X${String.fromCharCode(65 + Math.floor(state / 26), 65 + (state % 26))}`;
}

/** As common as the names of states are in the news: a name that only one story has would join too little or too much. */
function nameOf(state: number): string {
  const name = word(400 + 4 * state);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Of the language, the commonest first. */
export function word(rank: number): string {
  return LANGUAGE[rank] ?? madeWord(rank);
}

const LANGUAGE = readFileSync(new URL("../data/stories/words-by-frequency.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^\p{L}+$/u.test(line));

/** Invented words: the lower the number, the shorter. */
export function madeWord(rank: number): string {
  let rest = rank + 20;
  let made = "";
  while (rest > 0) {
    made += SYLLABLES[rest % SYLLABLES.length] ?? "";
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return made;
}

const SYLLABLES = [
  "ba",
  "de",
  "fi",
  "go",
  "hu",
  "ka",
  "le",
  "mi",
  "no",
  "pu",
  "ra",
  "se",
  "ti",
  "vo",
  "zu",
  "sha",
  "tre",
  "kli",
  "dro",
  "plu",
];

/** Some are common and most are rare, as names and words are (Zipf). */
function skewed(chance: () => number, most: number): number {
  return Math.floor(most ** chance()) - 1;
}

function pick<Item>(chance: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** Mulberry32: numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
