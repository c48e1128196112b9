/** A pronoun in a tree and who is in the reader's mind → the mention it stands for, or nothing where that is unsure. */
import type { Tree, Word } from "../../../model/index.ts";
import { isVerbal, relation } from "../../match/index.ts";
import { clearlyFirst, type Discourse, type Kind, keyOf, type Referent, saysSo } from "./discourse.ts";
import type { DraftMention } from "./draft-mention.ts";

interface Pronoun {
  readonly kind: Kind;
  readonly gender?: "m" | "f";
  readonly reflexive: boolean;
  readonly possessive: boolean;
}

/** `quoted`: which tokens of the sentence stand in somebody's speech. */
export function resolvePronoun(
  tree: Tree,
  at: number,
  mentions: readonly DraftMention[],
  discourse: Discourse,
  quoted: readonly boolean[],
): DraftMention | undefined {
  const word = tree.words[at];
  const pronoun = word?.upos === "PRON" ? pronounOf(word) : undefined;
  if (word === undefined || pronoun === undefined || word.deprel === "expl") return undefined;
  if (pronoun.kind === "thing" && !pronoun.possessive && !pronoun.reflexive && !refers(tree, at)) return undefined;
  const found =
    byQuotation(tree, at, pronoun, mentions, discourse, quoted) ??
    bySyntax(tree, at, pronoun, mentions, quoted) ??
    bySalience(tree, at, pronoun, mentions, discourse, quoted);
  if (found === undefined || found === "unsure") return undefined;
  const { mention, confidence } = found;
  // "refused to apply them": plans and rules more often than the states just named.
  if (mention.members !== undefined && relation(word) === "obj" && !pronoun.reflexive) return undefined;
  if (mention.country === undefined && mention.org === undefined && mention.actor === undefined && !mention.members)
    return undefined;
  const { stated: _stated, roles: _roles, place: _place, sector, ...same } = mention;
  return {
    ...same,
    ...(sector === undefined || mention.kind === "state" ? {} : { sector }),
    n: tree.n,
    first: at,
    last: at + 1,
    head: at,
    form: "pronoun",
    confidence: Math.min(confidence, mention.confidence),
  };
}

function pronounOf(word: Word): Pronoun | undefined {
  const text = word.text.toLowerCase();
  const kind = KINDS[text];
  if (kind === undefined) return undefined;
  const gender = /^(he|him|his|himself)$/.test(text) ? "m" : "f";
  return {
    kind,
    reflexive: /sel(f|ves)$/.test(text),
    possessive: word.deprel === "nmod:poss",
    ...(kind === "person" ? { gender } : {}),
  };
}

const KINDS: Readonly<Record<string, Kind>> = {
  he: "person",
  him: "person",
  his: "person",
  himself: "person",
  she: "person",
  her: "person",
  hers: "person",
  herself: "person",
  it: "thing",
  its: "thing",
  itself: "thing",
  they: "many",
  them: "many",
  their: "many",
  theirs: "many",
  themselves: "many",
};

/** Only the subject of a verb that somebody does: "it is likely that", "it emerged", "make it clear" refer to nothing. */
function refers(tree: Tree, at: number): boolean {
  const word = tree.words[at];
  const governor = tree.words[word?.head ?? -1];
  if (word?.deprel !== "nsubj" || governor === undefined || !isVerbal(governor)) return false;
  const children = tree.children[word.head] ?? [];
  if (children.some((child) => tree.words[child]?.deprel === "cop")) return false;
  // "it is encouraging that", "it was reported that".
  const clause = children.some((child) => /^(csubj|ccomp)/.test(tree.words[child]?.deprel ?? ""));
  if (clause && (governor.xpos === "VBG" || governor.xpos === "VBN")) return false;
  return !EMPTY_VERBS.has(governor.lemma.toLowerCase());
}

const EMPTY_VERBS = new Set(
  "be seem appear happen turn take matter remain mean rain snow follow emerge transpire become make come look sound feel go occur depend cost".split(
    " ",
  ),
);

interface Found {
  readonly mention: DraftMention;
  readonly confidence: number;
}

