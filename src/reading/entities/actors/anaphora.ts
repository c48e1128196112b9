/** The mentions of a document → the same with pronouns, pairs and bare nominals tied to what they mean. */
import type { Quote, Tree } from "../../../model/index.ts";
import { preposition, relation } from "../../match/index.ts";
import { resolveCounterpart, resolveCountry, takePerson, tieNominal } from "./definites.ts";
import { createDiscourse, type Discourse } from "./discourse.ts";
import type { DraftMention } from "./draft-mention.ts";
import type { ActorKnowledge } from "./knowledge.ts";
import { type EarlierSentence, resolvePair } from "./pairs.ts";
import { joined, resolvePronoun } from "./pronouns.ts";
import type { DocumentSetting } from "./surnames.ts";

/** Reads on from left to right; `sentences[n]` holds the mentions of `trees[n]`, and gets what is found. */
export function resolveAnaphora(
  trees: readonly Tree[],
  sentences: readonly DraftMention[][],
  knowledge: ActorKnowledge,
  setting: DocumentSetting,
  quotes: readonly Quote[],
): void {
  const discourse = createDiscourse();
  const earlier: EarlierSentence[] = [];
  const named: DraftMention[] = [];
  for (const [n, tree] of trees.entries()) {
    const mentions = sentences[n];
    if (mentions === undefined) continue;
    discourse.next();
    const found: DraftMention[] = [];
    const quoted = quotedTokens(tree, quotes);
    const { heads, covered } = tokensOf(tree, mentions);
    for (let at = 0; at < tree.words.length; at += 1) {
      const own = heads[at];
      if (own !== undefined) {
        if (own.form === "nominal") {
          takeFromPossessor(tree, own, found);
          const apposed = apposedPerson(tree, own, mentions);
          if (apposed !== undefined) takePerson(own, apposed);
          else if (!isTold(tree, own)) tieNominal(own, named, knowledge, setting);
        }
        discourse.add(tree, own, quoted[at] === true);
        addCoordination(tree, at, mentions, discourse);
        if (own.form !== "adjective") named.push(own);
        continue;
      }
      if (covered[at] === true || isFunctionWord(tree.words[at]?.upos)) continue;
      const resolved =
        resolvePronoun(tree, at, [...mentions, ...found], discourse, quoted) ??
        resolvePair(tree, at, mentions, earlier, knowledge) ??
        resolveCounterpart(tree, at, [...mentions, ...found]) ??
        resolveCountry(tree, at, mentions, discourse);
      if (resolved !== undefined) {
        found.push(resolved);
        discourse.add(tree, resolved, quoted[at] === true);
      } else addBystander(tree, at, discourse);
    }
    earlier.push({ tree, mentions: [...mentions] });
    if (earlier.length > 3) earlier.shift();
    mentions.push(...found);
    mentions.sort((a, b) => a.first - b.first || b.last - a.last);
  }
}

/** No pronoun and no noun: nothing to resolve. */
function isFunctionWord(upos: string | undefined): boolean {
  return upos !== "PRON" && upos !== "NOUN" && upos !== "PROPN" && upos !== "DET";
}

interface TokenMentions {
  readonly heads: readonly (DraftMention | undefined)[];
  readonly covered: readonly boolean[];
}

function tokensOf(tree: Tree, mentions: readonly DraftMention[]): TokenMentions {
  const heads: (DraftMention | undefined)[] = tree.words.map(() => undefined);
  const covered = tree.words.map(() => false);
  for (const mention of mentions) {
    heads[mention.head] ??= mention;
    covered.fill(true, mention.first, mention.last);
  }
  return { heads, covered };
}

function quotedTokens(tree: Tree, quotes: readonly Quote[]): readonly boolean[] {
  if (quotes.length === 0) return UNQUOTED;
  const speech = quotes.filter(
    (quote) => quote.speech && quote.firstSentence <= tree.n && tree.n <= quote.lastSentence,
  );
  if (speech.length === 0) return UNQUOTED;
  return tree.words.map((word) => speech.some(({ start, end }) => start <= word.start && word.end <= end));
}

const UNQUOTED: readonly boolean[] = [];

/** "his foreign minister", "its army": of the country of whoever "his" and "its" mean. */
function takeFromPossessor(tree: Tree, own: DraftMention, found: readonly DraftMention[]): void {
  if (own.country !== undefined || own.org !== undefined || own.actor !== undefined) return;
  const possessor = (tree.children[own.head] ?? []).find((child) => tree.words[child]?.deprel === "nmod:poss");
  const owner = possessor === undefined ? undefined : found.find(({ head }) => head === possessor);
  if (owner?.country === undefined) return;
  own.country = owner.country;
  own.first = Math.min(own.first, owner.first);
  own.confidence = 0.65;
}

/** "Ruritania's president, Jane Doe": the name that follows or precedes. */
function apposedPerson(tree: Tree, own: DraftMention, mentions: readonly DraftMention[]): DraftMention | undefined {
  if (own.plural) return undefined;
  const word = tree.words[own.head];
  return mentions.find(
    ({ kind, form, head }) =>
      kind === "person" &&
      form === "name" &&
      ((tree.words[head]?.head === own.head && tree.words[head]?.deprel === "appos") ||
        (word?.head === head && word.deprel === "appos")),
  );
}

/** "the president of its commission" says itself whose, though we may not know them. */
function isTold(tree: Tree, own: DraftMention): boolean {
  if (/^(deputy|assistant|vice|under|acting|new|next|another|other)$/i.test(tree.words[own.head - 1]?.text ?? ""))
    return true;
  if (own.country !== undefined || own.org !== undefined) return false;
  return (tree.children[own.head] ?? []).some((child) => preposition(tree, child) === "of");
}

/** "Ruritania and Borduria" may be "they" later; added at the first of them, once both are known. */
function addCoordination(tree: Tree, at: number, mentions: readonly DraftMention[], discourse: Discourse): void {
  const conjuncts = (tree.children[at] ?? []).filter((child) => tree.words[child]?.deprel === "conj");
  if (conjuncts.length === 0) return;
  const members = [at, ...conjuncts].map((token) => mentions.find((mention) => mention.head === token));
  const known = members.filter((member) => member !== undefined);
  if (known.length === members.length) discourse.addOther(tree, at, "many", joined(tree, known));
}

/** A subject that is no actor ("the report") may be what "it" means: it stands in the way. */
function addBystander(tree: Tree, at: number, discourse: Discourse): void {
  const word = tree.words[at];
  if (word === undefined || (word.upos !== "NOUN" && word.upos !== "PROPN")) return;
  const rel = relation(word);
  if (rel !== "nsubj" && rel !== "obj") return;
  discourse.addOther(tree, at, word.xpos === "NNS" || word.xpos === "NNPS" ? "many" : "thing");
}
