/** One match of a rule and the parties of its sentence → an event draft, or nothing when the parties do not make an event. */
import type { EventDraft, Party, Tree } from "../../model/index.ts";
import type { Match } from "../match/index.ts";
import { intentOf } from "./intent.ts";
import { isKnown, isSame, type PartyFinder } from "./parties.ts";
import type { EventRule } from "./rules.ts";

export type UnnumberedDraft = Omit<EventDraft, "id">;

export interface DraftWithMatch {
  readonly draft: UnnumberedDraft;
  readonly match: Match<EventRule>;
}

export function draftOf(tree: Tree, match: Match<EventRule>, finder: PartyFinder): UnnumberedDraft | undefined {
  const { rule } = match;
  const word = tree.words[match.trigger];
  if (word === undefined) return undefined;
  const at = (tokens: readonly number[]): Party[] => tokens.flatMap((token) => [...finder.at(token)]);
  const source = distinct([...at(match.source), ...at(match.both)]);
  const target = distinct(at(match.target)).filter((party) => !source.some((other) => isSame(other, party)));
  const reciprocal = rule.reciprocal === true || match.both.length > 0;
  if (!isComplete(match, source, target)) return undefined;
  const doers = [...match.source, ...match.both];
  const intent = rule.intent === undefined ? intentOf(tree, match.trigger, rule, doers, finder) : undefined;
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

/** 0–1: half for the rule, the rest for parties that are there and known. */
export function confidenceOf(source: readonly Party[], target: readonly Party[]): number {
  const known = [...source, ...target].filter(isKnown).length / Math.max(1, source.length + target.length);
  return Math.round((0.5 + 0.25 * known + (source.length > 0 && target.length > 0 ? 0.15 : 0)) * 100) / 100;
}

/** Rules may reach one phrase by two links. */
function distinct(parties: readonly Party[]): Party[] {
  return parties.filter((party, i) => !parties.slice(0, i).some((other) => isSame(other, party)));
}

/** A named doer or a passive without one, and somebody known on one side: an act among strangers is no international event. */
function isComplete(match: Match<EventRule>, source: readonly Party[], target: readonly Party[]): boolean {
  const { rule, both, agentless } = match;
  const anyKnown = source.some(isKnown) || target.some(isKnown);
  if (agentless && rule.needs === undefined) return target.some(isKnown);
  if (both.length > 0 && source.length + target.length < 2 && rule.needs === undefined) return source.some(isKnown);
  switch (rule.needs ?? "source") {
    case "source":
      return source.length > 0 && (anyKnown || target.length > 0);
    case "target":
      return target.some(isKnown);
    case "both":
      return source.length > 0 && target.length > 0 && anyKnown;
    case "either":
      return anyKnown;
    case "none":
      return true;
  }
}
