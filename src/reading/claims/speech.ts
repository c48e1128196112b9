/**
 * Attributions in the wide sense of PolNeAR ("China's support for…", "the visit indicates…") → those in which somebody says or holds
 * something: the ones that make a claim. What is left out puts no words into a mouth.
 */
import type { Tree } from "../../model/index.ts";
import type { PartyFinder } from "../events/index.ts";
import { isVerbal, relation } from "../match/index.ts";
import type { Attribution } from "./attribution/index.ts";
import { type Operators, weigh } from "./factuality/index.ts";
import { antecedent } from "./holder.ts";

/** Nouns that speak without being a person: "the report said", "officials' figures show". */
const DOCUMENTS =
  /^(report|statement|document|study|poll|survey|article|letter|paper|newspaper|magazine|agency|source|communique|resolution|declaration|release|analysis|assessment|account|message|transcript|memo|dispatch|broadcast|editorial|commentary|record|file|filing|indictment|complaint|lawsuit|tweet|post|data|figure|estimate|evidence|intelligence|text|treaty|agreement|draft|law|constitution|doctrine|website|media|press|outlet|channel|television|radio|embassy|ministry|office|government|court|council|committee|commission|company|group|party|organization|organisation|people|person|man|woman|witness|resident|analyst|expert|critic|observer|supporter|opponent|researcher|scholar|economist|aide|spokesman|spokeswoman|spokesperson|insider|diplomat|activist|official|leader|side|many|some|other|others|most|one|both|all|few|several|those|everyone|nobody)$/i;

const PERSONAL = /^(he|she|they|we|i|you|who|him|her|them)$/i;

/** Verbs whose noun phrase is itself what was said: "announced a ceasefire". */
const NAMES_CONTENT = new Set(
  "announce confirm report reveal disclose acknowledge admit describe mention cite emphasize emphasise stress reiterate propose declare note publish claim allege deny reject express voice raise predict forecast promise pledge order propose recommend condemn praise criticize criticise blame accuse call urge demand request warn threaten dismiss rule_out repeat underline highlight unveil detail explain predict expect".split(
    " ",
  ),
);

/** Whatever stands beside them is what was said. */
const SAYING = new Set([
  "say",
  "tell",
  "add",
  "write",
  "tweet",
  "reply",
  "respond",
  "explain",
  "insist",
  "argue",
  "note",
]);

/** True when the attribution has a speaker (or openly none) and something that is said. */
export function isSpeech(
  attribution: Attribution,
  trees: readonly Tree[],
  finders: readonly PartyFinder[],
  operators: Operators,
): boolean {
  const { source, stance, quoted, cueLemma } = attribution;
  if (DEEDS.has(cueLemma) || !isWhatItSays(attribution, trees)) return false;
  if (!hasHappened(attribution, trees, operators)) return false;
  if (attribution.content.length === 0 && stance !== "silent") return false;
  if (source !== undefined && !speaks(source, trees, finders)) return false;
  if (quoted || stance !== "asserts") return true;
  return SAYING.has(cueLemma) || hasClause(attribution, trees) || NAMES_CONTENT.has(cueLemma);
}

/** Deeds, however often used of words: "radicals attacked a hall" accuses nobody. */
const DEEDS = new Set(["attack", "hit", "strike", "blast", "assault", "fire", "shoot", "oppose"]);

/** A refusal to act is no denial, and nobody is silent without a "not", "declined" or the like. */
function isWhatItSays({ stance, cueLemma, cue, n, source, content }: Attribution, trees: readonly Tree[]): boolean {
  const words = trees[n]?.words ?? [];
  const said = words
    .filter((word) => content.some((span) => span.start <= word.start && word.end <= span.end))
    .map((word) => word.text)
    .join(" ");
  if (ANONYMITY.test(said)) return false;
  if (stance === "denies") return cueLemma !== "refuse" && cueLemma !== "decline";
  if (stance !== "silent") return true;
  // "There is no evidence for that, the spokesman said", misread with "no evidence" as the speaker.
  const first = trees[source?.n ?? n]?.words.find((word) => word.start === source?.start);
  if (cueLemma === "say" && first !== undefined && /^no$/i.test(first.text)) return false;
  const start = Math.min(cue.start, source?.start ?? cue.start);
  const end = Math.max(cue.end, source?.end ?? cue.end);
  return words.some((word) => word.start >= start - 24 && word.end <= end && UNSAID.test(word.text));
}

/** How a source speaks, not what it says. */
const ANONYMITY =
  /^(?:that )?(?:he |she |they )?(?:not (?:to )?be|to remain) (?:named|identified|quoted|anonymous)|^anonymity$/i;

const UNSAID =
  /^(not|n't|no|never|neither|nor|nothing|none|nobody|declin\w*|refus\w*|without|withh\w*|silen\w*|quiet|mum|unclear|unconfirmed|avoid\w*|dodg\w*|evad\w*|fail\w*)$/i;

/** "will say", "needs to explain", "is likely to deny": nobody has said anything yet. First persons speak as they announce it. */
function hasHappened({ n, cueToken, source }: Attribution, trees: readonly Tree[], operators: Operators): boolean {
  const tree = trees[n];
  if (tree === undefined || source === undefined) return true;
  if (isFirstPerson(source, trees)) return true;
  const { status } = weigh(tree, cueToken, operators);
  return status === "asserted" || status === "alleged" || status === "denied" || status === "negated";
}

/** "we predict", "I believe" outside a quotation: the author speaks. */
export function isFirstPerson(source: NonNullable<Attribution["source"]>, trees: readonly Tree[]): boolean {
  return /^(i|we)$/i.test(trees[source.n]?.words[source.head]?.text ?? "");
}

function speaks(
  source: NonNullable<Attribution["source"]>,
  trees: readonly Tree[],
  finders: readonly PartyFinder[],
): boolean {
  const tree = trees[source.n];
  const head = antecedent(tree, source.head);
  const word = tree?.words[head];
  if (word === undefined) return false;
  const mention = finders[source.n]?.mention(head);
  if (mention !== undefined) return mention.form !== "adjective";
  return word.upos === "PROPN" || PERSONAL.test(word.text) || DOCUMENTS.test(word.lemma);
}

/** The content is a clause: its head is a verb, or has a subject or a copula. */
function hasClause({ contentHead }: Attribution, trees: readonly Tree[]): boolean {
  const tree = contentHead === undefined ? undefined : trees[contentHead.n];
  if (tree === undefined || contentHead === undefined) return false;
  const head = tree.words[contentHead.token];
  if (head === undefined) return false;
  if (isVerbal(head)) return true;
  return (tree.children[contentHead.token] ?? []).some((child) => {
    const rel = relation(tree.words[child] ?? head);
    return rel === "cop" || rel === "nsubj" || rel === "csubj";
  });
}
