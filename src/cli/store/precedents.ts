/** `readout precedents`: an incident in; earlier ones like it out, and what followed them, beside what follows at any time. */
import {
  isoDay,
  isState,
  loadScores,
  type Occurrence,
  PRECEDENT_RULE,
  type Precedents,
  pairOf,
  precedentsOf,
  sidesOf,
} from "../../corpus/relations/index.ts";
import type { Incident } from "../../corpus/stories/index.ts";
import type { EventType } from "../../model/index.ts";
import { eventType } from "../../model/schema.ts";
import type { Store } from "../../store/index.ts";
import { type Call, type Command, UsageError, wholeNumber } from "../command.ts";
import { suggest, terminalWord } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { precedentsText } from "./precedents-text.ts";
import { type Standing, sideNamed, standingOf } from "./relations-asked.ts";
import { tellWaiting } from "./stories.ts";
import { AS_OF_OPTION, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const precedentsCommand: Command = {
  name: "precedents",
  summary: "Show earlier incidents like one, and what followed them, beside how often that follows at any time.",
  usage: ["precedents [OPTIONS] INCIDENT | DOCUMENT", "precedents [OPTIONS] SIDE SIDE [--type TYPE] [--mode MODE]"],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    until: { value: "DATE", about: "Nothing published later counts (default: the last day with a document)." },
    type: { value: "TYPE", about: "Of two sides: their last incident of this type." },
    mode: { value: "MODE", about: "… and of this mode: visit, talk …" },
    days: { value: "N", about: `What follows within so many days (default ${PRECEDENT_RULE.days}).` },
    limit: { value: "N", about: "How many precedents are listed (default 10, at most 1000)." },
    json: JSON_OPTION,
  },
  notes: [
    "An incident is named by its id (i:…), which readout silence and readout story --json print; of a document it is the one of its incidents that most documents tell of.",
    "Precedents are of the same type and mode, between the same two sides; where they are fewer than five, also of one side with any other state, shown apart. What followed was not caused: docs/relations.md.",
  ],
  examples: ["readout precedents RUS CHN --mode visit", "readout precedents 9801cfa2eb681a22 --days 60"],
  run: precedents,
};

async function precedents(call: Call): Promise<number> {
  const [one, other, ...more] = call.words;
  if (one === undefined || more.length > 0) {
    throw new UsageError(
      "Give an incident (i:…), a document, or two sides; a name of several words in quotation marks.",
    );
  }
  const days = wholeNumber(call, "days", 1, 3660) ?? PRECEDENT_RULE.days;
  const limit = wholeNumber(call, "limit", 1, 1000) ?? 10;
  const type = typeOption(call);
  if (other === undefined && (type !== undefined || call.value("mode") !== undefined)) {
    throw new UsageError(
      "--type and --mode choose among the incidents of two sides: precedents SIDE SIDE --type TYPE.",
    );
  }
  const scores = loadScores(await call.desk.resources());
  return withStore(call, async (store) => {
    await tellWaiting(call, store);
    const standing = await standingOf(call, store);
    const between =
      other === undefined ? undefined : ([await sideNamed(store, one), await sideNamed(store, other)] as const);
    const incident =
      between === undefined
        ? await incidentOf(call, store, one, standing)
        : await lastBetween(call, store, between, type, standing);
    const found =
      incident === undefined || standing.day === undefined
        ? undefined
        : await precedentsIn(store, incident, between, standing, days, (each) => scores.types[each].quad);
    if (call.has("json")) {
      await call.terminal.write(`${JSON.stringify(found === undefined ? {} : precedentsJson(found))}\n`);
      return 0;
    }
    if (incident === undefined || found === undefined) return nothing(call, incident, between);
    await call.terminal.write(await precedentsText(found, limit, store, call));
    suggest(call, `dyad ${found.pair.map(terminalWord).join(" ")}`);
    return 0;
  });
}

/** @throws UsageError */
function typeOption(call: Call): EventType | undefined {
  const given = call.value("type");
  if (given === undefined) return undefined;
  const found = eventType.options.find((each) => each === given.toUpperCase());
  if (found === undefined)
    throw new UsageError(`--type must be one of ${eventType.options.join(" ")}, but is "${given}".`);
  return found;
}

