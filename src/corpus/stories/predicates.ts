/** Classes of predicates from `data/stories/predicates.json` → which words and event types say the same kind of thing. */
import { fold, stem } from "./words.ts";

export interface PredicateClass {
  readonly id: string;
  /** `lasting`: reports of different days speak of one thing; `occasion`: each story has its own. */
  readonly scope: "lasting" | "occasion";
  /** Who is source and who is target makes no difference. */
  readonly symmetric: boolean;
  /** The class says little: one agreement is not another. Only the same word is taken for the same thing. */
  readonly vague: boolean;
  /** What is given, troops or arms, makes another proposition. */
  readonly hasAspects: boolean;
  /** Towards whom makes no other proposition: soldiers sent abroad are sent, wherever the text says they may fight. */
  readonly isObjectless: boolean;
}

export interface Predicates {
  ofType(type: string): PredicateClass;
  ofWord(word: string): PredicateClass | undefined;
  /** What is given or done, where it makes another proposition: troops are not money. */
  aspectOf(word: string): string | undefined;
  /** "these allegations", "it": the word points back. */
  isPointer(word: string): boolean;
  /** "plans", "was considering": what somebody is said to have in mind, and has not said. */
  isIntent(word: string): boolean;
}

export function predicatesOf(data: unknown): Predicates {
  const byType = new Map<string, PredicateClass>();
  const byWord = new Map<string, PredicateClass>();
  const aspects = new Map<string, string>();
  for (const row of rowsOf(data, "classes")) {
    const id = textOf(row, "id");
    if (id === undefined) continue;
    const found: PredicateClass = {
      id,
      scope: textOf(row, "scope") === "occasion" ? "occasion" : "lasting",
      symmetric: row.get("symmetric") === true,
      vague: row.get("vague") === true,
      hasAspects: row.get("aspects") === true,
      isObjectless: row.get("objectless") === true,
    };
    for (const type of textsOf(row.get("types"))) byType.set(type, found);
    for (const word of textsOf(row.get("words"))) byWord.set(stem(fold(word)), found);
  }
  for (const row of rowsOf(data, "aspects")) {
    for (const word of textsOf(row.get("words"))) aspects.set(stem(fold(word)), textOf(row, "id") ?? "");
  }
  const listed = (name: string): ReadonlySet<string> =>
    new Set(textsOf(new Map(entriesOf(data)).get(name)).map((word) => stem(fold(word))));
  const [pointers, intents] = [listed("pointers"), listed("intents")];
  return {
    ofType: (type) =>
      byType.get(type) ?? {
        id: type.toLowerCase(),
        scope: "occasion",
        symmetric: false,
        vague: true,
        hasAspects: false,
        isObjectless: false,
      },
    ofWord: (word) =>
      formsOf(word)
        .map((form) => byWord.get(form))
        .find((found) => found !== undefined),
    aspectOf: (word) => aspects.get(stem(fold(word))),
    isPointer: (word) => pointers.has(stem(fold(word))),
    isIntent: (word) => formsOf(word).some((form) => intents.has(form)),
  };
}

/** Short words keep their endings in the index of stories; here "arming" has to be found under "arm". */
function formsOf(word: string): string[] {
  const folded = fold(word);
  const bare = folded.replace(/(?:ing|ed|es|s)$/, "");
  return [...new Set([stem(folded), stem(bare), stem(`${bare}e`), bare.replace(/(.)\1$/, "$1")])];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function rowsOf(data: unknown, key: string): Map<string, unknown>[] {
  const rows = new Map(entriesOf(data)).get(key);
  return Array.isArray(rows) ? rows.map((row) => new Map(entriesOf(row))) : [];
}

function textOf(row: ReadonlyMap<string, unknown>, key: string): string | undefined {
  const value = row.get(key);
  return typeof value === "string" ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
