/** Statements of many documents in → propositions: what is claimed, by whom, with the status that follows from it. */
import { dayNumber } from "./dates.ts";
import { hashOf } from "./hash.ts";
import type { Statement } from "./statements.ts";

/** See docs/propositions.md; computed by `statusOf`. */
export type PropositionStatus =
  | "contested"
  | "resolved"
  | "corroborated"
  | "single-origin"
  | "denied"
  | "alleged"
  | "predicted"
  | "speculated"
  | "urged"
  | "open";

export interface PropositionRecord {
  readonly id: string;
  /** Country, actor or organisation; of symmetric predicates both parties, joined by `+`. */
  readonly subject: string;
  readonly predicate: string;
  readonly object?: string;
  readonly aspect?: string;
  /** Absent where lasting matters were joined over all stories. */
  readonly story?: string;
  readonly stories: readonly string[];
  readonly status: PropositionStatus;
  /** Independent origins that assert it; see `originOf`. */
  readonly assertedBy: readonly string[];
  readonly deniedBy: readonly string[];
  readonly articles: number;
  readonly first?: string;
  readonly last?: string;
  readonly statements: readonly Statement[];
  readonly contradictions: readonly Contradiction[];
}

/** Two statements that cannot both hold. `across`: two sides. `side`: two speakers of one. `speaker`: one, over time. */
export interface Contradiction {
  readonly kind: "across" | "side" | "speaker";
  readonly asserts: StatementRef;
  readonly denies: StatementRef;
}

export interface StatementRef {
  readonly document: string;
  readonly sentence: number;
  readonly speaker: string;
  readonly date?: string;
}

export interface PropositionContext {
  /** Lasting matters are one proposition over all stories, not one in each. */
  readonly acrossStories?: boolean;
  /** Story of a document. */
  story(document: string): string | undefined;
  /** What a document counts as: `DocumentOrigin.origin`. */
  origin(document: string): string;
}

export function propositionsOf(statements: readonly Statement[], context: PropositionContext): PropositionRecord[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of completed(statements, context).sort(inOrder)) {
    const key = keyOf(statement, context);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [statement]);
    else group.push(statement);
  }
  return [...groups]
    .flatMap(([key, group]) => occasionsIn(key, group))
    .map(([key, group]) => recordOf(key, group, context))
    .sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));
}

/**
 * Whose word it is. A named speaker and an unnamed one with a country stand for their side: two spokesmen of one government,
 * in ten papers, are one origin. The document's own voice, and an unnamed voice of no country, count as the publisher at the
 * root of the document, or as the outlet that it hands on; of outlets of one owner, as the owner; of media and bodies of a
 * state, as that state, whose word they are no independent check of.
 */
export function originOf(statement: Statement, context: PropositionContext): string {
  const { speaker, family, via } = statement;
  if (speaker.kind === "named" || !speaker.side.startsWith("unnamed@")) {
    const owner = speaker.side.startsWith("outlet:") ? family : undefined;
    if (speaker.kind !== "document") return owner === undefined ? speaker.side : voiceOf(owner);
  }
  const publisher = via === undefined ? context.origin(statement.document) : (family ?? via);
  return speaker.kind === "document" ? voiceOf(publisher) : `unnamed@${publisher}`;
}

/** "state:RUS" → RUS, the side of Russia's government; "reuters" → an outlet. */
function voiceOf(publisher: string): string {
  return /^(?:state|org):(.+)$/.exec(publisher)?.[1] ?? `outlet:${publisher}`;
}

/**
 * The published rule, first that holds:
 * contested: asserted, or charged by a named speaker, and denied, by different sides;
 * denied: denied, and neither asserted nor charged by anybody named;
 * resolved: predicted, and asserted on a later day;
 * corroborated: asserted by two or more origins; single-origin: by one;
 * alleged, predicted, speculated, urged: only that; open: only doubted, asked or met with silence.
 */
export function statusOf(statements: readonly Statement[], context: PropositionContext): PropositionStatus {
  const at = (position: Statement["position"]): Statement[] => statements.filter((each) => each.position === position);
  const [asserting, denying, charging, predicting] = [at("asserts"), at("denies"), at("accuses"), at("predicts")];
  const forIt = [...asserting, ...charging.filter((each) => each.speaker.kind === "named")];
  if (denying.length > 0) {
    const sides = new Set(denying.map((each) => originOf(each, context)));
    const opposed = forIt.some((each) => !sides.has(originOf(each, context)) || sides.size > 1);
    return opposed ? "contested" : forIt.length > 0 ? "contested" : "denied";
  }
  const firstPredicted = predicting.flatMap((each) => each.date ?? []).sort()[0];
  const later = asserting.some(
    (each) => firstPredicted !== undefined && each.date !== undefined && each.date > firstPredicted,
  );
  if (later) return "resolved";
  const origins = new Set(asserting.map((each) => originOf(each, context)));
  if (origins.size > 1) return "corroborated";
  if (origins.size === 1) return "single-origin";
  if (charging.length > 0) return "alleged";
  if (predicting.length > 0) return "predicted";
  if (at("speculates").length > 0) return "speculated";
  return at("urges").length > 0 ? "urged" : "open";
}

/**
 * "Freedonia has expelled six envoys" and, in the same story, "Freedonia has expelled six envoys of Sylvania": a statement without
 * an object takes the story's, where the story has only one for that subject and predicate. Of what lasts, only with the same word.
 */
