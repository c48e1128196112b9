/** The tasks of `npm run score`: each reads its gold files, runs the coder on them and reports what it measured. */

import { loadStoryKnowledge } from "../../src/corpus/stories/index.ts";
import type { Claim, DocumentInput, Span } from "../../src/model/index.ts";
import { findAttributions, loadCues } from "../../src/reading/claims/attribution/index.ts";
import { loadOperators, weigh } from "../../src/reading/claims/factuality/index.ts";
import { resolvePhrase } from "../../src/reading/entities/actors/index.ts";
import { segment } from "../../src/reading/text/index.ts";
import { type ActorRow, scoreActors } from "./actors.ts";
import { type AttributionRow, ROLES, scoreAttribution } from "./attribution.ts";
import type { Coder } from "./coder.ts";
import { type GoldRow, scoreEvents } from "./events.ts";
import { type FactualityRow, scoreFactuality } from "./factuality.ts";
import { eachPart, type GoldFile, readDocuments, readRows } from "./gold.ts";
import { scoreIncidents } from "./incidents.ts";
import { scoreNames } from "./names.ts";
import { type PlacesRow, scorePlaces } from "./places.ts";
import { type PloverRow, scorePlover } from "./plover.ts";
import { ploverEvents } from "./plover-view.ts";
import { figuresOf, type Report } from "./report.ts";
import { scoreSegmentation } from "./segmentation.ts";
import { measureSpeed } from "./speed.ts";
import { type ClusterRow, type ClusterScore, scoreStories } from "./stories.ts";
import { scoreRawSyntax, scoreSyntax } from "./syntax.ts";
import { type FindTimes, type RecognizerRow, scoreRecognizer, scoreTimes, type TimexRow } from "./times.ts";

export interface Task {
  readonly name: string;
  /** Dev files under `../shared/data`, read when no gold file is given. */
  readonly devFiles: readonly string[];
  run(file: GoldFile, coder: Coder): Report;
}

export const TASKS: readonly Task[] = [
  { name: "syntax", devFiles: ["ud/ewt-dev.conllu", "ud/gum-dev-safe.conllu"], run: runSyntax },
  { name: "names", devFiles: ["ner/uner-dev.iob2"], run: runNames },
  { name: "events", devFiles: ["events/plover-gsr.dev.jsonl"], run: runEvents },
  { name: "plover", devFiles: ["events/plover-zsp.dev.jsonl"], run: runPlover },
  { name: "attribution", devFiles: ["attribution/polnear.dev.jsonl"], run: runAttribution },
  { name: "factuality", devFiles: ["factuality/uw.dev.jsonl"], run: runFactuality },
  {
    name: "times",
    devFiles: ["timex/timebank.dev.jsonl", "timex/aquaint.dev.jsonl", "timex/recognizers_en.dev.jsonl"],
    run: (file, coder) => (isRecognizer(file) ? runRecognizer(file, coder) : runTimes(file, coder)),
  },
  { name: "places", devFiles: ["geo/trnews.dev.jsonl", "geo/geovirus.dev.jsonl"], run: runPlaces },
  { name: "actors", devFiles: ["actors/ngec-actors.dev.jsonl"], run: runActors },
  {
    name: "stories",
    devFiles: ["stories/news-cluster.dev.jsonl"],
    run: (file, coder) => runClusters("stories", scoreStories, file, coder),
  },
  {
    name: "incidents",
    devFiles: ["stories/gva-incidents.dev.jsonl"],
    run: (file, coder) => runClusters("incidents", scoreIncidents, file, coder),
  },
  { name: "speed", devFiles: ["stream/articles.jsonl"], run: runSpeed },
];

function runSyntax(file: GoldFile, coder: Coder): Report {
  const documents = readDocuments(file);
  const model = coder.syntax();
  const parts = eachPart(documents, (some) => {
    const conllu = some.join("");
    const gold = scoreSyntax(model, conllu);
    const raw = scoreRawSyntax(model, segment, conllu);
    const { wordF1, sentenceF1 } = scoreSegmentation(conllu, segment);
    return {
      UPOS: gold.upos,
      UAS: gold.uas,
      LAS: gold.las,
      lemmas: gold.lemmas,
      "LAS from raw text": raw.las,
      "words from raw text": 100 * wordF1,
      "sentences from raw text": 100 * sentenceF1,
    };
  });
  const words = documents.join("").match(/^\d+\t/gm)?.length ?? 0;
  return {
    task: "syntax",
    data: file.name,
    size: `${count(documents.length, "document")}, ${count(words, "word")}`,
    figures: figuresOf(parts, "percent"),
    remarks: ["The model was chosen by its figures on this whole file, the unseen part included."],
  };
}