/** "Ruritania's X and its Y", "Ruritania … its", "Doe … himself": the sentence's own structure. */
function bySyntax(
  tree: Tree,
  at: number,
  pronoun: Pronoun,
  mentions: readonly DraftMention[],
  quoted: readonly boolean[],
): Found | "unsure" | undefined {
  if (pronoun.possessive) {
    const owned = tree.words[tree.words[at]?.head ?? -1];
    if (owned !== undefined && relation(owned) === "conj") {
      const possessor = possessorOf(tree, owned.head);
      const mention = mentionAt(mentions, possessor ?? owned.head);
      if (mention !== undefined && agrees(mention, pronoun)) {
        // "Borduria's aid for Ruritania and its allies": whose allies, the parser cannot know.
        if (possessor === undefined && hasRival(tree, owned.head, mentions, pronoun)) return "unsure";
        return { mention, confidence: 0.8 };
      }
    }
  }
  const own = pronoun.possessive || pronoun.reflexive;
  if (!own && relation(tree.words[at] ?? NONE) !== "nsubj") return undefined;
  for (const subject of own ? subjectsAbove(tree, at).slice(0, 1) : subjectsAbove(tree, at)) {
    if (quoted[at] === true && quoted[subject] !== true) return undefined;
    const mention = together(tree, subject, mentions, pronoun) ?? mentionAt(mentions, subject);
    if (mention !== undefined && agrees(mention, pronoun)) return { mention, confidence: own ? 0.8 : 0.75 };
    if (pronoun.kind !== "person") return undefined;
    if (mention === undefined && isSomebodyElse(tree, subject)) return "unsure";
  }
  return undefined;
}

/** "He … his", where nobody knows who he is; "a resident said he …". */
function isSomebodyElse(tree: Tree, subject: number): boolean {
  const word = tree.words[subject];
  if (word?.upos === "PRON") return KINDS[word.text.toLowerCase()] === "person";
  return word?.xpos === "NN" && saysSo(tree, subject);
}

/** "…," he said: whoever spoke last goes on speaking. */
function byQuotation(
  tree: Tree,
  at: number,
  pronoun: Pronoun,
  mentions: readonly DraftMention[],
  discourse: Discourse,
  quoted: readonly boolean[],
): Found | undefined {
  if (pronoun.kind !== "person" || quoted[at] === true || !quoted.includes(true) || !saysSo(tree, at)) return undefined;
  const mention = discourse.speaker();
  if (mention === undefined || tree.n - mention.n > REACH || !agrees(mention, pronoun)) return undefined;
  const other = mentions.some((one) => one.head < at && quoted[one.head] !== true && agrees(one, pronoun));
  return other ? undefined : { mention, confidence: 0.75 };
}

function possessorOf(tree: Tree, at: number): number | undefined {
  return (tree.children[at] ?? []).find((child) => tree.words[child]?.deprel === "nmod:poss");
}

/** Somebody else owns a noun above, or is the subject. */
function hasRival(tree: Tree, at: number, mentions: readonly DraftMention[], pronoun: Pronoun): boolean {
  const fits = (token: number | undefined): boolean => {
    const mention = token === undefined ? undefined : mentionAt(mentions, token);
    return mention !== undefined && agrees(mention, pronoun);
  };
  if (fits(clauseSubject(tree, at))) return true;
  for (let up = tree.words[at]?.head ?? -1; up >= 0; up = tree.words[up]?.head ?? -1)
    if (fits(possessorOf(tree, up))) return true;
  return false;
}

/** The subject of the clause that holds the token, or of the clause above when its own is left out. */
function clauseSubject(tree: Tree, at: number): number | undefined {
  return subjectsAbove(tree, at)[0];
}

function isInfinitive(tree: Tree, at: number): boolean {
  return tree.words[at]?.deprel === "acl" && tree.words[at]?.xpos === "VB";
}

/** Subjects before the token of the clauses that hold it, the nearest first; none beyond a subject that holds the token. */
function subjectsAbove(tree: Tree, at: number): number[] {
  const subjects: number[] = [];
  let below = at;
  for (let up = tree.words[at]?.head ?? -1; up >= 0; up = tree.words[up]?.head ?? -1) {
    const subject = (tree.children[up] ?? []).find((child) => relation(tree.words[child] ?? NONE) === "nsubj");
    if (subject !== undefined && subject === below && below !== at) return subjects;
    if (subject !== undefined && subject < at) subjects.push(subject);
    // "pressed Ruritania to close its embassy": whoever is pressed does the closing.
    const told =
      subject === undefined && relation(tree.words[up] ?? NONE) === "xcomp"
        ? objectOf(tree, tree.words[up]?.head ?? -1)
        : undefined;
    if (told !== undefined && told < at) subjects.push(told);
    // "Ruritania's decision to move its embassy": the owner of the decision does the moving.
    const owner = subject === undefined && isInfinitive(tree, below) ? possessorOf(tree, up) : undefined;
    if (owner !== undefined && owner < at) subjects.push(owner);
    below = up;
  }
  return subjects;
}