function completed(statements: readonly Statement[], context: PropositionContext): Statement[] {
  const keyOfAct = ({ document, subject, predicate, scope, wording }: Statement): string =>
    [context.story(document) ?? document, subject, predicate, scope === "lasting" ? wording : ""].join("|");
  const objects = new Map<string, Set<string>>();
  for (const statement of statements) {
    if (statement.object === undefined) continue;
    const key = keyOfAct(statement);
    objects.set(key, (objects.get(key) ?? new Set()).add(statement.object));
  }
  return statements.map((statement) => {
    const [object, other] = objects.get(keyOfAct(statement)) ?? [];
    if (statement.object !== undefined || statement.vague || object === undefined || other !== undefined)
      return statement;
    return { ...statement, object, inferred: [...statement.inferred, "object-from-story"] };
  });
}

/**
 * Subject, predicate, object, what is given, and the story: the same words in another story are about another thing. Without an
 * object, or with a predicate that says little, only the same word is taken for the same thing.
 */
function keyOf(statement: Statement, context: PropositionContext): string {
  const { subject, predicate, object = "", aspect = "", wording } = statement;
  const story = isOfStory(statement, context) ? (context.story(statement.document) ?? "") : "";
  const isWhole = !statement.vague && (statement.object !== undefined || statement.subject.includes("+"));
  return [subject, predicate, object, aspect, story, isWhole ? "" : wording].join("|");
}

/** A story may run for months and hold many strikes: what is said of an occasion after a silence of weeks is about another. */
function occasionsIn(key: string, group: readonly Statement[]): [string, readonly Statement[]][] {
  if (group[0]?.scope !== "occasion") return [[key, group]];
  const parts: Statement[][] = [];
  let last: number | undefined;
  for (const statement of group) {
    const day = dayNumber(statement.date);
    const part = parts.at(-1);
    if (part === undefined || (day !== undefined && last !== undefined && day - last > SILENCE))
      parts.push([statement]);
    else part.push(statement);
    last = day ?? last;
  }
  return parts.map((part) => [`${key}|${part[0]?.date ?? ""}`, part]);
}

/** Days. */
const SILENCE = 14;

function isOfStory({ scope, object, subject }: Statement, { acrossStories }: PropositionContext): boolean {
  return acrossStories !== true || scope === "occasion" || (object === undefined && !subject.includes("+"));
}

function recordOf(key: string, statements: readonly Statement[], context: PropositionContext): PropositionRecord {
  const [first] = statements;
  const dates = statements.flatMap((each) => each.date ?? []).sort();
  const origins = (position: Statement["position"]): string[] =>
    [...new Set(statements.filter((each) => each.position === position).map((each) => originOf(each, context)))].sort();
  const documents = new Set(statements.map((each) => each.document));
  const stories = [...new Set([...documents].flatMap((each) => context.story(each) ?? []))].sort();
  const [from, to] = [dates[0], dates.at(-1)];
  return {
    id: `p:${hashOf(key)}`,
    subject: first?.subject ?? "",
    predicate: first?.predicate ?? "",
    ...(first?.object === undefined ? {} : { object: first.object }),
    ...(first?.aspect === undefined ? {} : { aspect: first.aspect }),
    ...(first !== undefined && isOfStory(first, context) && stories[0] !== undefined ? { story: stories[0] } : {}),
    stories,
    status: statusOf(statements, context),
    assertedBy: origins("asserts"),
    deniedBy: origins("denies"),
    articles: documents.size,
    ...(from === undefined ? {} : { first: from }),
    ...(to === undefined ? {} : { last: to }),
    statements,
    contradictions: contradictionsIn(statements),
  };
}

/** The proposition as it stood with some of its statements only; undefined where none is left. Its id stays. */
export function narrowed(
  proposition: PropositionRecord,
  keep: (statement: Statement) => boolean,
  context: PropositionContext,
): PropositionRecord | undefined {
  const statements = proposition.statements.filter(keep);
  if (statements.length === 0) return undefined;
  if (statements.length === proposition.statements.length) return proposition;
  return { ...recordOf("", statements, context), id: proposition.id };
}

/** One for each pair of speakers: the earliest statement of each. A charge by a named speaker counts as an assertion. */
function contradictionsIn(statements: readonly Statement[]): Contradiction[] {
  const found = new Map<string, Contradiction>();
  const forIt = statements.filter(
    (each) => each.position === "asserts" || (each.position === "accuses" && each.speaker.kind === "named"),
  );
  for (const asserts of forIt) {
    for (const denies of statements) {
      if (denies.position !== "denies") continue;
      const key = `${asserts.speaker.key}|${denies.speaker.key}`;
      if (found.has(key)) continue;
      const kind =
        asserts.speaker.key === denies.speaker.key && asserts.speaker.key !== "unnamed"
          ? "speaker"
          : asserts.speaker.side === denies.speaker.side
            ? "side"
            : "across";
      found.set(key, { kind, asserts: refTo(asserts), denies: refTo(denies) });
    }
  }
  return [...found.values()];
}

function refTo({ document, sentence, speaker, date }: Statement): StatementRef {
  return { document, sentence, speaker: speaker.key, ...(date === undefined ? {} : { date }) };
}

function inOrder(a: Statement, b: Statement): number {
  return (
    order(a.date ?? "", b.date ?? "") ||
    order(a.document, b.document) ||
    a.sentence - b.sentence ||
    order(a.claim ?? "~", b.claim ?? "~") ||
    order(a.event ?? "", b.event ?? "")
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
