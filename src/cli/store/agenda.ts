/** `readout agenda A B`: the issues live between two sides, ranked, each with who is for and against it, what is next, and the sentences. */
import {
  AGENDA_RULE,
  type Agenda,
  agendaOf,
  dayOf,
  type Issue,
  isoDay,
  type Occurrence,
} from "../../corpus/relations/index.ts";
import type { PropositionRecord } from "../../corpus/stories/index.ts";
import type { Store } from "../../store/index.ts";
import { type Call, type Command, UsageError, wholeNumber } from "../command.ts";
import { agendaText } from "./agenda-text.ts";
import { suggest, terminalWord } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { allPropositions, countriesOf, type Standing, sideNamed, standingOf } from "./relations-asked.ts";
import { tellWaiting } from "./stories.ts";
import { AS_OF_OPTION, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const agendaCommand: Command = {
  name: "agenda",
  summary: "Show the issues live between two sides, ranked, each with who speaks for and against it.",
  usage: ["agenda [OPTIONS] SIDE SIDE"],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    until: { value: "DATE", about: "The agenda of that day (default: the last day with a document)." },
    window: { value: "DAYS", about: `Days that count, up to that day (default ${AGENDA_RULE.window}).` },
    "half-life": {
      value: "DAYS",
      about: `Days after which what was said counts half (default ${AGENDA_RULE.halfLife}).`,
    },
    issue: { value: "N", about: "Only this issue, with every sentence behind it." },
    limit: { value: "N", about: "How many issues (default 10, at most 1000)." },
    json: JSON_OPTION,
  },
  notes: [
    "A side is a country (CHN), an id (eu, nato) or a name. An issue is named by its terms, and nothing in it is Readout's own statement.",
    "How issues are gathered and ranked: docs/relations.md.",
  ],
  examples: ["readout agenda CHN RUS", "readout agenda CHN RUS --until 2024-12-13 --issue 1"],
  run: agenda,
};

async function agenda(call: Call): Promise<number> {
  const [one, other, ...more] = call.words;
  if (one === undefined || other === undefined || more.length > 0) {
    throw new UsageError('Give two sides, like "agenda CHN RUS"; put a name of several words in quotation marks.');
  }
  const only = wholeNumber(call, "issue", 1, 100_000);
  const limit = wholeNumber(call, "limit", 1, 1000) ?? 10;
  const rule = {
    window: wholeNumber(call, "window", 1, 36_500) ?? AGENDA_RULE.window,
    halfLife: wholeNumber(call, "half-life", 1, 36_500) ?? AGENDA_RULE.halfLife,
  };
  return withStore(call, async (store) => {
    await tellWaiting(call, store);
    const standing = await standingOf(call, store);
    const between = [await sideNamed(store, one), await sideNamed(store, other)] as const;
    if (between[0] === between[1]) throw new UsageError(`"${one}" and "${other}" are the same side. Give two.`);
    const found = await agendaIn(store, between, standing, rule);
    if (call.has("json")) {
      await call.terminal.write(`${JSON.stringify(agendaJson(found))}\n`);
      return 0;
    }
    if (found === undefined || found.issues.length === 0) return nothing(call, store, between, found, standing);
    if (only !== undefined && found.issues[only - 1] === undefined) {
      throw new UsageError(`The agenda has ${found.issues.length} issues; there is no issue ${only}.`);
    }
    await call.terminal.write(await agendaText(found, { only, limit }, store, call, standing.asOf));
    const [issue] = only === undefined ? found.issues : found.issues.slice(only - 1);
    suggest(
      call,
      only === undefined ? `agenda ${between.map(terminalWord).join(" ")}${untilOf(call)} --issue 1` : matrixOf(issue),
    );
    return 0;
  });
}

async function agendaIn(
  store: Store,
  between: readonly [string, string],
  { day, asOf }: Standing,
  rule: { readonly window: number; readonly halfLife: number },
): Promise<Agenda | undefined> {
  if (day === undefined) return undefined;
  const since = day - rule.window + 1;
  const time = asOf === undefined ? {} : { asOf };
  const reach = { since: isoDay(since), until: isoDay(day), ...time };
  // An act dated before the window, or to come, may be spoken of in it.
  const record = await store.relations.occurrences({ between, since: since - 366, until: day + 366, ...time });
  const persons = [...new Set(record.filter((each) => isRecent(each, since)).flatMap((each) => each.persons))];
  const propositions = new Map<string, PropositionRecord>();
  for (const party of [...between, ...persons.slice(0, MOST_PERSONS)]) {
    for (const each of await allPropositions(store, { parties: [party], ...reach })) propositions.set(each.id, each);
  }
  const countries = await countriesOf(store, [...propositions.values()]);
  return agendaOf({
    between,
    day,
    propositions: [...propositions.values()],
    record,
    countryOf: (actor) => countries.get(actor),
    rule,
  });
}

const MOST_PERSONS = 50;

function isRecent(occurrence: Occurrence, since: number): boolean {
  return occurrence.reports.some(({ day }) => day !== undefined && day >= since);
}

function agendaJson(found: Agenda | undefined): unknown {
  if (found === undefined) return { issues: [], beside: [] };
  return {
    ...found,
    from: isoDay(found.from),
    day: isoDay(found.day),
    issues: found.issues.map(issueJson),
    beside: found.beside.map(issueJson),
  };
}

function issueJson({ next, ...issue }: Issue): unknown {
  const { when } = next ?? {};
  return {
    ...issue,
    first: isoDay(issue.first),
    last: isoDay(issue.last),
    voices: issue.voices.map((voice) => ({ ...voice, day: isoDay(voice.day) })),
    ...(next !== undefined && {
      next: { ...next, said: isoDay(next.said), ...(when && { when: { ...when, day: isoDay(when.day) } }) },
    }),
    evidence: issue.evidence.map((each) => ({ ...each, day: isoDay(each.day) })),
  };
}

/** Says when the two last had to do with each other: the user may want that day. */
async function nothing(
  call: Call,
  store: Store,
  between: readonly [string, string],
  found: Agenda | undefined,
  { day, asOf }: Standing,
): Promise<number> {
  const pair = between.map(oneLine).join(" and ");
  const span = found === undefined ? "" : ` from ${isoDay(found.from)} to ${isoDay(found.day)}`;
  await call.terminal.write(`Nothing is reported between ${pair}${span}.\n`);
  const earlier = await store.relations.occurrences({
    between,
    limit: 1,
    ...(day !== undefined && { until: day }),
    ...(asOf !== undefined && { asOf }),
  });
  const last = earlier.flatMap((each) => dayOf(each) ?? each.day ?? []).at(-1);
  if (last === undefined) suggest(call, "stories");
  else suggest(call, `agenda ${between.map(terminalWord).join(" ")} --until ${isoDay(last)}`);
  return 0;
}

function untilOf(call: Call): string {
  return ["until", "window", "half-life", "as-of"]
    .map((name) => {
      const value = call.value(name);
      return value === undefined ? "" : ` --${name} ${terminalWord(value)}`;
    })
    .join("");
}

function matrixOf(issue: Issue | undefined): string {
  const [story] = issue?.stories ?? [];
  if (issue?.object !== undefined)
    return `matrix --subject ${terminalWord(issue.subject)} --object ${terminalWord(issue.object)}`;
  return story === undefined ? "stories" : `matrix ${story}`;
}
