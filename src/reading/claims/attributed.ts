/** Attributions that are speech → the claims they make, with the events and propositions they are about. */
import type { Claim, Quote, Span, Tree } from "../../model/index.ts";
import type { Attribution } from "./attribution/index.ts";
import { certaintyIn } from "./certainty.ts";
import { antecedent, holdersOf } from "./holder.ts";
import { propositionOf } from "./propositions.ts";
import { aboutOf, namer, type Reading, speakerOf } from "./scene.ts";
import { isFirstPerson } from "./speech.ts";

export function attributedClaims(reading: Reading): Claim[] {
  const claims: Claim[] = [];
  /** By the attribution's index, the first claim made of it. */
  const ids = new Map<number, string>();
  for (const { attribution, i } of outermostFirst(reading)) {
    const made = claimsOf(attribution, claims, reading);
    const within = attribution.within === undefined ? undefined : ids.get(attribution.within);
    for (const claim of made) {
      const id = `c${claims.length + 1}`;
      if (!ids.has(i)) ids.set(i, id);
      claims.push({ ...claim, id, ...(within === undefined ? {} : { within }) });
    }
  }
  return claims.sort((a, b) => a.sentence - b.sentence);
}

interface Indexed {
  readonly attribution: Attribution;
  readonly i: number;
}

/** A reported claim after the one that reports it, so that `within` points back and never in a circle. */
function outermostFirst({ attributions }: Reading): readonly Indexed[] {
  const kept = attributions.flatMap((attribution, i): Indexed[] =>
    attribution !== undefined && isClaim(attribution) ? [{ attribution, i }] : [],
  );
  const depth = (index: number, seen: readonly number[]): number => {
    const outer = attributions[index]?.within;
    return outer === undefined || seen.includes(outer) ? 0 : 1 + depth(outer, [...seen, outer]);
  };
  return kept
    .map((one) => ({ one, depth: depth(one.i, [one.i]) }))
    .sort((a, b) => a.one.attribution.n - b.one.attribution.n || a.depth - b.depth || a.one.i - b.one.i)
    .map(({ one }) => one);
}

/** One claim a holder, without its id. */
function claimsOf(
  attribution: Attribution,
  earlier: readonly Claim[],
  reading: Reading,
): Omit<Claim, "id" | "within">[] {
  const tree = reading.trees[attribution.n];
  if (tree === undefined) return [];
  const { source, cue } = attribution;
  const content = contentOf(attribution, reading);
  const term = certaintyIn(tree, [...content, cue], reading.certainty);
  const about = aboutOf(content, reading);
  const holders = holdersOf(source, {
    finder: source === undefined ? undefined : reading.finders[source.n],
    trees: reading.trees,
    text: reading.document.text,
    isAuthor: source !== undefined && isFirstPerson(source, reading.trees) && !isQuoted(source, reading.quotes),
  });
  return holders.map((holder) => ({
    sentence: attribution.n,
    holder,
    cue: { text: reading.document.text.slice(cue.start, cue.end), start: cue.start, end: cue.end },
    content,
    stance: attribution.negated && attribution.stance === "asserts" ? "silent" : attribution.stance,
    ...(term === undefined ? {} : { certainty: term }),
    quoted: attribution.quoted,
    about,
    events: eventsOf(attribution, content, earlier, about, reading),
    propositions: propositionsOf(attribution, reading),
    confidence: attribution.confidence,
  }));
}

/**
 * The content without what is none: another speaker's tag ("…has not responded, the ministry said"), and a relative pronoun, which
 * gives way to what it stands for ("a visit that neither side announced").
 */
function contentOf(attribution: Attribution, { trees, document }: Reading): readonly Span[] {
  return attribution.content.flatMap((span): Span[] => {
    const words = document.text.slice(span.start, span.end).trim();
    if (TAG.test(words)) return [];
    if (!/^(that|which|whom|who)$/i.test(words)) return [span];
    const tree = trees[attribution.n];
    const token = tree?.words.findIndex((word) => word.start === span.start) ?? -1;
    const noun = antecedent(tree, token);
    return tree === undefined || noun === token ? [] : [phraseOf(tree, noun)];
  });
}

/** A speaker and a verb of saying, with nothing said. */
const TAG = /^(?:\S+\s+){1,4}(?:said|says|added|told|reported)$/;

/** The noun with what stands before it. */
function phraseOf(tree: Tree, noun: number): Span {
  const before = (tree.children[noun] ?? []).filter(
    (child) => child < noun && !/^(case|punct|cc)$/.test(tree.words[child]?.deprel ?? ""),
  );
  const first = Math.min(noun, ...before);
  return { start: tree.words[first]?.start ?? 0, end: tree.words[noun]?.end ?? 0 };
}

function isQuoted(span: Span, quotes: readonly Quote[]): boolean {
  return quotes.some((quote) => quote.start <= span.start && span.end <= quote.end);
}

/** "did not deny", "did not accuse" commit nobody to anything. */
function isClaim(attribution: Attribution): boolean {
  return !attribution.negated || attribution.stance === "asserts" || attribution.stance === "silent";
}

const POINTS_BACK =
  /\b(this|these|those|such|the)\s+(\w+\s+){0,2}(allegation|accusation|claim|charge|report|assertion|suggestion|speculation|statement|remark)s?\b/i;

const CHARGES = /^(allegation|accusation|charge)$/i;

/** Events in the content; "these allegations" takes those of the latest accusation that concerns the same parties. */
function eventsOf(
  attribution: Attribution,
  content: readonly Span[],
  earlier: readonly Claim[],
  about: readonly string[],
  reading: Reading,
): string[] {
  const inside = reading.drafts
    .filter((draft) => content.some((span) => span.start <= draft.trigger.start && draft.trigger.end <= span.end))
    .map((draft) => draft.id);
  if (inside.length > 0) return inside;
  const text = content.map((span) => reading.document.text.slice(span.start, span.end)).join(" ");
  const pointer = POINTS_BACK.exec(text);
  if (text.length > 160 || pointer === null) return inside;
  const ofCharge = CHARGES.test(pointer[3] ?? "");
  const speaker = speakerOf(attribution.source, reading);
  const concerned = new Set([...about, ...(speaker?.country === undefined ? [] : [speaker.country])]);
  for (const claim of [...earlier].reverse()) {
    if (attribution.n - claim.sentence > 4) break;
    if (claim.stance !== "accuses" && (ofCharge || (claim.stance !== "asserts" && claim.stance !== "speculates")))
      continue;
    if (claim.events.length > 0 && claim.about.some((code) => concerned.has(code))) return [...claim.events];
  }
  return inside;
}

function propositionsOf({ contentHead }: Attribution, reading: Reading): Claim["propositions"] {
  if (contentHead === undefined) return [];
  const tree = reading.trees[contentHead.n];
  if (tree === undefined) return [];
  const stated = propositionOf(tree, contentHead.token, namer(reading, contentHead.n));
  return stated === undefined ? [] : [stated];
}
