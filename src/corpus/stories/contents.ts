/** A claim or event of one document in → what it is about: subject, predicate class, object, aspect, negation. */
import type { Actor, Claim, DocumentRecord, Event, Party, Span } from "../../model/index.ts";
import type { Outlets } from "./outlets.ts";
import type { PredicateClass, Predicates } from "./predicates.ts";
import { sideOf } from "./sides.ts";
import type { CorpusDocument } from "./types.ts";
import { fold, stem } from "./words.ts";

/** How a part of the statement came about that the claim does not state itself. */
export type Inference =
  | "denier-as-subject"
  | "accused-as-subject"
  | "from-content"
  | "points-back"
  | "object-from-context"
  | "object-from-story"
  | "from-event";

export interface Content {
  readonly subject: string;
  readonly predicate: PredicateClass;
  readonly object?: string | undefined;
  readonly aspect?: string | undefined;
  readonly negated: boolean;
  readonly wording: string;
  /** What the clause itself leaves of the act: expected, wished, supposed. */
  readonly status?: Event["status"] | undefined;
  readonly event?: string | undefined;
  readonly inferred: readonly Inference[];
}

export interface Scene {
  readonly document: CorpusDocument;
  readonly record: DocumentRecord;
  readonly predicates: Predicates;
  readonly outlets: Outlets;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly events: ReadonlyMap<string, Event>;
  readonly claims: ReadonlyMap<string, Claim>;
  /** Mentions of actors with a side, in order of the text. */
  readonly sides: readonly { readonly start: number; readonly end: number; readonly side: string }[];
  readonly outlet: string;
  readonly outletName: string;
  readonly date?: string;
}

export function sceneOf(document: CorpusDocument, predicates: Predicates, outlets: Outlets): Scene {
  const { record } = document;
  const source = document.source ?? record.source;
  const outlet = source === undefined ? undefined : outlets.named(source);
  const date = (document.date ?? record.date)?.slice(0, 10);
  return {
    document,
    record,
    predicates,
    outlets,
    actors: new Map(record.actors.map((actor) => [actor.id, actor])),
    events: new Map(record.events.map((event) => [event.id, event])),
    claims: new Map(record.claims.map((claim) => [claim.id, claim])),
    sides: record.actors
      .flatMap((actor) => actor.mentions.map(({ start, end }) => ({ start, end, side: actor.country ?? actor.id })))
      .sort((a, b) => a.start - b.start || a.end - b.end),
    outlet: outlet?.id ?? `text:${record.id}`,
    outletName: source ?? record.id,
    ...(date === undefined ? {} : { date }),
  };
}

export function contentsOfClaim(claim: Claim, scene: Scene): Content[] {
  if (claim.content.length === 0) return [];
  const accused = claim.stance === "accuses" ? accusedBy(claim, scene) : undefined;
  const events = claim.events
    .flatMap((id) => scene.events.get(id) ?? [])
    .filter((event) => (event.type !== "ACCUSE" || claim.stance === "asserts") && isSaid(event, claim))
    .flatMap((event) => contentsOfEvent(event, claim, scene).filter((each) => isDeniable(each, event, claim)));
  // What is charged is what the accused did; an event of somebody else's in the clause is background.
  const charged = accused === undefined ? events : events.filter((each) => each.subject.split("+").includes(accused));
  if (charged.length > 0) return charged;
  // What is urged or asked is seldom the first act that the words name.
  if (claim.stance === "urges" || claim.stance === "asks" || claim.stance === "silent") return [];
  const read = readContent(claim, accused, scene);
  return read === undefined ? [] : [read];
}

/** Urging to look into allegations urges the look, not what is alleged; what is only supposed ("if") is not said. */
export function isSaid(event: Event, claim: Claim): boolean {
  if (event.status === "hypothetical") return claim.stance === "speculates" || claim.stance === "denies";
  return claim.stance !== "urges" || event.status === "urged";
}

/** "rejected the accusation": of what stands outside the content, one denies what one is said to have done oneself. */
function isDeniable(content: Content, event: Event, claim: Claim): boolean {
  if (claim.stance !== "denies") return true;
  const isInside = claim.content.some(({ start, end }) => event.trigger.start >= start && event.trigger.end <= end);
  const denier = sideOf(claim.holder);
  return isInside || denier === undefined || content.subject.split("+").includes(denier);
}