function objectOf(tree: Tree, verb: number): number | undefined {
  return (tree.children[verb] ?? []).find((child) => relation(tree.words[child] ?? NONE) === "obj");
}

/** "Ruritania and Borduria … their". */
function together(
  tree: Tree,
  subject: number,
  mentions: readonly DraftMention[],
  pronoun: Pronoun,
): DraftMention | undefined {
  if (pronoun.kind !== "many") return undefined;
  const tokens = [subject, ...(tree.children[subject] ?? []).filter((child) => tree.words[child]?.deprel === "conj")];
  const members = tokens.flatMap((token) => mentionAt(mentions, token) ?? []);
  return members.length < 2 || members.length < tokens.length ? undefined : joined(tree, members);
}

export function joined(tree: Tree, members: readonly DraftMention[]): DraftMention {
  const first = Math.min(...members.map((member) => member.first));
  const last = Math.max(...members.map((member) => member.last));
  const head = members[0]?.head ?? first;
  return { n: tree.n, first, last, head, form: "nominal", kind: "population", plural: true, members, confidence: 0.8 };
}

function mentionAt(mentions: readonly DraftMention[], token: number): DraftMention | undefined {
  return mentions.find((mention) => mention.head === token && mention.form !== "adjective");
}

/** The weightiest that agrees, unless another is nearly as weighty or it is the subject the pronoun cannot be. */
function bySalience(
  tree: Tree,
  at: number,
  pronoun: Pronoun,
  mentions: readonly DraftMention[],
  discourse: Discourse,
  quoted: readonly boolean[],
): Found | undefined {
  const barred = new Set([
    ...(pronoun.possessive || pronoun.reflexive ? [] : coArgument(tree, at, mentions)),
    // Who speaks says "I" of himself.
    ...(quoted[at] === true ? speakersOutside(tree, mentions, quoted, discourse) : []),
  ]);
  const candidates = discourse
    .referents(pronoun.kind)
    .filter((referent) => tree.n - referent.n <= REACH && !barred.has(referent.key) && agreesIn(referent, pronoun));
  const mention = clearlyFirst(candidates)?.mention;
  return mention === undefined ? undefined : { mention, confidence: pronoun.kind === "person" ? 0.75 : 0.65 };
}

const REACH = 3;

/** The subject of the verb whose object the pronoun is, and the reverse: "Doe met him" is not about Doe. */
function coArgument(tree: Tree, at: number, mentions: readonly DraftMention[]): readonly string[] {
  const word = tree.words[at];
  if (word === undefined) return [];
  const other =
    relation(word) === "nsubj"
      ? (tree.children[word.head] ?? []).find((child) => tree.words[child]?.deprel === "obj")
      : clauseSubject(tree, at);
  const mention = other === undefined ? undefined : mentionAt(mentions, other);
  return mention === undefined ? [] : [keyOf(mention)];
}

function speakersOutside(
  tree: Tree,
  mentions: readonly DraftMention[],
  quoted: readonly boolean[],
  discourse: Discourse,
): readonly string[] {
  const here = mentions.filter(({ head }) => quoted[head] !== true && relation(tree.words[head] ?? NONE) === "nsubj");
  const all = tree.words.every(({ upos }, at) => quoted[at] === true || upos === "PUNCT");
  const before = all ? discourse.speaker() : undefined;
  return [...here, ...(before === undefined ? [] : [before])].map(keyOf);
}

function agreesIn({ mention }: Referent, pronoun: Pronoun): boolean {
  return mention === undefined || agrees(mention, pronoun);
}

function agrees(mention: DraftMention, { kind, gender }: Pronoun): boolean {
  const person = mention.kind === "person" || (mention.kind === "population" && mention.form === "nominal");
  switch (kind) {
    case "person":
      return person && !mention.plural && (mention.gender === undefined || mention.gender === gender);
    case "thing":
      return !person && !mention.plural && mention.kind !== "population" && mention.thing !== true;
    case "many":
      return mention.plural || mention.members !== undefined || mention.kind === "population";
  }
}

const NONE = { deprel: "", text: "", start: 0, end: 0, upos: "", xpos: "", lemma: "", head: -1 };
