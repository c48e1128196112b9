/** `readout silence [A]`: who is said to be silent; and, apart from it, events of a side that its sources usually announce and did not. */

import { parseQuery } from "../../corpus/query/index.ts";
import {
  type ClaimSeen,
  createSilences,
  dayOf,
  isoDay,
  isState,
  type Judged,
  SILENCE_RULE,
  SILENCE_TYPES,
  type StatedSilence,
  statedSilences,
} from "../../corpus/relations/index.ts";
import type { Statement } from "../../corpus/stories/index.ts";
import type { ClaimFound, Store } from "../../store/index.ts";
import { type Call, type Command, UsageError, wholeNumber } from "../command.ts";
import { suggest, terminalWord } from "./next.ts";
import { allPropositions, type Standing, sideNamed, standingOf } from "./relations-asked.ts";
import { silenceText } from "./silence-text.ts";
import { tellWaiting } from "./stories.ts";
import { AS_OF_OPTION, dayOption, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const silenceCommand: Command = {
  name: "silence",
  summary: "Show who is said to be silent, and which events of a side its sources usually announce and did not.",
  usage: ["silence [OPTIONS] [SIDE]"],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    since: { value: "DATE", about: "From that day (default: 90 days before the last)." },
    until: { value: "DATE", about: "To that day (default: the last day with a document)." },
    days: { value: "N", about: `An announcement counts on so many days before (default ${SILENCE_RULE.days}).` },
    heard: {
      value: "N",
      about: `Days of those on which a source must have been heard (default ${SILENCE_RULE.heard}).`,
    },
    limit: { value: "N", about: "How many of each kind (default 20, at most 1000)." },
    json: JSON_OPTION,
  },
  notes: [
    "STATED is what texts say: that somebody announced nothing, declined to comment, could not confirm. It denies nothing.",
    "INFERRED needs a side that is a country: its events with another state, at least ten earlier ones of the kind, and a source that was being heard. It is a signal with its base rate, never a verdict. The rule: docs/relations.md.",
  ],
  examples: [
    "readout silence RUS",
    "readout silence RUS --since 2024-12-01 --until 2024-12-31",
    "readout silence --json",
  ],
  run: silence,
};

const WINDOW = 90;

async function silence(call: Call): Promise<number> {
  const [name, ...more] = call.words;
  if (more.length > 0) throw new UsageError("Give one side, or none; put a name of several words in quotation marks.");
  const limit = wholeNumber(call, "limit", 1, 1000) ?? 20;
  const rule = {
    days: wholeNumber(call, "days", 1, 366) ?? SILENCE_RULE.days,
    heard: wholeNumber(call, "heard", 1, 366) ?? SILENCE_RULE.heard,
  };
  const since = dayOption(call, "since");
  return withStore(call, async (store) => {
    await tellWaiting(call, store);
    const standing = await standingOf(call, store);
    const side = name === undefined ? undefined : await sideNamed(store, name);
    const until = standing.day === undefined ? undefined : isoDay(standing.day);
    const from = since ?? (standing.day === undefined ? undefined : isoDay(standing.day - WINDOW + 1));
    const stated = (await statedIn(store, side, standing, from, until)).slice(0, limit + 1);
    const inferred =
      side === undefined || !isState(side) ? undefined : await inferredFor(store, side, standing, from, rule);
    if (call.has("json")) {
      await call.terminal.write(
        `${JSON.stringify({ ...(side && { side }), from, until, rule: { ...SILENCE_RULE, ...rule }, stated: stated.slice(0, limit), ...(inferred && { inferred: inferred.slice(0, limit).map(judgedJson) }) })}\n`,
      );
      return 0;
    }
    await call.terminal.write(
      await silenceText({ side, from, until, stated, inferred, limit, days: rule.days }, store, call),
    );
    const silent = inferred?.find(({ finding, isUsual }) => finding === "silent" && isUsual === true);
    if (silent !== undefined) suggest(call, `precedents ${silent.incident}`);
    else if (stated[0] !== undefined) suggest(call, `show ${stated[0].document}`);
    else
      suggest(
        call,
        side === undefined ? "claims stance:silent" : `claims ${terminalWord(`actor:${side}`)} stance:silent`,
      );
    return 0;
  });
}