function runNames(file: GoldFile, coder: Coder): Report {
  const documents = readDocuments(file);
  let names = 0;
  const parts = eachPart(documents, (some) => {
    const { all, PER, ORG, LOC } = scoreNames(coder.syntax(), some.join(""));
    names = Math.max(names, all.gold);
    return { F1: all.f1, precision: all.precision, recall: all.recall, PER: PER.f1, ORG: ORG.f1, LOC: LOC.f1 };
  });
  return {
    task: "names",
    data: file.name,
    size: `${count(documents.length, "document")}, ${count(names, "name")}`,
    figures: figuresOf(parts, "percent"),
    remarks: ["The model was chosen by its figures on this whole file, the unseen part included."],
  };
}

function runEvents(file: GoldFile, coder: Coder): Report {
  const rows = readRows<GoldRow>(file);
  const system = rows.map(({ id, text = "" }) => ({ id, events: ploverEvents(coder.analyse({ id, text })) }));
  const parts = eachPart(groupsOf(rows), (groups) => {
    const all = scoreEvents(groups.flat(), system);
    const first = scoreEvents(groups.flat(), system, true);
    return {
      "type F1": 100 * all.type.f1,
      "type+source F1": 100 * all.source.f1,
      "type+source+target F1": 100 * all.both.f1,
      "type precision": 100 * all.type.precision,
      "type recall": 100 * all.type.recall,
      "top1 type F1": 100 * first.type.f1,
      "top1 type+source+target F1": 100 * first.both.f1,
    };
  });
  return {
    task: "events",
    data: file.name,
    size: `${count(rows.length, "gold event")}`,
    figures: figuresOf(parts, "percent"),
    remarks: ["The gold marks one event a sentence, so precision is a lower bound; top1 counts the first event only."],
  };
}

/** Rows of one sentence stay together. */
function groupsOf(rows: readonly GoldRow[]): GoldRow[][] {
  const groups = new Map<string, GoldRow[]>();
  for (const row of rows) groups.set(row.group ?? row.id, [...(groups.get(row.group ?? row.id) ?? []), row]);
  return [...groups.values()];
}

function runPlover(file: GoldFile, coder: Coder): Report {
  const rows = readRows<PloverRow>(file);
  const parts = eachPart(rows, (some) => {
    const score = scorePlover(some, (text) => coder.analyse({ id: "sentence", text }).events);
    return { "root accuracy": score.root, "quad accuracy": score.quad, "with some event": score.answered };
  });
  return {
    task: "plover",
    data: file.name,
    size: count(rows.length, "sentence"),
    figures: figuresOf(parts, "percent"),
  };
}

/**
 * The attributions that the stage finds, in PolNeAR's wide sense ("China's support for…"); and beside them the record's claims, which are
 * those in which somebody who can speak says something, a narrower thing.
 */
function runAttribution(file: GoldFile, coder: Coder): Report {
  const rows = readRows<AttributionRow>(file);
  const cues = loadCues(coder.resources);
  const parts = eachPart(rows, (some) => {
    const found = scoreAttribution(some, ({ id, text }) => {
      const layers = coder.analyse({ id, text });
      return findAttributions({ ...layers, text }, cues);
    });
    const claimed = scoreAttribution(some, ({ id, text }) => coder.analyse({ id, text }).claims.flatMap(attributionOf));
    const exact = ROLES.map((role) => [`${role} exact F1`, 100 * found.roles[role].exact.f1]);
    const overlap = ROLES.map((role) => [`${role} overlap F1`, 100 * found.roles[role].overlap.f1]);
    const claims = ROLES.map((role) => [`claims: ${role} exact F1`, 100 * claimed.roles[role].exact.f1]);
    const figures: Readonly<Record<string, number>> = Object.fromEntries([...exact, ...overlap, ...claims]);
    return { ...figures, "all three exact F1": 100 * found.whole.f1 };
  });
  const gold = rows.reduce((sum, { attributions }) => sum + attributions.length, 0);
  return {
    task: "attribution",
    data: file.name,
    size: `${count(rows.length, "article")}, ${count(gold, "attribution")}`,
    figures: figuresOf(parts, "percent"),
  };
}

/** The narrator's own claims are no attributions. */
function attributionOf({ holder, cue, content }: Claim): { source?: Span; cue: Span; content: readonly Span[] }[] {
  if (holder.kind === "document" || cue === undefined) return [];
  const { start, end } = holder;
  return [{ ...(start === undefined || end === undefined ? {} : { source: { start, end } }), cue, content }];
}

function runFactuality(file: GoldFile, coder: Coder): Report {
  const rows = readRows<FactualityRow>(file);
  const operators = loadOperators(coder.resources);
  let events = 0;
  const parts = eachPart(rows, (some) => {
    const score = scoreFactuality(some, (tokens, at) => {
      const tree = coder.treeOf(tokens);
      return at.map((token) => weigh(tree, token, operators).value);
    });
    events = Math.max(events, score.events);
    return { MAE: score.mae, "Pearson r": score.pearson };
  });
  return {
    task: "factuality",
    data: file.name,
    size: `${count(rows.length, "sentence")}, ${count(events, "event")}`,
    figures: figuresOf(parts, "plain"),
  };
}

