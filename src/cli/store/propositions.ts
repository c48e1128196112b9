/** `readout propositions`: what is claimed over all stories, with its status; contradictions, across speakers or in one over time. */
import type { Contradiction, PropositionRecord, PropositionStatus } from "../../corpus/stories/index.ts";
import type { Store } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { wrap } from "../report/layout.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { partyNames } from "./party-names.ts";
import { tellWaiting } from "./stories.ts";
import { propositionText, STATUS_WORDS } from "./story.ts";
import {
  AS_OF_OPTION,
  asOfOption,
  dayOption,
  JSON_OPTION,
  PAGE_OPTIONS,
  pageOptions,
  STORE_OPTION,
  withStore,
} from "./where.ts";

const KINDS: Readonly<Record<Contradiction["kind"], string>> = {
  across: "two sides contradict each other",
  side: "two speakers of one side contradict each other",
  speaker: "one speaker contradicts an earlier statement",
};

export const propositionsCommand: Command = {
  name: "propositions",
  summary: "List what is claimed, by whom it is asserted and denied, and the contradictions in it.",
  usage: ["propositions [OPTIONS] [PARTY [PARTY]]"],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    ...PAGE_OPTIONS,
    status: { value: "STATUS", about: `One of ${Object.keys(STATUS_WORDS).join(", ")}.` },
    predicate: { value: "CLASS", about: "Only this class: support, meet, attack, coerce, deploy, spy …" },
    since: { value: "DATE", about: "Claimed on that day (YYYY-MM-DD) or later." },
    until: { value: "DATE", about: "First claimed on that day or earlier." },
    contradictions: { about: "Only contested ones, each contradiction with its two sentences." },
    json: JSON_OPTION,
  },
  notes: [
    "One party: as subject or object; two: between them. How the status follows from the claims: docs/propositions.md.",
  ],
  examples: [
    "readout propositions CHN RUS",
    "readout propositions RUS --contradictions",
    "readout propositions --status denied --since 2024-01-01",
  ],
  run: propositions,
};

async function propositions(call: Call): Promise<number> {
  const { terminal, words: parties } = call;
  if (parties.length > 2) throw new UsageError("Give one party, or two; a name of several words in quotation marks.");
  const given = call.has("contradictions") ? "contested" : call.value("status");
  const status = statusOf(given);
  const [since, until, predicate] = [dayOption(call, "since"), dayOption(call, "until"), call.value("predicate")];
  return withStore(call, async (store) => {
    await tellWaiting(call, store);
    const { items, next } = await store.stories.propositions({
      parties,
      ...(status !== undefined && { status }),
      ...(predicate !== undefined && { predicate }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
      ...asOfOption(call),
      ...pageOptions(call),
    });
    if (call.has("json")) {
      await terminal.write(`${JSON.stringify({ items, next })}\n`);
      return 0;
    }
    const first = `${items.length} ${items.length === 1 ? "proposition" : "propositions"}${next === undefined ? "" : " (more follow)"}`;
    const lines = [first];
    const speakers = items.flatMap(({ contradictions }) =>
      contradictions.flatMap(({ asserts, denies }) => [asserts.speaker, denies.speaker]),
    );
    const sides = items.flatMap(({ subject, object }) => [subject, ...(object === undefined ? [] : [object])]);
    const nameOf = await partyNames(store, [...sides, ...speakers]);
    for (const each of items) lines.push("", ...(await linesOf(each, store, call, nameOf)));
    await terminal.write(`${lines.join("\n")}\n`);
    if (next !== undefined) terminal.remark(`Next page: --after ${next}`);
    else if (items[0]?.story !== undefined) suggest(call, `matrix ${items[0].story}`);
    return 0;
  });
}

function statusOf(given: string | undefined): PropositionStatus | undefined {
  if (given === undefined) return undefined;
  const names = Object.keys(STATUS_WORDS) as PropositionStatus[];
  const found = names.find((name) => name === given);
  if (found === undefined) throw new UsageError(`--status must be one of ${names.join(", ")}, but is "${given}".`);
  return found;
}

async function linesOf(
  proposition: PropositionRecord,
  store: Store,
  call: Call,
  nameOf: (side: string) => string,
): Promise<readonly string[]> {
  const { paint, width } = call.terminal;
  const { first, last, story, id, contradictions } = proposition;
  const days = first === undefined ? "no date" : first === last ? first : `${first} – ${last}`;
  const lines = [
    paint("bold", propositionText(proposition, nameOf)),
    `  ${days}  ${paint("dim", `${story ?? ""}  ${id}`)}`,
  ];
  if (!call.has("contradictions")) return lines;
  for (const { kind, asserts, denies } of contradictions) {
    lines.push(`  ${KINDS[kind]}:`);
    for (const [said, { document, sentence, speaker, date }] of [
      ["for it", asserts],
      ["denies", denies],
    ] as const) {
      const text = (await store.documents.sentences(document)).find(({ n }) => n === sentence)?.text ?? "";
      lines.push(
        `    ${said}  ${nameOf(speaker)}, ${date ?? "no date"}  ${paint("dim", `${document} s${sentence}`)}`,
        ...wrap(`“${oneLine(text)}”`, width - 12, 3).map((line) => `            ${line}`),
      );
    }
  }
  return lines;
}
