/** Draft mentions of a whole document → the same with surnames, pronouns and "the two sides" tied to what they mean. */
import type { Tree } from "../../../model/index.ts";
import { relation } from "../../match/index.ts";
import type { DraftMention } from "./draft-mention.ts";
import { type ActorKnowledge, heldOn, nameKey } from "./knowledge.ts";

/** One sentence's mentions, in order of position. */
export type SentenceMentions = DraftMention[];

/** Gives every person name an actor: known, earlier in the document, or local; ids are stable for the same text. */
export function clusterNames(
  sentences: readonly SentenceMentions[],
  knowledge: ActorKnowledge,
  day: string | undefined,
): void {
  const clusters: { id: string; parts: readonly string[]; lead: DraftMention }[] = [];
  for (const mention of sentences.flat()) {
    if (mention.form !== "name" || mention.name === undefined) continue;
    if (mention.actor !== undefined) {
      if (mention.kind === "person" && !clusters.some((cluster) => cluster.id === mention.actor)) {
        clusters.push({ id: mention.actor, parts: partsOf(mention), lead: mention });
      }
      continue;
    }
    const parts = nameParts(mention.name);
    const earlier = clusters.find((cluster) => sameName(cluster.parts, parts) && cluster.lead.kind === mention.kind);
    if (earlier !== undefined) {
      adopt(mention, earlier.lead, earlier.id);
      continue;
    }
    const known =
      mention.kind === "person" && parts.length === 1 ? byFamily(parts[0] ?? "", knowledge, day) : undefined;
    if (known !== undefined) {
      mention.actor = known.id;
      mention.known = known;
      mention.name = known.name;
      mention.confidence = 0.7;
      if (known.country !== undefined) mention.country = known.country;
      if (known.gender !== undefined) mention.gender = known.gender;
      mention.sector ??= "GOV";
      clusters.push({ id: known.id, parts: nameParts(known.name), lead: mention });
      continue;
    }
    const id = `d:${parts.join("-") || "x"}`;
    mention.actor = id;
    clusters.push({ id, parts, lead: mention });
  }
}

function partsOf(mention: DraftMention): readonly string[] {
  return nameParts(mention.known?.name ?? mention.name ?? "");
}

function nameParts(name: string): readonly string[] {
  return name
    .split(/[\s.]+/)
    .map(nameKey)
    .filter((part) => part.length > 0);
}

/** A later, shorter form of a name: its last part, or its first (Kim Jong Un → Kim), or all parts in order. */
function sameName(full: readonly string[], short: readonly string[]): boolean {
  if (short.length === 0 || short.length > full.length) return false;
  if (short.length === 1) {
    const [part] = short;
    return part === full.at(-1) || (part === full[0] && full.length > 1 && (part ?? "").length > 1);
  }
  return short.every((part) => full.includes(part));
}

/** A surname alone decides only for one holder of a role that a reference confirms on the day. */
function byFamily(part: string, knowledge: ActorKnowledge, day: string | undefined) {
  const holders = (knowledge.byFamily.get(part) ?? []).filter((actor) =>
    actor.roles.some((role) => role.checked !== undefined && heldOn(role, day)),
  );
  return holders.length === 1 ? holders[0] : undefined;
}

function adopt(mention: DraftMention, lead: DraftMention, id: string): void {
  mention.actor = id;
  if (lead.name !== undefined) mention.name = lead.name;
  if (lead.known !== undefined) mention.known = lead.known;
  if (lead.country !== undefined) mention.country ??= lead.country;
  if (lead.org !== undefined) mention.org ??= lead.org;
  if (lead.sector !== undefined) mention.sector ??= lead.sector;
  if (lead.gender !== undefined) mention.gender ??= lead.gender;
  mention.confidence = Math.min(mention.confidence + 0.1, lead.confidence);
}

/** Adds mentions for pronouns and pairs, and ties bare nominals ("the ministry") to what was named before. */
export function resolveAnaphora(trees: readonly Tree[], sentences: readonly SentenceMentions[]): void {
  const history: DraftMention[] = [];
  for (const [n, tree] of trees.entries()) {
    const mentions = sentences[n];
    if (mentions === undefined) continue;
    const sofar = (index: number): DraftMention[] => [
      ...history,
      ...mentions.filter((mention) => mention.last <= index),
    ];
    for (let at = 0; at < tree.words.length; at += 1) {
      const own = mentions.find((mention) => mention.first <= at && at < mention.last);
      if (own === undefined) {
        const resolved = pronoun(tree, at, sofar) ?? pair(tree, at, sofar);
        if (resolved !== undefined) mentions.push(resolved);
      } else if (own.head === at && own.form === "nominal" && own.country === undefined && own.org === undefined) {
        tieNominal(own, sofar(own.first));
      }
    }
    mentions.sort((a, b) => a.first - b.first || b.last - a.last);
    history.push(...mentions.filter((mention) => mention.form !== "pronoun"));
    if (history.length > 120) history.splice(0, history.length - 120);
  }
}

const PERSONAL: Readonly<Record<string, "m" | "f" | "thing" | "many">> = {
  he: "m",
  him: "m",
  his: "m",
  himself: "m",
  she: "f",
  her: "f",
  hers: "f",
  herself: "f",
  it: "thing",
  its: "thing",
  itself: "thing",
  they: "many",
  them: "many",
  their: "many",
  theirs: "many",
  themselves: "many",
};

