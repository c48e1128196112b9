/**
 * What is claimed and what is reported of two sides → the issues live between them, ranked, each with those who speak and the
 * sentences. An issue is named by its terms (subject, predicate class, object, aspect); how it is ranked: docs/relations.md.
 */
import { dayNumber, originOf, type PropositionContext, type PropositionRecord } from "../stories/index.ts";
import { type Gathered, gather } from "./gather.ts";
import type { Naming } from "./issue-key.ts";
import { type Expectation, type IssueVoice, nextOf, voicesOf } from "./issue-voices.ts";
import { type Place, placeOf } from "./reported.ts";
import type { Occurrence } from "./types.ts";

export interface AgendaRule {
  /** Days that count, up to the day itself. */
  readonly window: number;
  /** Days after which an origin counts half. */
  readonly halfLife: number;
  /** By which a contested issue counts more. */
  readonly contested: number;
}

export const AGENDA_RULE: AgendaRule = { window: 90, halfLife: 14, contested: 2 };

export interface AgendaAsked {
  /** Country codes, or ids of organisations and actors. */
  readonly between: readonly [string, string];
  /** Days since 1970-01-01 UTC: the agenda of that day, from what was published by then. */
  readonly day: number;
  /** Those in which either side, or a person of it, is subject or object; what does not concern both is left out. */
  readonly propositions: readonly PropositionRecord[];
  /** Those in which both take part. */
  readonly record: readonly Occurrence[];
  /** Country of an actor, where it is known: propositions about visits name persons. */
  readonly countryOf?: (actor: string) => string | undefined;
  readonly rule?: Partial<AgendaRule>;
}

export interface Issue extends Naming {
  /** "support|CHN>RUS|arms": the same issue has the same key on every day. */
  readonly key: string;
  readonly score: number;
  readonly isContested: boolean;
  /** In the window: independent origins, statements, reports of acts that are in no statement. */
  readonly origins: number;
  readonly claims: number;
  readonly reports: number;
  /** Contexts of its acts, with how many have them, the commonest first. */
  readonly contexts: readonly { readonly context: string; readonly acts: number }[];
  readonly modes: readonly string[];
  readonly stories: readonly string[];
  readonly propositions: readonly string[];
  readonly incidents: readonly string[];
  /** Days of the first and the last of what counts. */
  readonly first: number;
  readonly last: number;
  /** Who speaks, with the latest position of each, in the window. */
  readonly voices: readonly IssueVoice[];
  readonly next?: Expectation;
  /** The newest first. */
  readonly evidence: readonly (Place & { readonly day: number; readonly from: string })[];
}

export interface Agenda {
  readonly between: readonly [string, string];
  readonly from: number;
  readonly day: number;
  readonly rule: AgendaRule;
  readonly issues: readonly Issue[];
  /** Of one of the two and a third, in the same documents: no issue between them, and perhaps what they speak of. */
  readonly beside: readonly Issue[];
}

export function agendaOf(asked: AgendaAsked): Agenda {
  const { between, day } = asked;
  const rule = { ...AGENDA_RULE, ...asked.rule };
  const from = day - rule.window + 1;
  const { issues: gathered, others, context } = gather(asked);
  const issues = gathered.flatMap((each) => issueOf(each, { from, day, rule, context }) ?? []).sort(byScore);
  const documents = new Set(issues.flatMap(({ evidence }) => evidence.map(({ document }) => document)));
  const beside = others
    .map((each) => ({
      ...each,
      statements: each.statements.filter(({ statement }) => documents.has(statement.document)),
    }))
    .flatMap((each) => issueOf(each, { from, day, rule, context }) ?? [])
    .sort(byScore);
  return { between, from, day, rule, issues, beside };
}

function byScore(a: Issue, b: Issue): number {
  return b.score - a.score || b.last - a.last || (a.key < b.key ? -1 : 1);
}

function issueOf(
  gathered: Gathered,
  { from, day, rule, context }: { from: number; day: number; rule: AgendaRule; context: PropositionContext },
): Issue | undefined {
  const { key, naming, isContested, statements, occurrences, propositions } = gathered;
  const latest = new Map<string, number>();
  const evidence: (Place & { day: number; from: string })[] = [];
  const count = (origin: string, at: number, place: Place): void => {
    latest.set(origin, Math.max(latest.get(origin) ?? Number.NEGATIVE_INFINITY, at));
    evidence.push({ ...placeOf(place), day: at, from: origin });
  };
  const claimed = new Set(statements.map(({ statement }) => `${statement.document}|${statement.event ?? ""}`));
  const live = statements.filter(({ statement }) => isWithin(dayNumber(statement.date), from, day));
  for (const { statement } of live) count(originOf(statement, context), dayNumber(statement.date) ?? day, statement);
  let reports = 0;
  for (const { reports: all } of occurrences) {
    for (const report of all) {
      if (claimed.has(`${report.document}|${report.event}`) || !isWithin(report.day, from, day)) continue;
      reports += 1;
      count(`outlet:${report.origin}`, report.day ?? day, report);
    }
  }
  if (latest.size === 0) return undefined;
  let sum = 0;
  for (const each of [...latest].sort(([a], [b]) => (a < b ? -1 : 1))) sum += 2 ** ((each[1] - day) / rule.halfLife);
  const days = evidence.map((each) => each.day);
  const next = nextOf(gathered, from, day);
  return {
    key,
    ...naming,
    score: sum * (isContested ? rule.contested : 1),
    isContested,
    origins: latest.size,
    claims: live.length,
    reports,
    contexts: contextsOf(occurrences),
    modes: [...new Set([...occurrences].flatMap(({ mode }) => mode ?? []))].sort(),
    stories: storiesOf(gathered),
    propositions: [...propositions].sort(),
    incidents: [...occurrences].map(({ incident }) => incident).sort(),
    first: Math.min(...days),
    last: Math.max(...days),
    voices: voicesOf(live),
    ...(next === undefined ? {} : { next }),
    evidence: evidence.sort(
      (a, b) => b.day - a.day || (a.document < b.document ? -1 : a.document > b.document ? 1 : a.sentence - b.sentence),
    ),
  };
}

function contextsOf(occurrences: ReadonlySet<Occurrence>): Issue["contexts"] {
  const counts = new Map<string, number>();
  for (const { contexts } of occurrences) for (const each of contexts) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts]
    .map(([context, acts]) => ({ context, acts }))
    .sort((a, b) => b.acts - a.acts || (a.context < b.context ? -1 : 1));
}

/** Those with most of the sentences first. */
function storiesOf({ statements, occurrences }: Gathered): readonly string[] {
  const counts = new Map<string, number>();
  const stories = new Map<string, string>();
  for (const { story, reports } of occurrences)
    for (const { document } of reports) if (story !== undefined) stories.set(document, story);
  for (const story of stories.values()) counts.set(story, (counts.get(story) ?? 0) + 1);
  for (const { statement } of statements) {
    const story = stories.get(statement.document);
    if (story !== undefined) counts.set(story, (counts.get(story) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([story]) => story);
}

function isWithin(day: number | undefined, from: number, to: number): boolean {
  return day !== undefined && day >= from && day <= to;
}
