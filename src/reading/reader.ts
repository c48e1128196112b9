/** Resources in → a reader: one document in, its record out. */
import type { DocumentInput, DocumentRecord, Layers, Resources } from "../model/index.ts";
import { createClaimCoder } from "./claims/index.ts";
import { createActorResolver, loadActorKnowledge } from "./entities/actors/index.ts";
import { createPlaceResolver } from "./entities/places/index.ts";
import { createTimeTagger } from "./entities/times/index.ts";
import { createEventCoder, loadEventKnowledge } from "./events/index.ts";
import { repaired } from "./match/index.ts";
import { type AnyComponent, createPipeline } from "./pipeline.ts";
import { createSyntaxTagger, type SyntaxOptions } from "./syntax/index.ts";
import { textComponents } from "./text/index.ts";

export const CODER_VERSION = "0.1.0";

export interface Reader {
  /** Name and version of coder and knowledge: `readout/0.1.0+data.0a1b2c3d4e5f`. */
  readonly coder: string;
  /** Total: any text gives a record; trouble stands in `issues`. */
  read(document: DocumentInput): DocumentRecord;
  /** Everything the components found, trees included. */
  analyse(document: DocumentInput): Layers;
}

export interface ReaderOptions {
  readonly syntax?: SyntaxOptions;
}

/** @throws ResourceError when a file of `data/` is missing. */
export function makeReader(resources: Resources, options: ReaderOptions = {}): Reader {
  const coder = `readout/${CODER_VERSION}+data.${resources.hash}`;
  const pipeline = createPipeline(components(resources, options));
  const analyse = (document: DocumentInput): Layers => {
    const layers = pipeline.run({ document });
    return { ...EMPTY, ...layers, document };
  };
  return { coder, analyse, read: (document) => recordOf(coder, analyse(document)) };
}

/** The stages in the order data flows. */
function components(resources: Resources, options: ReaderOptions): readonly AnyComponent[] {
  return [
    ...textComponents(resources),
    parser(resources, options),
    createTimeTagger(resources),
    createPlaceResolver(resources),
    createActorResolver(loadActorKnowledge(resources)),
    createEventCoder(loadEventKnowledge(resources)),
    createClaimCoder(resources),
  ];
}

/** The syntax stage, with the parser's commonest slips mended. */
function parser(resources: Resources, options: ReaderOptions): AnyComponent {
  const tagger = createSyntaxTagger(resources, options.syntax);
  return {
    ...tagger,
    run: (layers) => {
      const { trees, names } = tagger.run(layers);
      return { trees: trees.map(repaired), names };
    },
  };
}

const EMPTY: Omit<Layers, "document"> = {
  facts: {},
  sentences: [],
  quotes: [],
  trees: [],
  names: [],
  times: [],
  places: [],
  mentions: [],
  actors: [],
  drafts: [],
  events: [],
  claims: [],
  issues: [],
};

function recordOf(coder: string, layers: Layers): DocumentRecord {
  const { document, facts } = layers;
  const date = facts.publishedAt ?? document.date;
  const source = document.source ?? facts.source;
  return {
    id: document.id,
    coder,
    ...(document.title === undefined ? {} : { title: document.title }),
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source }),
    ...(document.url === undefined ? {} : { url: document.url }),
    ...(document.mark === undefined ? {} : { mark: document.mark }),
    sentences: layers.sentences.map(({ n, start, end }) => ({ n, start, end })),
    actors: layers.actors,
    times: layers.times,
    places: layers.places,
    events: layers.events,
    claims: layers.claims,
    issues: layers.issues,
  };
}
