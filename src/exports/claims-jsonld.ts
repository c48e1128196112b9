/**
 * Claims → JSON-LD of schema.org: a Claim each, with who makes it and where it appears. Readout does not judge truth, so there is no
 * rating and no ClaimReview. `text` is the evidence sentence and never the bare content: the author of "X denied that Y" does not say Y.
 */
import type { Actor } from "../model/index.ts";
import type { DocumentHead } from "../store/index.ts";
import { jsonList } from "./json-list.ts";
import { oneLine } from "./one-line.ts";
import type { About, ClaimRow, Format } from "./rows.ts";
import { findingUuid, uuidOf, VOCABULARY } from "./uuid.ts";
import { webAddress } from "./web-address.ts";
import { nameOf, sayingOf } from "./wording.ts";

export const CLAIMS_JSONLD: Format<ClaimRow> = {
  extension: "jsonld",
  mediaType: "application/ld+json",
  isBinary: false,
  needs: { actors: true, first: true },
  write: (pages, about) =>
    jsonList(
      `{"@context":${JSON.stringify({ "@vocab": "https://schema.org/", readout: VOCABULARY })},"@graph":[`,
      pages,
      (row) => [claimOf(row, about)],
      "\n]}\n",
    ),
};

function claimOf(row: ClaimRow, { withText }: About): object {
  const { document, claim, sentence, coder, terms, text, first, actors = [] } = row;
  const id = (of: string): string => `urn:uuid:${findingUuid("claim", document.id, of, coder)}`;
  return {
    "@type": "Claim",
    "@id": id(claim.id),
    "readout:stance": claim.stance,
    name: `${document.mark === undefined ? "" : `${oneLine(document.mark)}: `}${sayingOf(claim, document.source, actors)}`,
    text: sentence.text,
    author: authorOf(row),
    appearance: { ...workOf(document), usageInfo: usageOf(terms), ...(withText && { text }) },
    firstAppearance:
      first === undefined ? undefined : workOf({ ...document, ...carried(first), title: undefined, lang: undefined }),
    usageInfo: usageOf(terms),
    identifier: `${document.id}/${claim.id}`,
    "readout:holderKind": claim.holder.kind,
    "readout:cue": claim.cue?.text,
    "readout:certainty": claim.certainty?.term,
    "readout:quoted": claim.quoted,
    "readout:about": claim.about.length === 0 ? undefined : claim.about,
    "readout:events": claim.events.length === 0 ? undefined : claim.events.map((event) => `${document.id}/${event}`),
    "readout:within": claim.within === undefined ? undefined : { "@id": id(claim.within) },
    "readout:sentence": sentence.n,
    "readout:confidence": claim.confidence,
    "readout:mark": document.mark,
    "readout:document": document.id,
    "readout:coder": coder,
    "readout:known": new Date(document.known).toISOString(),
  };
}

/** The property wants an address or a work. */
function usageOf(terms: string | undefined): unknown {
  return terms === undefined ? undefined : (webAddress(terms) ?? { "@type": "CreativeWork", text: terms });
}

/** A claim that nobody named makes has no author; what the document itself says is its publisher's. */
function authorOf({ claim: { holder }, document, actors = [] }: ClaimRow): object | undefined {
  if (holder.kind === "unnamed") return undefined;
  if (holder.kind === "document") {
    return document.source === undefined ? undefined : { "@type": "Organization", name: oneLine(document.source) };
  }
  const known = actors.find(({ id }) => id === holder.actor);
  return {
    "@type": known === undefined ? "Thing" : TYPES[known.kind],
    name: nameOf(holder, actors),
    identifier: holder.actor,
    sameAs: known?.wikidata === undefined ? undefined : `https://www.wikidata.org/entity/${known.wikidata}`,
    "readout:country": holder.country ?? holder.org,
  };
}

const TYPES: Readonly<Record<Actor["kind"], string>> = {
  state: "Country",
  person: "Person",
  organization: "Organization",
  "armed-group": "Organization",
  igo: "Organization",
  ngo: "NGO",
  company: "Organization",
  population: "Thing",
};

type Work = {
  readonly [Key in keyof Pick<DocumentHead, "title" | "date" | "source" | "url" | "lang">]?: string | undefined;
};

function workOf(work: Work & Pick<DocumentHead, "id" | "given">): object {
  const { id, given, title, date, source, url, lang } = work;
  return {
    "@type": "CreativeWork",
    "@id": webAddress(url) ?? `urn:uuid:${uuidOf("document", id)}`,
    name: title,
    datePublished: date,
    publisher: source === undefined ? undefined : { "@type": "Organization", name: oneLine(source) },
    url: webAddress(url),
    inLanguage: lang,
    identifier: [id, given],
  };
}

function carried({ given, source, url, date }: NonNullable<ClaimRow["first"]>): Work & { readonly given: string } {
  return { given, source, url, date };
}
