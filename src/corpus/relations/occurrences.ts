/** An incident, with what is known of the documents that report it → the acts between pairs of sides, and the occurrence. */
import type { Incident } from "../stories/index.ts";
import { type Act, type Occurrence, type Report, strongestOf } from "./types.ts";

/** Of one document. */
export interface Publication {
  /** Days since 1970-01-01 UTC. */
  readonly day?: number;
  readonly source?: string;
  readonly sourceKind?: string;
  readonly sourceCountry?: string;
  /** Publisher at the root. */
  readonly origin: string;
}

/** One act for each ordered pair of different sides; a reciprocal incident gives both directions. */
export function actsOf(incident: Incident, publication: (document: string) => Publication | undefined): Act[] {
  const { day } = spanOf(incident, publication);
  if (day === undefined) return [];
  const story = incident.stories[0];
  const origins = new Set(incident.documents.map((each) => publication(each)?.origin ?? each));
  const rest = {
    incident: incident.id,
    ...(story === undefined ? {} : { story }),
    type: incident.type,
    ...(incident.mode === undefined ? {} : { mode: incident.mode }),
    contexts: incident.contexts,
    day,
    stated: incident.mentions.some((each) => each.stated),
    status: strongestOf(incident.mentions.map((each) => each.status)),
    mentions: incident.mentions.length,
    documents: incident.documents.length,
    origins: origins.size,
  };
  return pairsOf(incident).map(([source, target]) => ({ ...rest, source, target }));
}

function pairsOf({ sources, targets, reciprocal }: Incident): readonly (readonly [string, string])[] {
  const all = reciprocal ? [...new Set([...sources, ...targets])] : [];
  const pairs = reciprocal
    ? all.flatMap((source) => all.map((target) => [source, target] as const))
    : sources.flatMap((source) => targets.map((target) => [source, target] as const));
  return pairs.filter(([source, target]) => source !== target && isShared(source) && isShared(target));
}

/** "d:guard" is another guard in every document. */
function isShared(side: string): boolean {
  return !side.startsWith("d:");
}

export function occurrenceOf(
  incident: Incident,
  publication: (document: string) => Publication | undefined,
): Occurrence {
  const story = incident.stories[0];
  const reports = incident.mentions.map((mention): Report => {
    const { day, source, sourceKind, sourceCountry, origin } = publication(mention.document) ?? {};
    return {
      document: mention.document,
      event: mention.event,
      sentence: mention.evidence.sentence,
      spans: mention.evidence.spans,
      status: mention.status,
      ...(mention.promises === undefined ? {} : { promises: mention.promises }),
      ...(mention.holder === undefined ? {} : { holder: mention.holder }),
      ...(mention.stated && mention.day !== undefined ? { stated: { day: mention.day, grain: mention.grain } } : {}),
      ...(day === undefined ? {} : { day }),
      ...(source === undefined ? {} : { source }),
      ...(sourceKind === undefined ? {} : { sourceKind }),
      ...(sourceCountry === undefined ? {} : { sourceCountry }),
      origin: origin ?? mention.document,
    };
  });
  return {
    incident: incident.id,
    ...(story === undefined ? {} : { story }),
    type: incident.type,
    ...(incident.mode === undefined ? {} : { mode: incident.mode }),
    act: incident.mentions.find((each) => each.type === incident.type)?.act ?? "",
    contexts: incident.contexts,
    reciprocal: incident.reciprocal,
    sources: incident.sources,
    targets: incident.targets,
    persons: [...new Set(incident.mentions.flatMap((each) => each.persons))].sort(),
    ...spanOf(incident, publication),
    stated: incident.mentions.some((each) => each.stated),
    status: strongestOf(incident.mentions.map((each) => each.status)),
    reports: reports.sort(
      (a, b) =>
        (a.day ?? 0) - (b.day ?? 0) ||
        order(a.document, b.document) ||
        a.sentence - b.sentence ||
        order(a.event, b.event),
    ),
  };
}

/** Stated days where there are any; else from the first report to the last. */
function spanOf(
  incident: Incident,
  publication: (document: string) => Publication | undefined,
): { readonly day?: number; readonly lastDay?: number } {
  const stated = incident.mentions.filter((each) => each.stated && each.grain <= 31).flatMap((each) => each.day ?? []);
  const days = stated.length > 0 ? stated : incident.mentions.flatMap((each) => publication(each.document)?.day ?? []);
  if (days.length === 0) return {};
  return { day: Math.min(...days), lastDay: Math.max(...days) };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
