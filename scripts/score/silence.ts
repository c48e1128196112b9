/** Planted visits with their documents in → what the rule of silence makes of each, beside the truth. */
import type { Planted, PlantedVisit } from "../../bench/planted.ts";
import { occurrenceOf, type Publication } from "../../src/corpus/relations/occurrences.ts";
import { dayOf } from "../../src/corpus/relations/reported.ts";
import { createSilences, type Judged, type SilenceRule } from "../../src/corpus/relations/silence.ts";
import type { SourceActivity } from "../../src/corpus/relations/types.ts";
import { createCorpus, dayNumber, type StoryKnowledge } from "../../src/corpus/stories/index.ts";

export interface SilenceRow {
  readonly visit: PlantedVisit;
  /** Undefined: no incident stands for the visit. `says-little`: silent, where the side does not usually announce. */
  readonly finding: Judged["finding"] | "says-little" | undefined;
}

/** The documents are joined as a store joins them; nothing of the truth is used but to find the visit again. */
export function judgePlanted(
  { documents, sources, visits }: Planted,
  knowledge: StoryKnowledge,
  rule: Partial<SilenceRule> = {},
): readonly SilenceRow[] {
  const facts = new Map(sources.map((each) => [each.name, each]));
  const corpus = createCorpus(knowledge);
  const publications = new Map<string, Publication>();
  const heard = new Map<string, Set<number>>();
  for (const { document, record } of documents) {
    corpus.add({ record, text: document.text });
    const { source = "" } = document;
    const { kind, country } = facts.get(source) ?? {};
    const day = dayNumber(document.date);
    publications.set(document.id, {
      source,
      origin: source,
      ...(day === undefined ? {} : { day }),
      ...(kind === undefined ? {} : { sourceKind: kind }),
      ...(country === undefined ? {} : { sourceCountry: country }),
    });
    if (day !== undefined) heard.set(source, (heard.get(source) ?? new Set()).add(day));
  }
  const activity = [...heard].map(([source, days]): SourceActivity => {
    const { kind, country } = facts.get(source) ?? {};
    return {
      source,
      ...(kind === undefined ? {} : { kind }),
      ...(country === undefined ? {} : { country }),
      days: [...days].sort((a, b) => a - b),
    };
  });
  const { incidents, propositions } = corpus.snapshot();
  const record = incidents.map((incident) => occurrenceOf(incident, (id) => publications.get(id)));
  const expected = propositions.flatMap(({ statements }) => statements);
  const bySide = new Map(
    [...new Set(visits.map(({ side }) => side))].map((side) => {
      const own = record.filter(({ sources: by, targets }) => by.includes(side) || targets.includes(side));
      return [side, { own, silences: createSilences({ side, record: own, expected, activity, rule }) }];
    }),
  );
  return visits.map((visit): SilenceRow => {
    const found = bySide.get(visit.side);
    const event = found?.silences.events.find(
      (each) =>
        each.mode === "visit" &&
        dayOf(each) === dayNumber(visit.day) &&
        each.sources.includes(visit.side) &&
        each.targets.includes(visit.counterpart),
    );
    const judged = event === undefined ? undefined : found?.silences.judge(event);
    const finding = judged?.finding === "silent" && judged.isUsual !== true ? "says-little" : judged?.finding;
    return { visit, finding };
  });
}
