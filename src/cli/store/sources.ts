/** `readout sources`: the sources in the store with facts and grades; says what one is and how far the user trusts it. */
import { loadKnownSources, SOURCE_KINDS, sourceKindOf } from "../../corpus/sources/index.ts";
import { type Grade, type Grading, openStore, type Source, type Store, StoreError } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { showKnown } from "./known-sources.ts";
import { suggest, terminalWord } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { folderOf, JSON_OPTION, STORE_OPTION } from "./where.ts";

const MEANINGS: Readonly<Record<Grade, string>> = {
  A: "reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "cannot be judged",
};

export const sourcesCommand: Command = {
  name: "sources",
  summary: "List the sources in the store, or say what one is and how far you trust it.",
  usage: ["sources [OPTIONS] [NAME]", "sources [OPTIONS] NAME --grade A…F --reason TEXT", "sources --known [WORD]"],
  options: {
    ...STORE_OPTION,
    grade: {
      value: "A…F",
      about: `Admiralty reliability: ${Object.entries(MEANINGS)
        .map(([grade, meaning]) => `${grade} ${meaning}`)
        .join(", ")}.`,
    },
    reason: { value: "TEXT", about: "Why this grade: kept with it." },
    known: { about: "Search the built-in list of sources: a name, host, kind, country or owner." },
    kind: { value: "KIND", about: `${SOURCE_KINDS.join(", ")}.` },
    country: { value: "CODE", about: "ISO 3166-1 alpha-3; of an international organisation its id: un, nato, eu." },
    language: { value: "CODE", about: "BCP 47." },
    terms: { value: "TEXT", about: "Under which terms its documents may be used: goes with their rows." },
    owner: { value: "NAME", about: "Outlets of one owner are not independent of each other." },
    json: JSON_OPTION,
  },
  notes: [
    "Every source has the grade F until you have judged it.",
    "Facts of well-known sources come from a built-in list, each with its reference; what you say yourself stays.",
  ],
  examples: [
    "readout sources",
    'readout sources "Example Wire" --grade B --reason "right in nine of ten reports checked"',
    "readout sources --known tass.com",
  ],
  run: async (call) => (call.has("known") ? showKnown(call) : call.words.length === 0 ? list(call) : one(call)),
};

const FACTS = ["kind", "country", "language", "owner", "terms"] as const;

async function list(call: Call): Promise<number> {
  const { terminal } = call;
  const sources = await withLearned(call, (store) => store.sources.list());
  if (call.has("json")) {
    await terminal.write(`${JSON.stringify({ sources })}\n`);
    return 0;
  }
  await terminal.write(
    `${sources.length} ${sources.length === 1 ? "source" : "sources"}\n${sources.map(sourceLine).join("")}`,
  );
  const [first] = sources;
  suggest(call, first === undefined ? "add FILE" : `sources ${terminalWord(first.id)}`);
  return 0;
}

/** Sources that came before the list, or before its last change, are looked up first; a store that may not be written is shown as it is. */
async function withLearned<Result>(call: Call, work: (store: Store) => Promise<Result>): Promise<Result> {
  const knownSources = loadKnownSources(await call.desk.resources());
  const store = openStore(folderOf(call), { clock: () => Date.now(), knownSources });
  try {
    await store.sources.learn().catch((error: unknown) => {
      if (!(error instanceof StoreError) || error.code !== "STORE_READ_ONLY") throw error;
    });
    return await work(store);
  } finally {
    await store.close();
  }
}

async function one(call: Call): Promise<number> {
  const { terminal, value, words } = call;
  const [name = "", ...more] = words;
  if (more.length > 0)
    throw new UsageError(`Give one source; put a name of several words in quotation marks: "${words.join(" ")}".`);
  const grade = gradeOption(call);
  const facts: Partial<Record<(typeof FACTS)[number], string>> = {};
  for (const fact of FACTS) {
    const given = fact === "kind" ? kindOption(call) : value(fact);
    if (given !== undefined) facts[fact] = given;
  }
  return withLearned(call, async (store) => {
    const known = await store.sources.find(name);
    if (known === undefined && Object.keys(facts).length === 0) {
      terminal.remark(`readout: There is no source "${name}" in the store. They are listed by: readout sources`);
      return 1;
    }
    let source =
      Object.keys(facts).length === 0 ? known : await store.sources.describe({ name: known?.name ?? name, ...facts });
    if (grade !== undefined) source = await store.sources.grade(name, grade, value("reason") ?? "");
    const history = await store.sources.history(name);
    if (call.has("json")) await terminal.write(`${JSON.stringify({ ...source, history })}\n`);
    else if (source !== undefined) {
      await terminal.write(`${sourceLine(source)}${history.map(gradingLine).join("")}`);
      suggest(call, source.entry === undefined ? "sources" : `sources --known ${terminalWord(oneLine(source.name))}`);
    }
    return 0;
  });
}

/** @throws UsageError */
function kindOption({ value }: Call): string | undefined {
  const given = value("kind");
  const kind = given === undefined ? undefined : sourceKindOf(given);
  if (given === undefined || kind !== undefined) return kind;
  throw new UsageError(`--kind must be one of ${SOURCE_KINDS.join(", ")}, but is "${given}".`);
}

/** @throws UsageError */
function gradeOption({ value }: Call): Grade | undefined {
  const given = value("grade");
  if (given === undefined) return undefined;
  const grade = (["A", "B", "C", "D", "E", "F"] as const).find((known) => known === given.toUpperCase());
  if (grade === undefined) throw new UsageError(`--grade must be one of A B C D E F, but is "${given}".`);
  if ((value("reason") ?? "").trim() === "") throw new UsageError("A grade needs its reason: --reason TEXT.");
  return grade;
}

function sourceLine({ name, grade, documents, kind, country, language, owner, terms }: Source): string {
  const facts = [kind, country, language, owner === undefined ? undefined : `of ${owner}`].filter(
    (fact) => fact !== undefined,
  );
  const line = `${grade}  ${String(documents).padStart(7)}  ${[name, ...facts].map(oneLine).join(", ")}\n`;
  return terms === undefined ? line : `${line}            ${oneLine(terms)}\n`;
}

function gradingLine({ grade, reason, at }: Grading): string {
  return `  ${new Date(at).toISOString().slice(0, 10)}  ${grade}, ${MEANINGS[grade]}: ${reason}\n`;
}
