/**
 * Events and claims → W3C Web Annotations (2017): what was coded is the body, the words it was coded from are the target, found by
 * position and by quotation. Positions count Unicode code points in the text that the store keeps, which the target's state names.
 */
import type { Span } from "../model/index.ts";
import type { ClaimFound, EventFound, SentenceText } from "../store/index.ts";
import { codePointsOf } from "./code-points.ts";
import { jsonList } from "./json-list.ts";
import { oneLine } from "./one-line.ts";
import type { About, Chunk, ClaimRow, EventRow, Format } from "./rows.ts";
import { findingUuid, uuidOf, VOCABULARY } from "./uuid.ts";
import { webAddress } from "./web-address.ts";
import { actOf, nameOf, sayingOf, standingOf } from "./wording.ts";

const SHAPE = {
  extension: "jsonld",
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  isBinary: false,
} as const;
const NEEDS = { text: true, actors: true } as const;

export const EVENT_ANNOTATIONS: Format<EventRow> = {
  ...SHAPE,
  needs: NEEDS,
  write: (pages, about) => page(pages, about, (row) => eventAnnotation(row, about)),
};

export const CLAIM_ANNOTATIONS: Format<ClaimRow> = {
  ...SHAPE,
  needs: NEEDS,
  write: (pages, about) => page(pages, about, (row) => claimAnnotation(row, about)),
};

function page<Row>(
  pages: AsyncIterable<readonly Row[]>,
  { kind, query, asOf }: About,
  annotationOf: (row: Row) => object,
): AsyncGenerator<Chunk> {
  const id = uuidOf("annotations", kind, query, String(asOf ?? ""));
  const context = ["http://www.w3.org/ns/anno.jsonld", { readout: VOCABULARY }];
  const head = { "@context": context, id: `urn:uuid:${id}`, type: "AnnotationPage", startIndex: 0 };
  return jsonList(`${JSON.stringify(head).slice(0, -1)},"items":[`, pages, (row) => [annotationOf(row)], "\n]}\n");
}

function eventAnnotation(row: EventRow, about: About): object {
  const { document, event, actors = [] } = row;
  const standing = standingOf(event, document.source, actors);
  return {
    ...headOf(row, "event", event.id),
    "readout:status": event.status,
    "readout:standing": standing,
    "readout:holder": event.holder === undefined ? undefined : nameOf(event.holder, actors),
    "readout:type": event.type,
    "readout:date": event.time?.value,
    "readout:rule": event.rule,
    ...provenanceOf(row),
    body: body(`${standing}: ${actOf(event, actors)}`),
    target: targetOf(row, [event.trigger], about),
  };
}

function claimAnnotation(row: ClaimRow, about: About): object {
  const { document, claim, actors = [] } = row;
  const saying = sayingOf(claim, document.source, actors);
  const spans = claim.content.length > 0 ? claim.content : claim.cue === undefined ? [] : [claim.cue];
  return {
    ...headOf(row, "claim", claim.id),
    "readout:stance": claim.stance,
    "readout:holder": claim.holder.kind === "named" ? nameOf(claim.holder, actors) : undefined,
    "readout:holderKind": claim.holder.kind,
    ...provenanceOf(row),
    body: body(saying),
    // Several targets: each of them is what the holder says, as a sentence may break it.
    target: targetOf(row, spans, about),
  };
}

function headOf({ document, coder }: EventFound | ClaimFound, kind: string, id: string): object {
  return {
    id: `urn:uuid:${findingUuid(`annotation of ${kind}`, document.id, id, coder)}`,
    type: "Annotation",
    motivation: "classifying",
    created: new Date(document.known).toISOString(),
    generator: { id: `urn:uuid:${uuidOf("coder", coder)}`, type: "Software", name: coder },
    "readout:id": `${document.id}/${id}`,
  };
}

function provenanceOf({ document, sentence, coder, terms }: EventRow | ClaimRow): object {
  return {
    "readout:sentence": sentence.text,
    "readout:document": document.id,
    "readout:documentDate": document.date,
    "readout:documentSource": document.source,
    "readout:url": document.url,
    "readout:mark": document.mark,
    "readout:coder": coder,
    "readout:known": new Date(document.known).toISOString(),
    // `rights` is for addresses of licences; terms are words.
    "dc:rights": terms,
  };
}

function body(value: string): object {
  return { type: "TextualBody", value: oneLine(value), purpose: "classifying", format: "text/plain", language: "en" };
}

function targetOf(row: EventRow | ClaimRow, given: readonly Span[], { withText }: About): unknown {
  const { document, sentence, text = "" } = row;
  const wholeOf = codePointsOf(text);
  const copy = `urn:uuid:${uuidOf("document", document.id)}`;
  const targets = (given.length > 0 ? given : [sentence]).map((span) => {
    const { units, points } = wholeOf(span);
    return {
      source: webAddress(document.url) ?? copy,
      state: { type: "TimeState", sourceDate: new Date(document.known).toISOString(), cached: copy },
      selector: [
        { type: "TextPositionSelector", ...points },
        ...quotes(text, withText ? { start: 0, end: text.length } : sentence, units),
      ],
    };
  });
  return targets.length === 1 ? targets[0] : targets;
}

/** Words on either side, to tell the same words apart. */
const AROUND = 32;

/** Quotes nothing from outside the bounds: a span that leaves them has its position only. */
function quotes(text: string, bounds: Pick<SentenceText, "start" | "end">, { start, end }: Span): readonly object[] {
  if (start < bounds.start || end > bounds.end) return [];
  const prefix = [...text.slice(bounds.start, start)].slice(-AROUND).join("");
  const suffix = [...text.slice(end, bounds.end)].slice(0, AROUND).join("");
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(start, end),
      ...(prefix !== "" && { prefix }),
      ...(suffix !== "" && { suffix }),
    },
  ];
}
