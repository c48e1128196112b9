/** One document's claims and events in → statements: who takes which position on which subject, predicate and object. */
import type { Claim, Event, Span, Stance } from "../../model/index.ts";
import {
  type Content,
  contentsOfClaim,
  contentsOfEvent,
  type Inference,
  isSaid,
  pointedAt,
  type Scene,
  sceneOf,
} from "./contents.ts";
import type { Outlets } from "./outlets.ts";
import type { Predicates } from "./predicates.ts";
import { isMedia, mediaOutlet, outletOfClaim } from "./relays.ts";
import { type Speaker, sideOf, speakerOf } from "./sides.ts";
import type { CorpusDocument } from "./types.ts";

/** What a speaker commits to, negation counted in: asserting that it is not so is denying that it is. */
export type Position =
  | "asserts"
  | "denies"
  | "accuses"
  | "doubts"
  | "speculates"
  | "predicts"
  | "urges"
  | "asks"
  | "silent";

export interface Statement {
  readonly document: string;
  /** ISO 8601 day of the document. */
  readonly date?: string;
  readonly claim?: string;
  readonly event?: string;
  readonly sentence: number;
  readonly spans: readonly Span[];
  readonly speaker: Speaker;
  /** As in the claim; `position` is what it comes to. */
  readonly stance: Stance;
  readonly position: Position;
  readonly negated: boolean;
  readonly certainty?: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object?: string;
  readonly aspect?: string;
  readonly scope: "lasting" | "occasion";
  readonly vague: boolean;
  /** Stem of the word that names the act; tells statements without an object apart. */
  readonly wording: string;
  /** The outlet on whose word the claim stands, where the document only hands it on. */
  readonly via?: string;
  /** The owner's family of the outlet that speaks, else of `via`. */
  readonly family?: string;
  readonly inferred: readonly Inference[];
}

export function statementsOf(document: CorpusDocument, predicates: Predicates, outlets: Outlets): Statement[] {
  const scene = sceneOf(document, predicates, outlets);
  const contents = new Map<string, readonly Content[]>();
  for (const claim of scene.record.claims) contents.set(claim.id, contentsOfClaim(claim, scene));
  for (const claim of scene.record.claims) {
    if (claim.stance !== "denies" && claim.stance !== "doubts") continue;
    if ((contents.get(claim.id) ?? []).length > 0) continue;
    const nested = scene.record.claims.filter((each) => each.within === claim.id);
    const taken = nested.flatMap((each) => contents.get(each.id) ?? []);
    contents.set(claim.id, taken.length > 0 ? taken : pointedAt(claim, contents, scene));
  }
  const statements = scene.record.claims.flatMap((claim) =>
    (contents.get(claim.id) ?? []).map((content) => statementOf(claim, content, scene)),
  );
  return [...statements, ...narrated(scene)];
}

/** Events in no claim: the document's own voice, and what it leaves standing as alleged, denied, expected. */
function narrated(scene: Scene): Statement[] {
  const claimed = new Set(
    scene.record.claims.flatMap((claim) =>
      claim.events.filter((id) => {
        const event = scene.events.get(id);
        return event !== undefined && isSaid(event, claim);
      }),
    ),
  );
  return scene.record.events.flatMap((event) => {
    if (claimed.has(event.id) || event.type === "ACCUSE" || event.status === "hypothetical") return [];
    const voice = VOICES[event.status];
    const speaker =
      event.holder === undefined
        ? speakerOf(
            { kind: event.status === "alleged" ? "unnamed" : "document" },
            scene.actors,
            scene.outlet,
            scene.outletName,
          )
        : speakerOf({ kind: "named", ...event.holder }, scene.actors, scene.outlet, scene.outletName);
    return contentsOfEvent(event, undefined, scene).map((content) => ({
      document: scene.record.id,
      ...(scene.date === undefined ? {} : { date: scene.date }),
      event: event.id,
      sentence: event.sentence,
      spans: [event.trigger],
      speaker,
      stance: voice,
      position: event.status === "negated" ? ("denies" as const) : voice,
      negated: event.status === "negated",
      subject: content.subject,
      predicate: content.predicate.id,
      ...(content.object === undefined ? {} : { object: content.object }),
      ...(content.aspect === undefined ? {} : { aspect: content.aspect }),
      scope: content.predicate.scope,
      vague: content.predicate.vague,
      wording: content.wording,
      inferred: [...content.inferred, "from-event" as const],
    }));
  });
}

