/** One match of a rule and the parties of its sentence → an event draft, or nothing when the parties do not make an event. */
import type { EventDraft, EventType, Party, Tree } from "../../model/index.ts";
import type { Match } from "../match/index.ts";
import { intentOf } from "./intent.ts";
import { isKnown, isSame, type PartyFinder } from "./parties.ts";
import type { EventRule } from "./rules.ts";

export type UnnumberedDraft = Omit<EventDraft, "id">;

export interface DraftWithMatch {
  readonly draft: UnnumberedDraft;
  readonly match: Match<EventRule>;
}

/** `things`: nouns that happen or are, and so say nothing: "meeting", "ramification". */
export function draftOf(
  tree: Tree,
  match: Match<EventRule>,
  finder: PartyFinder,
  things: ReadonlySet<string>,
): UnnumberedDraft | undefined {
  const { rule } = match;
  const word = tree.words[match.trigger];
  if (word === undefined) return undefined;
  const doing = [...match.source, ...match.both];
  if (VERBAL.has(rule.type) && doing.some((token) => isThing(tree, token, finder, things))) return undefined;
  if (match.agentless && VERBAL.has(rule.type) && !match.target.some((token) => finder.mention(token) !== undefined))
    return undefined;
  const source = distinct(doing.flatMap((token) => finder.doers(token))).filter(
    ({ sector }) => rule.type !== "CONSULT" || !LISTENING.has(sector ?? ""),
  );
  const target = distinct(match.target.flatMap((token) => finder.at(token))).filter(
    (party) => !source.some((other) => isSame(other, party)),
  );
  const reciprocal = rule.reciprocal === true || match.both.length > 0;
  if (!isComplete(tree, match, source, target)) return undefined;
  const intent = rule.intent === undefined ? intentOf(tree, match.trigger, rule, doing, finder) : undefined;
  const mode = intent === undefined ? rule.mode : intent.mode;
  const cameo = intent?.cameo ?? rule.cameo;
  const name = intent?.name ?? rule.intent;
  return {
    sentence: tree.n,
    type: intent?.type ?? rule.type,
    ...(mode === undefined ? {} : { mode }),
    contexts: rule.contexts ?? [],
    ...(cameo === undefined ? {} : { cameo }),
    source,
    target,
    reciprocal: reciprocal && (intent === undefined || intent.name === "promise"),
    trigger: { start: word.start, end: word.end },
    triggerToken: match.trigger,
    rule: name === undefined ? rule.id : `${rule.id}+${name}`,
    confidence: confidenceOf(source, target),
  };
}

/** Acts done with words: a meeting "raises concerns" and its "ramifications demand care", but nobody accuses or asks. */
const VERBAL: ReadonlySet<EventType> = new Set(["ACCUSE", "REQUEST", "REJECT", "THREATEN"]);

/** A noun that nobody stands behind as a speaker. */
function isThing(tree: Tree, token: number, finder: PartyFinder, things: ReadonlySet<string>): boolean {
  const word = tree.words[token];
  return word !== undefined && finder.mention(token) === undefined && things.has(word.lemma.toLowerCase());
}

/** Sectors of the media: an interview is no meeting, and who is told something is not whom it is about. */
export const LISTENING: ReadonlySet<string> = new Set(["JRN", "MED"]);

/** 0–1: half for the rule, the rest for parties that are there and known. */
export function confidenceOf(source: readonly Party[], target: readonly Party[]): number {
  const known = [...source, ...target].filter(isKnown).length / Math.max(1, source.length + target.length);
  return Math.round((0.5 + 0.25 * known + (source.length > 0 && target.length > 0 ? 0.15 : 0)) * 100) / 100;
}

/** Rules may reach one phrase by two links. */
function distinct(parties: readonly Party[]): Party[] {
  return parties.filter((party, i) => !parties.slice(0, i).some((other) => isSame(other, party)));
}

/**
 * A doer, or a passive without one, and somebody known on one side: an act among strangers is no international event, unless the text
 * names or describes both. What is done together takes two, or a group.
 */
function isComplete(tree: Tree, match: Match<EventRule>, source: readonly Party[], target: readonly Party[]): boolean {
  const { rule, both, agentless } = match;
  const anyKnown = source.some(isKnown) || target.some(isKnown);
  if (agentless && (rule.needs === undefined || rule.needs === "both")) return target.some(isKnown);
  if (both.length > 0) {
    if (source.length + target.length > 1) return anyKnown || source.every(isDescribed);
    return both.length === 1 && anyKnown && rule.needs !== "both" && isPlural(tree, both[0] ?? -1);
  }
  switch (rule.needs ?? "source") {
    case "source":
      return source.length > 0 && (anyKnown || (source.some(isDescribed) && target.some(isDescribed)));
    case "target":
      return target.some(isKnown);
    case "both":
      return (
        source.length > 0 && target.length > 0 && (anyKnown || (source.some(isDescribed) && target.some(isDescribed)))
      );
    case "either":
      return anyKnown;
    case "none":
      return true;
  }
}

function isPlural(tree: Tree, token: number): boolean {
  return tree.words[token]?.xpos.endsWith("S") === true || tree.words[token]?.lemma === "they";
}

/** Resolved, or described by what it is: "the trade union", not "they". */
function isDescribed({ actor, sector }: Party): boolean {
  return actor !== undefined || sector !== undefined;
}