function pronoun(tree: Tree, at: number, sofar: (index: number) => DraftMention[]): DraftMention | undefined {
  const word = tree.words[at];
  const wanted = word?.upos === "PRON" ? PERSONAL[word.text.toLowerCase()] : undefined;
  if (word === undefined || wanted === undefined || word.deprel === "expl") return undefined;
  const candidates = sofar(at).filter((mention) => agrees(mention, wanted) && tree.n - mention.n <= 3);
  const antecedent = mostSalient(tree, at, candidates);
  if (antecedent === undefined) return undefined;
  return {
    ...antecedent,
    n: tree.n,
    first: at,
    last: at + 1,
    head: at,
    form: "pronoun",
    confidence: antecedent.confidence * 0.75,
  };
}

function agrees(mention: DraftMention, wanted: "m" | "f" | "thing" | "many"): boolean {
  if (mention.form === "pronoun" || mention.form === "adjective") return false;
  const person =
    mention.kind === "person" || (mention.role !== undefined && mention.kind === "population" && !mention.plural);
  switch (wanted) {
    case "m":
    case "f":
      return person && (mention.gender === undefined || mention.gender === wanted);
    case "thing":
      return !person && !mention.plural;
    case "many":
      return mention.plural || mention.kind === "population" || (!person && mention.kind !== "state");
  }
}

/** Same sentence first (subject before others), then the latest sentence's subject, then the latest. */
function mostSalient(tree: Tree, at: number, candidates: readonly DraftMention[]): DraftMention | undefined {
  let best: DraftMention | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const mention of candidates) {
    const distance = tree.n - mention.n;
    let score = -2 * distance;
    if (distance === 0) {
      const rel = relation(tree.words[mention.head] ?? { ...NONE });
      score += rel === "nsubj" ? 1.5 : 0;
      // "Its" inside the noun phrase that names the owner's counterpart: the nearest is seldom meant.
      score -= (at - mention.last) * 0.01;
    } else score += mention.subject === true ? 1.5 : 0;
    score += mention.confidence * 0.2;
    if (score > bestScore) [best, bestScore] = [mention, score];
  }
  return best;
}

const NONE = { deprel: "", text: "", start: 0, end: 0, upos: "", xpos: "", lemma: "", head: -1 };

const PAIR_HEADS: Readonly<Record<string, "state" | "person">> = {
  side: "state",
  country: "state",
  nation: "state",
  neighbor: "state",
  neighbour: "state",
  government: "state",
  party: "state",
  ally: "state",
  capital: "state",
  leader: "person",
  president: "person",
  minister: "person",
  official: "person",
  diplomat: "person",
  man: "person",
  two: "state",
  both: "state",
};

/** "the two sides", "both countries", "the two leaders": the last two distinct ones named. */
function pair(tree: Tree, at: number, sofar: (index: number) => DraftMention[]): DraftMention | undefined {
  const word = tree.words[at];
  const kind = word === undefined ? undefined : PAIR_HEADS[word.lemma.toLowerCase()];
  if (word === undefined || kind === undefined || word.upos === "ADJ") return undefined;
  const modifiers = (tree.children[at] ?? []).map((child) => tree.words[child]?.text.toLowerCase());
  const two = modifiers.includes("two") || modifiers.includes("both") || word.text.toLowerCase() === "both";
  if (!two) return undefined;
  const members: DraftMention[] = [];
  for (const mention of sofar(at).reverse()) {
    if (tree.n - mention.n > 2 || mention.form === "pronoun") continue;
    const fits = kind === "person" ? mention.kind === "person" : mention.country !== undefined;
    const key = (member: DraftMention): string => (kind === "person" ? (member.actor ?? "") : (member.country ?? ""));
    if (!fits || members.some((member) => key(member) === key(mention))) continue;
    members.unshift(mention);
    if (members.length === 2) break;
  }
  if (members.length < 2) return undefined;
  return {
    n: tree.n,
    first: at,
    last: at + 1,
    head: at,
    form: "nominal",
    kind: "population",
    plural: true,
    members,
    confidence: 0.6,
  };
}

/** "the ministry", "the president": the last one named with that role, or of the only country in the sentence. */
function tieNominal(mention: DraftMention, before: readonly DraftMention[]): void {
  if (mention.definite !== true || mention.plural) return;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const earlier = before[at];
    if (earlier === undefined || mention.n - earlier.n > 4) return;
    if (earlier.role === undefined || earlier.role !== mention.role) continue;
    if (earlier.actor !== undefined) mention.actor = earlier.actor;
    if (earlier.known !== undefined) mention.known = earlier.known;
    if (earlier.name !== undefined) mention.name = earlier.name;
    if (earlier.country !== undefined) mention.country = earlier.country;
    if (earlier.org !== undefined) mention.org = earlier.org;
    if (earlier.kind === "person") mention.kind = "person";
    mention.confidence = 0.6;
    return;
  }
}

/** Marks the mentions that are subjects: the likeliest antecedents. */
export function markSubjects(tree: Tree, mentions: SentenceMentions): void {
  for (const mention of mentions) {
    const head = tree.words[mention.head];
    if (head !== undefined && relation(head) === "nsubj") mention.subject = true;
  }
}
