/** Reports of invented states that make stories: copies, relays, a denial, a correction, one that nobody joins. */
import { corpusDocument, type Sketched } from "../corpus/stories/corpus.fixture.ts";
import { type CorpusDocument, createCorpus, loadStoryKnowledge } from "../corpus/stories/index.ts";
import { loadResources } from "../resources/node.ts";
import { identify } from "./identity.ts";
import type { Entry, Store } from "./store.ts";

export const knowledge = loadStoryKnowledge(await loadResources());

const BORDER =
  "Freedonia closed its border with Sylvania on Monday after a quarrel over grain. Lorries stood in long queues at the bridge of Zubrowka, and farmers poured milk into the river. The grain commission of both countries is to sit in Zubrowka next week.";
const MINES =
  "Borduria struck a mine in Ruritania with rockets at dawn. The copper mine of Strelsau stood still, miners said, and its owner counted nine damaged lifts. Copper rose sharply in early trade.";

export const REPORTS: readonly Sketched[] = [
  {
    id: "border-wire",
    title: "Freedonia closes border over grain",
    date: "2026-11-02",
    source: "Example Wire",
    text: BORDER,
    events: [{ on: "closed", type: "COERCE", from: "FRE", to: "SYL" }],
  },
  {
    id: "border-copy",
    title: "Freedonia closes border",
    date: "2026-11-03",
    source: "The Freedonian",
    text: `A report. ${BORDER}`,
    events: [{ on: "closed", type: "COERCE", from: "FRE", to: "SYL" }],
  },
  {
    id: "border-denied",
    title: "Grain quarrel: queues at Zubrowka bridge",
    date: "2026-11-03",
    source: "Sylvania Post",
    text: "At the bridge of Zubrowka the queues of lorries over grain grew on Tuesday. Freedonia denied that it closed the border with Sylvania. Farmers with milk and grain waited at the bridge of Zubrowka.",
    events: [{ on: "closed", type: "COERCE", from: "FRE", to: "SYL", status: "denied" }],
    claims: [{ by: "FRE", stance: "denies", content: "it closed the border with Sylvania", events: [0] }],
  },
  {
    id: "mine-wire",
    title: "Rockets hit copper mine in Strelsau",
    date: "2026-11-03",
    source: "Example Wire",
    text: MINES,
    events: [{ on: "struck", type: "ASSAULT", from: "BOR", to: "RUR" }],
  },
  {
    id: "mine-times",
    title: "Strelsau copper mine silent after rockets",
    date: "2026-11-04",
    source: "Ruritania Times",
    text: "Miners in Strelsau went home on Wednesday: the copper mine, hit by rockets from Borduria, will not open for weeks. Ruritania counted 12 or 15 dead in the strike. Copper prices rose again.",
    events: [{ on: "strike", type: "ASSAULT", from: "BOR", to: "RUR" }],
  },
  {
    id: "mine-ministry",
    title: "Borduria: no rockets on Strelsau",
    date: "2026-11-05",
    source: "Bordurian Ministry",
    text: "The ministry of Borduria denied a strike on the copper mine of Strelsau in Ruritania. No rockets had been fired at the copper mine, it said.",
    events: [{ on: "strike", type: "ASSAULT", from: "BOR", to: "RUR", status: "denied" }],
    claims: [{ by: "BOR", stance: "denies", content: "a strike on the copper mine", events: [0] }],
  },
  {
    id: "opera",
    title: "A quiet day at the opera",
    source: "Sylvania Post",
    text: "The opera house opened its season with a comedy that nobody had seen for eighty years.",
  },
];

/** As a coder and a feed would give it. */
export function entryFrom(sketched: Sketched): Entry {
  const { record, text, title, date, source } = corpusDocument(sketched);
  const head = {
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
  };
  return {
    document: { id: sketched.id, text, ...head, url: `https://${sketched.id}.example/` },
    record: { ...record, ...head },
  };
}

/** The same under the id that the store gives it. */
export function documentFrom(sketched: Sketched, id: string): CorpusDocument {
  const document = corpusDocument(sketched);
  return { ...document, record: { ...document.record, id } };
}

/** The id that the store gives it. */
export const idOf = ({ text }: Sketched): string => identify(text).id;

/** What a store knows that the corpus in memory gives too. */
export async function known(store: Store): Promise<unknown> {
  const { items } = await store.stories.list({ limit: 1000 });
  const stories = await Promise.all(items.map(({ id }) => store.stories.find(id)));
  return stories
    .map(({ id, title, from, to, central, documents, reports, happened, claimed }) => ({
      id,
      title,
      from,
      to,
      central,
      documents,
      origins: reports.map(({ document, origin }) => [document.id, origin.origin, origin.how]),
      happened: byId(happened),
      claimed: byId(claimed),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function inMemory(reports: readonly Sketched[]): unknown {
  const corpus = createCorpus(knowledge);
  for (const each of reports) corpus.add(documentFrom(each, idOf(each)));
  const { stories, origins, incidents, propositions } = corpus.snapshot();
  return stories
    .map(({ id, title, from, to, central, documents }) => ({
      id,
      title,
      from,
      to,
      central,
      documents: documents.length,
      origins: documents.map((document) => {
        const found = origins.find((each) => each.document === document);
        return [document, found?.origin, found?.how];
      }),
      happened: byId(incidents.filter((each) => each.stories.includes(id))),
      claimed: byId(propositions.filter((each) => each.story === id)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return JSON.parse(JSON.stringify([...items].sort((a, b) => (a.id < b.id ? -1 : 1))));
}
