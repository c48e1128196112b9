/** `readout sources`: the outlets in the store with their grades; `readout sources grade` gives one, with its reason. */
import type { Grade, Grading, Source } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { oneLine } from "./one-line.ts";
import { JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

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
  usage: ["sources [OPTIONS] [NAME]", "sources [OPTIONS] NAME --grade A…F --reason TEXT"],
  options: {
    ...STORE_OPTION,
    grade: {
      value: "A…F",
      about: `Admiralty reliability: ${Object.entries(MEANINGS)
        .map(([grade, meaning]) => `${grade} ${meaning}`)
        .join(", ")}.`,
    },
    reason: { value: "TEXT", about: "Why this grade: kept with it." },
    kind: { value: "KIND", about: "wire, state media, ministry, newspaper, think tank, social, dataset." },
    country: { value: "CODE", about: "ISO 3166-1 alpha-3." },
    language: { value: "CODE", about: "BCP 47." },
    terms: { value: "TEXT", about: "Under which terms its documents may be used: goes with their rows." },
    owner: { value: "NAME", about: "Outlets of one owner are not independent of each other." },
    json: JSON_OPTION,
  },
  notes: ["Every source has the grade F until you have judged it."],
  examples: [
    "readout sources",
    'readout sources "Example Wire" --grade B --reason "right in nine of ten reports checked"',
  ],
  run: async (call) => (call.words.length === 0 ? list(call) : one(call)),
};

const FACTS = ["kind", "country", "language", "owner", "terms"] as const;

async function list(call: Call): Promise<number> {
  const { terminal } = call;
  const sources = await withStore(call, (store) => store.sources.list());
  if (call.has("json")) await terminal.write(`${JSON.stringify({ sources })}\n`);
  else
    await terminal.write(
      `${sources.length} ${sources.length === 1 ? "source" : "sources"}\n${sources.map(sourceLine).join("")}`,
    );
  return 0;
}

async function one(call: Call): Promise<number> {
  const { terminal, value, words } = call;
  const [name = "", ...more] = words;
  if (more.length > 0)
    throw new UsageError(`Give one source; put a name of several words in quotation marks: "${words.join(" ")}".`);
  const grade = gradeOption(call);
  const facts: Partial<Record<(typeof FACTS)[number], string>> = {};
  for (const fact of FACTS) {
    const given = value(fact);
    if (given !== undefined) facts[fact] = given;
  }
  return withStore(call, async (store) => {
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
    else if (source !== undefined) await terminal.write(`${sourceLine(source)}${history.map(gradingLine).join("")}`);
    return 0;
  });
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
