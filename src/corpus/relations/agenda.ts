/**
 * What is claimed and what is reported of two sides → the issues live between them, ranked, each with those who speak and the
 * sentences. An issue is named by its terms (subject, predicate class, object, aspect); how it is ranked: docs/relations.md.
 */
import { dayNumber, originOf, type PropositionContext, type PropositionRecord, statusOf } from "../stories/index.ts";
import { issueKeyOf, type Naming, namingOf } from "./issue-key.ts";
import { type Expectation, type IssueVoice, nextOf, voicesOf } from "./issue-voices.ts";
import { type Place, placeOf, reportedBy, sidesOf } from "./reported.ts";
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
}

export function agendaOf({ between, day, propositions, record, countryOf, rule }: AgendaAsked): Agenda {
  const whole = { ...AGENDA_RULE, ...rule };
  const from = day - whole.window + 1;
  const sideOf = (party: string): string => countryOf?.(party) ?? party;
  const occurrences = record
    .flatMap((each) => reportedBy(each, day) ?? [])
    .filter((each) => between.every((side) => sidesOf(each).includes(side)));
  const reportOf = new Map(
    occurrences.flatMap((occurrence) =>
      occurrence.reports.map((report) => [`${report.document}|${report.event}`, { occurrence, report }] as const),
    ),
  );
  const origins = new Map(
    occurrences.flatMap(({ reports }) => reports.map(({ document, origin }) => [document, origin] as const)),
  );
  const context: PropositionContext = {
    story: () => undefined,
    origin: (document) => origins.get(document) ?? `text:${document}`,
  };

  const gathered = new Map<string, Gathered>();
  const home = (key: string, naming: Naming): Gathered => {
    const known = gathered.get(key);
    if (known !== undefined) return known;
    const made: Gathered = {
      key,
      naming,
      statements: [],
      occurrences: new Set(),
      propositions: new Set(),
      isContested: false,
    };
    gathered.set(key, made);
    return made;
  };
  const claimed = new Map<string, Map<string, number>>();
  for (const proposition of propositions) {
    const statements = proposition.statements.filter(({ date }) => isBy(date, day));
    const told = statements.flatMap(({ document, event }) => reportOf.get(`${document}|${event ?? ""}`) ?? []);
    if (!isOfBoth(proposition, statements, told.length > 0, between, sideOf)) continue;
    const isContested = statusOf(statements, context) === "contested";
    for (const statement of statements) {
      const found =
        statement.event === undefined ? undefined : reportOf.get(`${statement.document}|${statement.event}`);
      const promised = found?.report.promises?.act;
      const naming = namingOf(proposition, statement, promised, sideOf);
      const issue = home(issueKeyOf(naming, statement, promised, proposition.story), naming);
      issue.statements.push({ statement, promised: promised !== undefined, report: found?.report });
      issue.propositions.add(proposition.id);
      if (isContested) issue.isContested = true;
      if (found === undefined) continue;
      const counts = claimed.get(found.occurrence.incident) ?? new Map<string, number>();
      claimed.set(found.occurrence.incident, counts.set(issue.key, (counts.get(issue.key) ?? 0) + 1));
    }
  }
  const bySentence = new Map<string, string>();
  for (const { key, statements } of gathered.values())
    for (const { statement } of statements) bySentence.set(`${statement.document}|${statement.sentence}`, key);
  for (const occurrence of occurrences) {
    const key =
      mostOf(claimed.get(occurrence.incident)) ??
      // An accusation stands beside what it charges.
      occurrence.reports.map(({ document, sentence }) => bySentence.get(`${document}|${sentence}`)).find(Boolean);
    const own = key === undefined ? undefined : gathered.get(key);
    if (own !== undefined) own.occurrences.add(occurrence);
    else {
      const naming: Naming = ownNaming(occurrence);
      home(
        issueKeyOf(naming, { scope: "occasion", vague: false }, undefined, occurrence.story),
        naming,
      ).occurrences.add(occurrence);
    }
  }
  const issues = [...gathered.values()].flatMap((each) => issueOf(each, { from, day, rule: whole, context }) ?? []);
  return {
    between,
    from,
    day,
    rule: whole,
    issues: issues.sort((a, b) => b.score - a.score || b.last - a.last || (a.key < b.key ? -1 : 1)),
  };
}

type Statement = PropositionRecord["statements"][number];

export interface Gathered {
  readonly key: string;
  readonly naming: Naming;
  readonly statements: {
    readonly statement: Statement;
    readonly promised: boolean;
    readonly report: Occurrence["reports"][number] | undefined;
  }[];
  readonly occurrences: Set<Occurrence>;
  readonly propositions: Set<string>;
  isContested: boolean;
}

/** Both are parties; or an act of both is what is claimed; or one speaks of the other. */
function isOfBoth(
  { subject, object }: PropositionRecord,
  statements: readonly Statement[],
  isOfAct: boolean,
  between: readonly [string, string],
  sideOf: (party: string) => string,
): boolean {
  if (statements.length === 0) return false;
  const sides = new Set([...subject.split("+"), ...(object === undefined ? [] : [object])].map(sideOf));
  if (isOfAct || between.every((side) => sides.has(side))) return true;
  return between.some((side, at) => {
    const other = between[1 - at];
    return sides.has(side) && statements.some(({ speaker }) => speaker.kind !== "document" && speaker.side === other);
  });
}

function ownNaming({ act, sources, targets, reciprocal }: Occurrence): Naming {
  const [acting, acted] = [sources, targets].map((sides) => sides.filter((side) => !side.startsWith("d:")).sort());
  const all = [...new Set([...(acting ?? []), ...(acted ?? [])])].sort();
  if (reciprocal || acted === undefined || acted.length === 0) return { subject: all.join("+"), predicate: act };
  return { subject: acting?.join("+") ?? "", predicate: act, object: acted.join("+") };
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

/** What has no date is not known to be that early. */
function isBy(date: string | undefined, day: number): boolean {
  return isWithin(dayNumber(date), Number.NEGATIVE_INFINITY, day);
}

function isWithin(day: number | undefined, from: number, to: number): boolean {
  return day !== undefined && day >= from && day <= to;
}

function mostOf(counts: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(counts ?? [])].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}
