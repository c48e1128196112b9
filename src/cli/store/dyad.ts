/** `readout dyad`: two sides in, what each does to the other over time out: series, change points, and the lines that list the sentences. */
import {
  type Act,
  type Changes,
  daysOf,
  dyadOf,
  type Heard,
  loadScores,
  UNITS,
  type Unit,
} from "../../corpus/relations/index.ts";
import type { EventStatus } from "../../model/index.ts";
import { eventStatus } from "../../model/schema.ts";
import { type Instant, type Store, StoreError } from "../../store/index.ts";
import { type Call, type Command, UsageError, wholeNumber } from "../command.ts";
import { type DyadShown, dyadJson, nextLine, STORIES_SHOWN } from "./dyad-shown.ts";
import { dyadText } from "./dyad-text.ts";
import { commandLine, suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { tellWaiting } from "./stories.ts";
import { AS_OF_OPTION, asOfOption, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const dyadCommand: Command = {
  name: "dyad",
  summary: "Show what two sides do to each other over time: acts, scores, change points and their stories.",
  usage: ["dyad [OPTIONS] SIDE SIDE"],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    by: { value: "UNIT", about: `${UNITS.join(", ")} (default: by the length of the time shown).` },
    since: { value: "DATE", about: "The first day: 2024, 2024-03 or 2024-03-02." },
    until: { value: "DATE", about: "The last day, itself included." },
    include: { value: "STATUS,…", about: "Count these too, beside what is asserted: alleged, predicted …" },
    dataset: { value: "NAME", about: "Acts of this dataset, in place of those read from texts." },
    limit: { value: "N", about: "How many periods, the latest (default 24, at most 1000)." },
    json: JSON_OPTION,
  },
  notes: [
    "A side is a country (CHN), an id (eu, rus.putin) or a name. Both directions are shown, one after the other.",
    "An act is one incident, however many report it. What is only alleged, denied or predicted is shown apart.",
    "Scores, intervals, coverage and change points: docs/relations.md.",
  ],
  examples: ["readout dyad CHN RUS --by month", "readout dyad IRN ISR --since 2024 --include alleged --json"],
  run: dyad,
};

const DEFAULT_LIMIT = 24;

async function dyad(call: Call): Promise<number> {
  const [first, second, ...more] = call.words;
  if (first === undefined || second === undefined || more.length > 0) {
    throw new UsageError('Give two sides, like "dyad CHN RUS"; put a name of several words in quotation marks.');
  }
  const asked = optionsOf(call);
  const limit = wholeNumber(call, "limit", 1, 1000) ?? DEFAULT_LIMIT;
  const scores = loadScores(await call.desk.resources());
  return withStore(call, async (store) => {
    await tellWaiting(call, store);
    const { include, unit, dataset, ...window } = asked;
    const acts = async (source: string, target: string) =>
      store.relations.acts({ source, target, ...window, ...(dataset !== undefined && { dataset }) });
    const both = [await acts(first, second), await acts(second, first)] as const;
    // What a dataset holds does not hang on which documents arrived.
    const heard: Heard | undefined =
      dataset === undefined ? await store.relations.coverage({ parties: [first, second], ...window }) : undefined;
    const found = dyadOf({
      acts: both,
      scores,
      include,
      ...window,
      ...(unit !== undefined && { unit }),
      ...(heard !== undefined && { heard }),
    });
    if (found === undefined || both.every((each) => each.length === 0)) return nothing(call, first, second);
    const shown: DyadShown = {
      dyad: found,
      parties: [partyOf(first, both), partyOf(second, [both[1], both[0]])],
      scores,
      limit,
      ...(dataset !== undefined && { dataset }),
      line: (command) => commandLine(call, command),
      titles: await titlesOf(
        store,
        found.directions.flatMap(({ changes }) => changes),
        window.asOf,
      ),
    };
    if (call.has("json")) {
      await call.terminal.write(`${JSON.stringify(dyadJson(shown))}\n`);
      return 0;
    }
    await call.terminal.write(dyadText(shown, call.terminal));
    suggest(call, nextLine(shown));
    return 0;
  });
}

interface Options {
  readonly include: readonly EventStatus[];
  readonly unit?: Unit;
  readonly since?: number;
  readonly until?: number;
  readonly asOf?: Instant;
  readonly dataset?: string;
}

/** @throws UsageError */
function optionsOf(call: Call): Options {
  const by = call.value("by");
  const unit = UNITS.find((each) => each === by);
  if (by !== undefined && unit === undefined) {
    throw new UsageError(`--by must be one of ${UNITS.join(", ")}, but is "${by}".`);
  }
  const since = dayOption(call, "since")?.first;
  const until = dayOption(call, "until")?.last;
  if (since !== undefined && until !== undefined && since > until) {
    throw new UsageError("--since lies after --until: give the earlier day to --since.");
  }
  const dataset = call.value("dataset");
  return {
    include: statusesOf(call.value("include")),
    ...asOfOption(call),
    ...(unit !== undefined && { unit }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(dataset !== undefined && { dataset }),
  };
}

function dayOption(call: Call, name: "since" | "until"): ReturnType<typeof daysOf> {
  const given = call.value(name);
  if (given === undefined) return undefined;
  const days = daysOf(given);
  if (days === undefined)
    throw new UsageError(`--${name} must be like 2024, 2024-03 or 2024-03-02, but is "${given}".`);
  return days;
}

function statusesOf(given: string | undefined): EventStatus[] {
  const words = (given ?? "").split(",").flatMap((word) => (word.trim() === "" ? [] : [word.trim()]));
  return words.map((word) => {
    const status = eventStatus.options.find((each) => each === word);
    if (status === undefined) {
      throw new UsageError(
        `--include takes ${eventStatus.options.join(", ")}, with commas between, but got "${word}".`,
      );
    }
    return status;
  });
}

/** As the record names it; as it was given, where that means several. */
function partyOf(given: string, [doing, done]: readonly [readonly Act[], readonly Act[]]): string {
  const names = new Set([...doing.map(({ source }) => source), ...done.map(({ target }) => target)]);
  const [name = given, ...others] = names;
  return others.length === 0 ? name : given;
}

async function nothing(call: Call, first: string, second: string): Promise<number> {
  if (call.has("json")) await call.terminal.write(`${JSON.stringify({ sides: [first, second], acts: 0 })}\n`);
  else {
    await call.terminal.write(`No act of ${oneLine(first)} and ${oneLine(second)} upon each other is in the store.\n`);
    call.terminal.remark(
      "A side is a country (CHN), an id (eu, rus.putin) or a name; only joined documents have acts.",
    );
    suggest(call, "stories");
  }
  return 0;
}

async function titlesOf(
  store: Store,
  changes: readonly Changes[],
  asOf: Instant | undefined,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  const shown = changes.flatMap((each) => (each.kind === "searched" ? each.changes : []));
  for (const story of new Set(
    shown.flatMap(({ stories }) => stories.slice(0, STORIES_SHOWN).map((each) => each.story)),
  )) {
    try {
      const { title } = await store.stories.find(story, asOf);
      if (title !== undefined) titles.set(story, title);
    } catch (error) {
      // Without a title its id will do.
      if (!(error instanceof StoreError)) throw error;
    }
  }
  return titles;
}