export function contentsOfEvent(event: Event, claim: Claim | undefined, scene: Scene): Content[] {
  const predicate = scene.predicates.ofType(event.type);
  // Of occasions it matters which person came; of lasting matters, for whom.
  const name = (party: Party): string | undefined =>
    predicate.scope === "occasion" && scene.actors.get(party.actor ?? "")?.kind === "person"
      ? party.actor
      : sideOf(party);
  const named = (parties: readonly Party[]): string[] => [...new Set(parties.flatMap((party) => name(party) ?? []))];
  const [sources, targets] = [named(event.source), predicate.isObjectless ? [] : named(event.target)];
  const inferred: Inference[] = [];
  if (sources.length === 0 && claim?.stance === "denies") {
    const denier = sideOf(claim.holder);
    if (denier !== undefined) {
      sources.push(denier);
      inferred.push("denier-as-subject");
    }
  }
  if (sources.length === 0) return [];
  const aspect = predicate.hasAspects ? aspectNear(event, scene) : undefined;
  // A denier's "not" is the denial itself; the content is what is denied.
  const negated =
    claim?.stance === "denies"
      ? claim.propositions.some((each) => each.negated)
      : event.status === "negated" || event.status === "denied";
  const trigger = scene.document.text.slice(event.trigger.start, event.trigger.end);
  const common = { predicate, aspect, negated, wording: stem(fold(trigger)), status: event.status, event: event.id };
  if (predicate.symmetric || event.reciprocal) {
    const parties = [...new Set([...sources, ...targets])].sort();
    if (parties.length < 2) return [];
    return [{ ...common, subject: parties.join("+"), inferred }];
  }
  if (targets.length === 0) {
    // Only where the word itself says what was done: "supplier" supports somebody, "protect" may not.
    const isPlain = !predicate.isObjectless && scene.predicates.ofWord(trigger)?.id === predicate.id;
    const object = claim === undefined || !isPlain ? undefined : onlyOther(claim, sources, scene);
    if (object === undefined) return sources.slice(0, MOST).map((subject) => ({ ...common, subject, inferred }));
    return sources
      .slice(0, MOST)
      .map((subject) => ({ ...common, subject, object, inferred: [...inferred, "object-from-context"] }));
  }
  return sources
    .flatMap((subject) =>
      targets.filter((object) => object !== subject).map((object) => ({ ...common, subject, object, inferred })),
    )
    .slice(0, MOST);
}

const MOST = 4;

/** The one other side that the claim's content names. */
function onlyOther(claim: Claim, subjects: readonly string[], scene: Scene): string | undefined {
  const others = new Set(sidesIn(claim.content, scene).map((each) => each.side));
  for (const subject of subjects) others.delete(scene.actors.get(subject)?.country ?? subject);
  return others.size === 1 ? [...others][0] : undefined;
}

/** Whom an accusation is aimed at: the target of the ACCUSE in its sentence. */
function accusedBy(claim: Claim, scene: Scene): string | undefined {
  const holder = sideOf(claim.holder);
  for (const event of scene.record.events) {
    if (event.type !== "ACCUSE" || event.sentence !== claim.sentence) continue;
    const accused = event.target.map(sideOf).find((side) => side !== undefined && side !== holder);
    if (accused !== undefined) return accused;
  }
  return undefined;
}