function runTimes(file: GoldFile, coder: Coder): Report {
  const rows = readRows<TimexRow>(file);
  let expressions = 0;
  const parts = eachPart(rows, (some) => {
    const score = scoreTimes(some, timesOf(coder));
    expressions = Math.max(expressions, score.gold);
    return {
      "strict F1": 100 * score.strict.f1,
      "relaxed F1": 100 * score.relaxed.f1,
      "type F1": 100 * score.type.f1,
      "value F1": 100 * score.value.f1,
    };
  });
  return {
    task: "times",
    data: file.name,
    size: `${count(rows.length, "article")}, ${count(expressions, "expression")}`,
    figures: figuresOf(parts, "percent"),
  };
}

function timesOf(coder: Coder): FindTimes {
  return (text, date) => coder.analyse({ id: "text", text, ...(date === undefined ? {} : { date }) }).times;
}

/** Test sentences of a recogniser of date expressions carry what it must recognise as `expected`. */
function isRecognizer(file: GoldFile): boolean {
  return readRows<Partial<RecognizerRow>>(file)[0]?.expected !== undefined;
}

function runRecognizer(file: GoldFile, coder: Coder): Report {
  const rows = readRows<RecognizerRow>(file);
  let expressions = 0;
  const parts = eachPart(rows, (some) => {
    const score = scoreRecognizer(some, timesOf(coder));
    expressions = Math.max(expressions, score.expressions);
    const share = (n: number): number => (100 * n) / Math.max(1, score.expressions);
    return { found: share(score.overlapping), "same value": share(score.sameValue) };
  });
  return {
    task: "times",
    data: file.name,
    size: `${count(rows.length, "sentence")}, ${count(expressions, "expression")}`,
    figures: figuresOf(parts, "percent"),
  };
}

function runPlaces(file: GoldFile, coder: Coder): Report {
  const rows = readRows<PlacesRow>(file);
  let toponyms = 0;
  const parts = eachPart(rows, (some) => {
    const score = scorePlaces(some, (document) => coder.analyse(document).places);
    toponyms = Math.max(toponyms, score.gold);
    return {
      "span F1": 100 * score.exact.f1,
      "overlap F1": 100 * score.overlap.f1,
      "within 161 km": 100 * score.near,
      "within 161 km, of all gold": 100 * score.nearOfAll,
    };
  });
  return {
    task: "places",
    data: file.name,
    size: `${count(rows.length, "article")}, ${count(toponyms, "toponym")}`,
    figures: figuresOf(parts, "percent"),
  };
}

function runActors(file: GoldFile, coder: Coder): Report {
  const rows = readRows<ActorRow>(file);
  const parts = eachPart(rows, (some) => {
    const { country, sector } = scoreActors(some, (text, date) => {
      const mention = resolvePhrase(coder.analyse({ id: "phrase", text, ...(date === undefined ? {} : { date }) }));
      return { country: mention?.country ?? mention?.org, sector: mention?.sector };
    });
    return { "country accuracy": 100 * country.accuracy, "sector accuracy": 100 * sector.accuracy };
  });
  return { task: "actors", data: file.name, size: count(rows.length, "phrase"), figures: figuresOf(parts, "percent") };
}

const SPEED_ARTICLES = 200;

/** Seen and unseen are parts of the gold clusters, by a hash of their ids. */
function runClusters(task: string, score: typeof scoreStories, file: GoldFile, coder: Coder): Report {
  const rows = readRows<ClusterRow>(file);
  const { all, seen, unseen } = score(rows, loadStoryKnowledge(coder.resources));
  const figures = ({ precision, recall, f1 }: ClusterScore["all"]): Readonly<Record<string, number>> => ({
    "B³ F1": 100 * f1,
    "B³ precision": 100 * precision,
    "B³ recall": 100 * recall,
  });
  return {
    task,
    data: file.name,
    size: `${count(rows.length, "article")}, ${count(new Set(rows.map(({ cluster }) => cluster)).size, "cluster")}`,
    figures: figuresOf({ all: figures(all), seen: figures(seen), unseen: figures(unseen) }, "percent"),
    remarks: ["Tuned on the whole file: the unseen part is a part like the other here, not one kept from sight."],
  };
}

function runSpeed(file: GoldFile, coder: Coder): Report {
  const documents = readRows<DocumentInput>(file).slice(0, SPEED_ARTICLES);
  const speed = measureSpeed(coder.reader(), documents);
  return {
    task: "speed",
    data: file.name,
    size: `the first ${count(documents.length, "article")}, ${count(speed.sentences, "sentence")}`,
    figures: [
      { measure: "sentences/s", values: { all: speed.sentencesPerSecond }, kind: "rate" },
      { measure: "sentences/s of CPU time", values: { all: speed.sentencesPerCpuSecond }, kind: "rate" },
      { measure: "documents/s", values: { all: speed.documentsPerSecond }, kind: "rate" },
    ],
  };
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}