/** By its id; or of a document, the one that most documents tell of, the others named on the side. */
async function incidentOf(
  call: Call,
  store: Store,
  reference: string,
  { asOf }: Standing,
): Promise<Occurrence | undefined> {
  if (reference.startsWith("i:")) {
    const found = await store.relations.occurrence(reference, asOf);
    if (found === undefined) {
      throw new UsageError(
        `There is no incident "${reference}" in the store. Give one of its documents, or two sides.`,
      );
    }
    return found;
  }
  const { id } = await store.documents.find(reference, asOf);
  const { happened } = await store.stories.find(id, asOf);
  const told = happened
    .map((incident) => ({ incident, sentences: incident.mentions.filter(({ document }) => document === id) }))
    .filter(({ incident, sentences }) => sentences.length > 0 && incident.sources.length + incident.targets.length > 1)
    .sort(
      (a, b) =>
        b.incident.documents.length - a.incident.documents.length ||
        b.sentences.length - a.sentences.length ||
        (a.sentences[0]?.evidence.sentence ?? 0) - (b.sentences[0]?.evidence.sentence ?? 0),
    );
  const [first, ...others] = told;
  if (others.length > 0) {
    const named = others.slice(0, 5).map(({ incident }) => incidentName(incident));
    call.terminal.remark(`The document also tells of ${named.join("; ")}${others.length > named.length ? " …" : ""}.`);
  }
  return first === undefined ? undefined : store.relations.occurrence(first.incident.id, asOf);
}

function incidentName({ id, type, mode, sources, targets }: Incident): string {
  const who = [...new Set([...sources, ...targets])].map(oneLine).join(" ");
  return `${id} (${type}${mode === undefined ? "" : ` ${mode}`}, ${who})`;
}

/** Among so many the last of the kind asked for is looked for. */
const NEWEST = 2000;

async function lastBetween(
  call: Call,
  store: Store,
  between: readonly [string, string],
  type: EventType | undefined,
  { asOf, day }: Standing,
): Promise<Occurrence | undefined> {
  const mode = call.value("mode");
  const all = await store.relations.occurrences({
    between,
    ...(type !== undefined && { types: [type] }),
    ...(day !== undefined && { until: day }),
    ...(asOf !== undefined && { asOf }),
    limit: NEWEST,
  });
  return all.findLast(
    (each) =>
      each.status === "asserted" &&
      (mode === undefined || each.mode === mode) &&
      pairOf(each)?.every((side) => between.includes(side)) === true,
  );
}

async function precedentsIn(
  store: Store,
  incident: Occurrence,
  between: readonly [string, string] | undefined,
  { asOf, day, heard }: Standing,
  days: number,
  quadOf: (type: EventType) => string,
): Promise<Precedents | undefined> {
  const pair = between ?? pairOf(incident);
  if (pair === undefined) return undefined;
  const time = asOf === undefined ? {} : { asOf };
  const common = {
    incident,
    between: pair,
    heard,
    quadOf,
    rule: { days },
    ...(day !== undefined && { asOf: day }),
  };
  const ofPair = await store.relations.occurrences({ between: pair, ...time });
  const narrow = precedentsOf({ ...common, record: ofPair });
  if (narrow === undefined || narrow.rungs.length < 2) return narrow;
  // The wider rungs are asked for only where they are shown.
  const record = new Map(ofPair.map((each) => [each.incident, each]));
  for (const side of sidesOf(incident).filter((each) => pair.includes(each) && isState(each))) {
    for (const each of await store.relations.occurrences({ party: side, ...time })) record.set(each.incident, each);
  }
  return precedentsOf({ ...common, record: [...record.values()] });
}

function precedentsJson(found: Precedents): unknown {
  const spanned = <Item extends { readonly span: { readonly from: number; readonly to: number } }>(
    item: Item,
  ): unknown => ({
    ...item,
    span: { from: isoDay(item.span.from), to: isoDay(item.span.to) },
  });
  return {
    ...found,
    span: { from: isoDay(found.span.from), to: isoDay(found.span.to) },
    rungs: found.rungs.map((rung) => ({
      ...rung,
      precedents: rung.precedents.map(spanned),
      followed: rung.followed.map((each) => ({
        ...each,
        first: each.first.map((place) => ({ ...place, day: isoDay(place.day) })),
      })),
    })),
  };
}

async function nothing(
  call: Call,
  incident: Occurrence | undefined,
  between: readonly [string, string] | undefined,
): Promise<number> {
  await call.terminal.write(
    incident === undefined
      ? between === undefined
        ? "The document tells of no incident between two sides.\n"
        : `No such incident between ${between.map(oneLine).join(" and ")} is reported.\n`
      : `Of the incident ${incident.incident} neither two sides nor a day are known: there is nothing to compare.\n`,
  );
  if (between !== undefined) suggest(call, `dyad ${between.map(terminalWord).join(" ")}`);
  else suggest(call, "stories");
  return 0;
}