/** Claims whose content has no event of its own: the first word of a predicate class, and the sides before and after it. */
function readContent(claim: Claim, accused: string | undefined, scene: Scene): Content | undefined {
  const { text } = scene.document;
  const holder = sideOf(claim.holder);
  for (const span of claim.content) {
    for (const match of text.slice(span.start, span.end).matchAll(/\p{L}[\p{L}'’-]*/gu)) {
      const predicate = scene.predicates.ofWord(match[0]);
      if (predicate === undefined || !isWhatIsSaid(predicate, claim, scene)) continue;
      const at = span.start + match.index;
      const sides = sidesIn(claim.content, scene);
      const before = sides.filter((each) => each.end <= at).at(-1)?.side;
      const outer = claim.within === undefined ? undefined : scene.claims.get(claim.within);
      const denier = claim.stance === "denies" ? holder : outer?.stance === "denies" ? sideOf(outer.holder) : undefined;
      const after = sides.find((each) => each.start >= at);
      const agent =
        after !== undefined && AGENT.test(text.slice(at + match[0].length, after.start)) ? after.side : undefined;
      const subject = agent ?? before ?? denier ?? accused;
      if (subject === undefined) return undefined;
      const object = predicate.isObjectless
        ? undefined
        : sides.find((each) => each.start >= at && each.side !== subject)?.side;
      const inferred: Inference[] = ["from-content"];
      if (agent === undefined && before === undefined)
        inferred.push(denier !== undefined ? "denier-as-subject" : "accused-as-subject");
      const denied = claim.propositions.filter((each) => each.negated);
      const negated = denied.length > 0;
      // "Cooperation is not directed against anyone" does not deny that there is cooperation.
      const ownWord = (said: string): boolean =>
        said.split(" ").some((word) => scene.predicates.ofWord(word)?.id === predicate.id);
      if (negated && !denied.some((each) => ownWord(each.predicate))) return undefined;
      const parties = object === undefined ? [subject] : [subject, object];
      if (predicate.symmetric && parties.length < 2) return undefined;
      return {
        subject: predicate.symmetric ? parties.sort().join("+") : subject,
        ...(predicate.symmetric ? {} : { object }),
        predicate,
        aspect: predicate.hasAspects
          ? aspectIn(text.slice(span.start, span.end), at - span.start, scene.predicates)
          : undefined,
        negated,
        wording: stem(fold(match[0])),
        inferred,
      };
    }
  }
  return undefined;
}

/** Of "deliveries would have consequences" the consequences are said, not the deliveries; a copula says nothing itself. */
function isWhatIsSaid(predicate: PredicateClass, claim: Claim, { predicates }: Scene): boolean {
  const said = claim.propositions.map((each) => each.predicate);
  return (
    said.length === 0 ||
    said.some((each) => each.startsWith("be ") || predicates.ofWord(each.split(" ")[0] ?? "")?.id === predicate.id)
  );
}

/** "sabotage by the Sylvanian side" */
const AGENT = /^\s+by\s+(?:the\s+)?$/;

/** "China denies these allegations": what others last said in this document that the denier's side did. */
export function pointedAt(
  claim: Claim,
  contents: ReadonlyMap<string, readonly Content[]>,
  scene: Scene,
): readonly Content[] {
  const denier = sideOf(claim.holder);
  if (denier === undefined || !isPointing(claim, scene)) return [];
  const earlier = scene.record.claims.filter(
    (each) =>
      each.id !== claim.id &&
      each.sentence <= claim.sentence &&
      claim.sentence - each.sentence <= BACK &&
      sideOf(each.holder) !== denier &&
      (each.stance === "accuses" || each.stance === "asserts" || each.stance === "speculates"),
  );
  for (const each of earlier.reverse()) {
    // What is denied as an accusation is no demand or refusal that the denier is said to have made.
    const found = (contents.get(each.id) ?? []).filter(
      ({ subject, predicate }) => !predicate.vague && subject.split("+").includes(denier),
    );
    if (found.length > 0)
      return found.map((content) => ({ ...content, negated: false, inferred: [...content.inferred, "points-back"] }));
  }
  return [];
}

/**
 * "these allegations", "it", "the reports as false". A clause of its own says what it denies, however it begins: in "denied that
 * any missile had been sent" the "that" points at nothing.
 */
function isPointing({ content }: Claim, { document, predicates }: Scene): boolean {
  return content.some(({ start, end }) => {
    const words = document.text
      .slice(start, end)
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== "");
    const clause = words.length > SHORT && words[0]?.toLowerCase() === "that";
    return !clause && words.slice(0, SHORT).some((word) => predicates.isPointer(word));
  });
}

/** Words among which a pointing one must stand. */
const SHORT = 4;

/** Sentences that a pointing word reaches back. */
const BACK = 6;

function sidesIn(spans: readonly Span[], scene: Scene): Scene["sides"] {
  return scene.sides.filter((each) => spans.some(({ start, end }) => each.start >= start && each.end <= end));
}

function aspectNear(event: Event, scene: Scene): string | undefined {
  const sentence = scene.record.sentences.find((each) => each.n === event.sentence);
  if (sentence === undefined) return undefined;
  const text = scene.document.text.slice(sentence.start, sentence.end);
  return aspectIn(text, event.trigger.start - sentence.start, scene.predicates);
}

/** The nearest word that names an aspect, within a few words of the trigger. */
function aspectIn(text: string, at: number, predicates: Predicates): string | undefined {
  let best: { distance: number; aspect: string } | undefined;
  for (const match of text.matchAll(/\p{L}[\p{L}'’]*/gu)) {
    const aspect = predicates.aspectOf(match[0]);
    const distance = Math.abs(match.index - at);
    // "non-lethal support", "parts, not weapons": named to say that it is not so.
    if (/\b(?:non[-‐‑ ]?|not |rather than )$/i.test(text.slice(0, match.index))) continue;
    if (aspect !== undefined && distance <= NEAR && (best === undefined || distance < best.distance))
      best = { distance, aspect };
  }
  return best?.aspect;
}

/** Characters. */
const NEAR = 80;
