/** Propositions and occurrences of two sides → gathered by issue, as they stood on a day; what is of one of the two and a third, apart. */
import { dayNumber, type PropositionContext, type PropositionRecord, statusOf } from "../stories/index.ts";
import { issueKeyOf, type Naming, namingOf } from "./issue-key.ts";
import { reportedBy, sidesOf } from "./reported.ts";
import type { Occurrence, Report } from "./types.ts";

export interface GatherAsked {
  readonly between: readonly [string, string];
  readonly day: number;
  readonly propositions: readonly PropositionRecord[];
  readonly record: readonly Occurrence[];
  readonly countryOf?: (actor: string) => string | undefined;
}

export interface Gathered {
  readonly key: string;
  readonly naming: Naming;
  readonly statements: readonly GatheredStatement[];
  readonly occurrences: ReadonlySet<Occurrence>;
  readonly propositions: ReadonlySet<string>;
  readonly isContested: boolean;
}

export interface GatheredStatement {
  readonly statement: Statement;
  /** It promises the act, or tells that it is promised. */
  readonly promised: boolean;
  /** Of the event that it is about, where both sides take part in that. */
  readonly report: Report | undefined;
}

export interface Gathering {
  readonly issues: readonly Gathered[];
  readonly others: readonly Gathered[];
  /** Origins, as far as the occurrences give them. */
  readonly context: PropositionContext;
}

export function gather({ between, day, propositions, record, countryOf }: GatherAsked): Gathering {
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
  const [issues, others] = [createHomes(), createHomes()];
  const claimed = new Map<string, Map<string, number>>();
  for (const proposition of propositions) {
    // What has no date is not known to be that early.
    const statements = proposition.statements.filter(
      ({ date }) => (dayNumber(date) ?? Number.POSITIVE_INFINITY) <= day,
    );
    const told = statements.some(({ document, event }) => reportOf.has(`${document}|${event ?? ""}`));
    const homes = isOfBoth(proposition, statements, told, between, sideOf) ? issues : others;
    const isContested = statusOf(statements, context) === "contested";
    for (const statement of statements) {
      const found = reportOf.get(`${statement.document}|${statement.event ?? ""}`);
      const promised = found?.report.promises?.act;
      const naming = namingOf(proposition, statement, promised, sideOf);
      const issue = homes.of(issueKeyOf(naming, statement, promised, proposition.story), naming);
      issue.statements.push({ statement, promised: promised !== undefined, report: found?.report });
      issue.propositions.add(proposition.id);
      if (isContested) issue.isContested = true;
      if (found === undefined) continue;
      const counts = claimed.get(found.occurrence.incident) ?? new Map<string, number>();
      claimed.set(found.occurrence.incident, counts.set(issue.key, (counts.get(issue.key) ?? 0) + 1));
    }
  }
  const bySentence = new Map<string, string>();
  for (const { key, statements } of issues.all()) {
    for (const { statement } of statements) {
      const place = `${statement.document}|${statement.sentence}`;
      if (!bySentence.has(place)) bySentence.set(place, key);
    }
  }
  for (const occurrence of occurrences) {
    const key =
      mostOf(claimed.get(occurrence.incident)) ??
      // An accusation stands beside what it charges.
      occurrence.reports.map(({ document, sentence }) => bySentence.get(`${document}|${sentence}`)).find(Boolean);
    const naming = ownNaming(occurrence);
    const own = issueKeyOf(naming, { scope: "occasion", vague: false }, undefined, occurrence.story);
    issues.of(key ?? own, naming).occurrences.add(occurrence);
  }
  return { issues: issues.all(), others: others.all(), context };
}

type Statement = PropositionRecord["statements"][number];

interface Home extends Gathered {
  readonly statements: GatheredStatement[];
  readonly occurrences: Set<Occurrence>;
  readonly propositions: Set<string>;
  isContested: boolean;
}

interface Homes {
  of(key: string, naming: Naming): Home;
  /** In order of key, the statements in order of date: not in that in which they came. */
  all(): readonly Home[];
}

function createHomes(): Homes {
  const homes = new Map<string, Home>();
  return {
    of(key, naming) {
      const known = homes.get(key);
      if (known !== undefined) return known;
      const made: Home = {
        key,
        naming,
        statements: [],
        occurrences: new Set(),
        propositions: new Set(),
        isContested: false,
      };
      homes.set(key, made);
      return made;
    },
    all() {
      const all = [...homes.values()].sort((a, b) => order(a.key, b.key));
      for (const { statements } of all) statements.sort((a, b) => inOrder(a.statement, b.statement));
      return all;
    },
  };
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

function mostOf(counts: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(counts ?? [])].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

function inOrder(a: Statement, b: Statement): number {
  return (
    order(a.date ?? "", b.date ?? "") ||
    order(a.document, b.document) ||
    a.sentence - b.sentence ||
    order(a.claim ?? "", b.claim ?? "") ||
    order(a.event ?? "", b.event ?? "") ||
    order(a.subject, b.subject)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