async function statedIn(
  store: Store,
  side: string | undefined,
  { asOf }: Standing,
  from: string | undefined,
  until: string | undefined,
): Promise<readonly StatedSilence[]> {
  if (from === undefined || until === undefined) return [];
  const words = [
    "stance:silent",
    ...(side === undefined ? [] : [`actor:"${side}"`]),
    `since:${from}`,
    `until:${until}`,
  ];
  const read = parseQuery(words.join(" "));
  if (read.kind !== "query") throw new UsageError(read.message);
  const found: ClaimFound[] = [];
  let after: string | undefined;
  do {
    const page = await store.claims.list({
      query: read.query,
      limit: 1000,
      ...(asOf !== undefined && { asOf }),
      ...(after !== undefined && { after }),
    });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined && found.length < MOST_CLAIMS);
  return statedSilences(found.map(seen), side);
}

const MOST_CLAIMS = 5000;

function seen({ claim, document: { id, date, source } }: ClaimFound): ClaimSeen {
  return { claim, document: id, ...(date !== undefined && { date }), ...(source !== undefined && { source }) };
}

/** Events of the days asked for, each judged against all that came before. Those met with silence first, the rarest of them on top. */
async function inferredFor(
  store: Store,
  side: string,
  { asOf, day }: Standing,
  from: string | undefined,
  rule: { readonly days: number; readonly heard: number },
): Promise<readonly Judged[]> {
  if (day === undefined || from === undefined) return [];
  const time = asOf === undefined ? {} : { asOf };
  const record = await store.relations.occurrences({ party: side, types: SILENCE_TYPES, until: day + 366, ...time });
  const activity = await store.relations.activity({ until: day, ...time });
  const silences = createSilences({
    side,
    record,
    activity,
    asOf: day,
    rule,
    expected: await expectedOf(
      store,
      side,
      record.flatMap((each) => ((each.day ?? 0) >= day - WINDOW ? [...each.persons] : [])),
      day,
      asOf,
    ),
  });
  return silences.events
    .filter((event) => {
      const when = dayOf(event);
      return when !== undefined && isoDay(when) >= from && when <= day;
    })
    .map((event) => silences.judge(event))
    .sort(
      (a, b) => rankOf(a) - rankOf(b) || (a.silentShare ?? 1) - (b.silentShare ?? 1) || (b.day ?? 0) - (a.day ?? 0),
    );
}

function rankOf({ finding, isUsual }: Judged): number {
  return finding === "silent" ? (isUsual === true ? 0 : 2) : finding === "announced" ? 1 : 3;
}

/** Predictions without a day are in no incident: they are looked up among the propositions of the side and of those who take part. */
async function expectedOf(
  store: Store,
  side: string,
  persons: readonly string[],
  day: number,
  asOf: number | undefined,
): Promise<readonly Statement[]> {
  const found = new Map<string, Statement>();
  for (const party of [side, ...new Set(persons)].slice(0, MOST_PARTIES)) {
    for (const status of EXPECTED) {
      for (const { statements } of await allPropositions(store, {
        parties: [party],
        status,
        until: isoDay(day),
        ...(asOf !== undefined && { asOf }),
      })) {
        for (const each of statements)
          if (each.position === "predicts")
            found.set(`${each.document}|${each.claim}|${each.event}|${each.subject}`, each);
      }
    }
  }
  return [...found.values()];
}

const MOST_PARTIES = 20;

/** What a proposition is that was expected: still only that, or since reported. */
const EXPECTED = ["predicted", "resolved"] as const;

function judgedJson(judged: Judged): unknown {
  const dated = <Item extends { readonly day: number }>(item: Item): unknown => ({ ...item, day: isoDay(item.day) });
  return {
    ...judged,
    ...(judged.day !== undefined && { day: isoDay(judged.day) }),
    announcements: judged.announcements.map(dated),
    comparable: judged.comparable.map((each) => ({
      ...each,
      day: isoDay(each.day),
      announcements: each.announcements.map(dated),
    })),
  };
}
