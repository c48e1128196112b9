/** `readout story`: one story opened: its reports and their origins, what happened, what is claimed; joined or parted by the user. */
import type { Incident, PropositionRecord, PropositionStatus } from "../../corpus/stories/index.ts";
import type { Store, StoryWhole } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { joinStories } from "./joining.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { partyNames } from "./party-names.ts";
import { daysOf, editText, storyText, tellWaiting } from "./stories.ts";
import { AS_OF_OPTION, asOfOption, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const storyCommand: Command = {
  name: "story",
  summary: "Open a story: reports with their origins, what happened, what is claimed and how it stands.",
  usage: [
    "story [OPTIONS] STORY | DOCUMENT",
    "story STORY --join STORY --reason TEXT",
    "story STORY --part DOCUMENT --reason TEXT",
  ],
  options: {
    ...STORE_OPTION,
    ...AS_OF_OPTION,
    join: { value: "STORY", about: "This other story is the same one." },
    part: { value: "DOCUMENT", about: "This report does not belong to the story." },
    reason: { value: "TEXT", about: "Why: kept with it." },
    all: { about: "Every incident and proposition, not the first ten." },
    json: JSON_OPTION,
  },
  notes: [
    "A story is named by its id (s:…), the beginning of it, or any of its documents. Ids that it had before still find it.",
    "What you join or part stays so when documents come; readout stories --edits lists it, --undo takes it back.",
  ],
  examples: ["readout story s:5631ba75", "readout story 47196467fac7a254 --as-of 2024-12-11"],
  run: async (call) => {
    const [reference, ...more] = call.words;
    if (reference === undefined || more.length > 0) throw new UsageError("Give one story, or one of its documents.");
    const [join, part] = [call.value("join"), call.value("part")];
    return withStore(call, async (store) => {
      if (join !== undefined || part !== undefined) return edit(call, store, reference, join, part);
      await tellWaiting(call, store);
      const story = await store.stories.find(reference, asOfOption(call).asOf);
      if (call.has("json")) await call.terminal.write(`${JSON.stringify(story)}\n`);
      else {
        await call.terminal.write(wholeText(story, call, await partyNames(store, sidesOf(story))));
        suggest(call, `matrix ${story.id}`);
      }
      return 0;
    });
  },
};

async function edit(
  call: Call,
  store: Store,
  reference: string,
  join: string | undefined,
  part: string | undefined,
): Promise<number> {
  const reason = call.value("reason");
  if (reason === undefined) throw new UsageError("A merge or split needs its reason: --reason TEXT.");
  if (join !== undefined && part !== undefined) throw new UsageError("Give --join or --part, not both.");
  const documents = async (name: string): Promise<readonly string[]> =>
    (await store.stories.find(name)).reports.map(({ document }) => document.id);
  const here = await documents(reference);
  const made =
    join !== undefined
      ? await store.stories.edit({ kind: "together", documents: [...here, ...(await documents(join))] }, reason)
      : await parted(store, here, part ?? "", reason);
  await joinStories(call, store);
  if (call.has("json")) await call.terminal.write(`${JSON.stringify({ edit: made })}\n`);
  else await call.terminal.write(`${editText(made)}\n`);
  suggest(call, `story ${here[0] ?? reference}`);
  return 0;
}

async function parted(store: Store, here: readonly string[], part: string, reason: string) {
  const { id } = await store.documents.find(part);
  const rest = here.filter((each) => each !== id);
  if (rest.length === here.length) throw new UsageError(`The document ${id} is not in that story.`);
  if (rest.length === 0) throw new UsageError("The story has no other document: there is nothing to part.");
  return store.stories.edit({ kind: "apart", groups: [[id], rest] }, reason);
}

const MOST = 10;

function sidesOf({ happened, claimed }: StoryWhole): readonly string[] {
  return [
    ...happened.flatMap(({ sources, targets }) => [...sources, ...targets]),
    ...claimed.flatMap(({ subject, object }) => [subject, ...(object === undefined ? [] : [object])]),
  ];
}

function wholeText(story: StoryWhole, call: Call, nameOf: (side: string) => string): string {
  const { paint } = call.terminal;
  const most = call.has("all") ? Number.POSITIVE_INFINITY : MOST;
  const { reports, count, happened, claimed } = story;
  const section = (title: string): string => `\n${paint("bold", title)}`;
  const more = (all: readonly unknown[]): string[] =>
    all.length > most ? [`  … ${all.length - most} more (--all)`] : [];
  const told = [...happened].filter(({ mentions }) => mentions.length > 0);
  const lines = [
    storyText(story, call),
    section(`REPORTS  ${count.articles} articles, ${count.texts} texts, ${count.origins} origins`),
    ...reports.map(({ document, origin }) => {
      const how = HOW[origin.how];
      const from = origin.how === "own" ? "" : `  ${how} ${oneLine(origin.name ?? origin.origin)}`;
      const head = [document.date ?? "no date", document.mark, document.source, document.title].flatMap((each) =>
        each === undefined ? [] : [oneLine(each)],
      );
      return `  ${head.join("  ")}${from}\n    ${paint("dim", `${document.id}  ${oneLine(document.given)}`)}`;
    }),
    section("WHAT HAPPENED, AS REPORTED"),
    ...told.slice(0, most).map((incident) => incidentText(incident, call, nameOf)),
    ...more(told),
    section("WHAT IS CLAIMED"),
    ...claimed.slice(0, most).map((proposition) => `  ${propositionText(proposition, nameOf)}`),
    ...more(claimed),
  ];
  return `${lines.join("\n")}\n`;
}

const HOW = { own: "", copy: "copy of", credit: "credits", reported: "relays" } as const;

/** "2024-09-10  AID  Iran → Russia  asserted 2, alleged 1; 2 reports; dead 12–15". */
function incidentText(incident: Incident, { terminal: { paint } }: Call, nameOf: (side: string) => string): string {
  const { type, mode, sources, targets, reciprocal, statuses, documents, details, mentions } = incident;
  const act = mode === undefined ? type : `${type} ${mode}`;
  const [by, upon] = [sources, targets].map((side) => side.map(nameOf).join(", ") || "–");
  const who = reciprocal && targets.length === 0 ? sources.map(nameOf).join(" ↔ ") : `${by} → ${upon}`;
  const stand = Object.entries(statuses).map(([status, n]) => `${status} ${n}`);
  const spread = details.map(
    ({ kind, low, high, documents: by }) => `${kind} ${low === high ? low : `${low}–${high}`} (${by.length})`,
  );
  const shown = mentions.slice(0, 3).map(({ document, evidence }) => `${document} s${evidence.sentence}`);
  const reports = `${documents.length} ${documents.length === 1 ? "report" : "reports"}`;
  return `  ${daysOf(incident)}  ${act}  ${who}  ${[stand.join(", "), reports, ...spread].join("; ")}\n    ${paint("dim", shown.join(", "))}`;
}

/** "China · support · Russia (arms)  contested: asserted by 2 origins, denied by 1; 3 articles". */
export function propositionText(proposition: PropositionRecord, nameOf: (side: string) => string): string {
  const { status, assertedBy, deniedBy, articles } = proposition;
  const by = [
    ...(assertedBy.length === 0 ? [] : [`asserted by ${origins(assertedBy.length)}`]),
    ...(deniedBy.length === 0 ? [] : [`denied by ${deniedBy.length}`]),
  ];
  const reach = `${articles} ${articles === 1 ? "article" : "articles"}`;
  return `${saidOf(proposition, nameOf)}  ${STATUS_WORDS[status]}${by.length === 0 ? "" : `: ${by.join(", ")}`}; ${reach}`;
}

function origins(count: number): string {
  return `${count} ${count === 1 ? "origin" : "origins"}`;
}

/** Subject, predicate, object, aspect: the terms of a proposition, not a sentence of anybody. */
export function saidOf(
  { subject, predicate, object, aspect }: Pick<PropositionRecord, "subject" | "predicate" | "object" | "aspect">,
  nameOf: (side: string) => string,
): string {
  const parts = [nameOf(subject), predicate, ...(object === undefined ? [] : [nameOf(object)])];
  return `${parts.join(" · ")}${aspect === undefined ? "" : ` (${aspect})`}`;
}

export const STATUS_WORDS: Readonly<Record<PropositionStatus, string>> = {
  contested: "contested",
  resolved: "resolved: expected, then reported",
  corroborated: "corroborated",
  "single-origin": "single origin",
  denied: "denied",
  alleged: "alleged only",
  predicted: "predicted",
  speculated: "speculated",
  urged: "urged",
  open: "open",
};