const VOICES = {
  asserted: "asserts",
  negated: "asserts",
  denied: "denies",
  alleged: "accuses",
  speculated: "speculates",
  predicted: "predicts",
  urged: "urges",
} as const;

function statementOf(claim: Claim, content: Content, scene: Scene): Statement {
  const via = outletOfClaim(claim, scene.claims, scene.outlets);
  const speaker = claimSpeaker(saidIn(claim, content, scene), scene);
  const speaking = speaker.kind === "named" ? /^outlet:(.+)$/.exec(speaker.side)?.[1] : undefined;
  const family = scene.outlets.familyOf(speaking ?? via?.id ?? "");
  return {
    document: scene.record.id,
    ...(scene.date === undefined ? {} : { date: scene.date }),
    claim: claim.id,
    ...(content.event === undefined ? {} : { event: content.event }),
    sentence: claim.sentence,
    spans: claim.content,
    speaker,
    stance: claim.stance,
    position: positionOf(claim.stance, content),
    negated: content.negated,
    ...(claim.certainty === undefined ? {} : { certainty: claim.certainty.term }),
    subject: content.subject,
    predicate: content.predicate.id,
    ...(content.object === undefined ? {} : { object: content.object }),
    ...(content.aspect === undefined ? {} : { aspect: content.aspect }),
    scope: content.predicate.scope,
    vague: content.predicate.vague,
    wording: content.wording,
    ...(via === undefined || via.id === scene.outlet ? {} : { via: via.id }),
    ...(family === undefined ? {} : { family: family.id }),
    inferred: content.inferred,
  };
}

/**
 * "Beijing was considering sending arms, he said": it is he who says so, and of what nobody else says it is the document. A plan that is
 * told of somebody is no word of theirs.
 */
function saidIn(claim: Claim, { subject }: Content, scene: Scene): Claim {
  const words = claim.cue?.text.split(/[^\p{L}]+/u) ?? [];
  const side = claim.holder.kind === "document" ? undefined : sideOf(claim.holder);
  if (side === undefined || !subject.split("+").includes(side)) return claim;
  if (!words.some((word) => scene.predicates.isIntent(word))) return claim;
  const outer = claim.within === undefined ? undefined : scene.claims.get(claim.within);
  return outer ?? { ...claim, holder: { kind: "document" } };
}

/** An outlet speaks under one name, whether it is the document's own or quoted by another. */
function claimSpeaker(claim: Claim, scene: Scene): Speaker {
  const outlet = isMedia(claim) && claim.holder.kind === "named" ? mediaOutlet(claim, scene.outlets) : undefined;
  if (outlet === undefined) return speakerOf(claim.holder, scene.actors, scene.outlet, scene.outletName);
  return { key: `outlet:${outlet.id}`, name: outlet.name, kind: "named", side: `outlet:${outlet.id}` };
}

/** An accusation of not having done something stays an accusation, with `negated` beside it. */
function positionOf(stance: Stance, { negated, status }: Content): Position {
  if (negated) return stance === "asserts" ? "denies" : stance === "denies" ? "asserts" : stance;
  return stance === "asserts" && status !== undefined ? (WEAKER[status] ?? stance) : stance;
}

/** Who says that something may happen, or should, has not said that it has. */
const WEAKER: Readonly<Partial<Record<Event["status"], Position>>> = {
  alleged: "accuses",
  speculated: "speculates",
  predicted: "predicts",
  urged: "urges",
};
