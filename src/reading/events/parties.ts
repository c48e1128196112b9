/** A token of a tree and the mentions of its sentence → the parties it stands for. */
import type { Mention, Party, Tree } from "../../model/index.ts";
import { preposition, relation } from "../match/index.ts";

export interface PartyFinder {
  /** Parties of the noun phrase at `token`, coordinated ones each on their own. */
  at(token: number): readonly Party[];
  /** The same for who acts: "violence in Borduria" does not make Borduria act, "rebels in Borduria" does. */
  doers(token: number): readonly Party[];
  /** The mention whose words hold `token`. */
  mention(token: number): Mention | undefined;
}

/** `mentions` are those of the tree's sentence; `agents` nouns that act though nobody has resolved them: "militants", "both sides". */
export function createPartyFinder(
  tree: Tree,
  mentions: readonly Mention[],
  text: string,
  agents: ReadonlySet<string> = NO_AGENTS,
): PartyFinder {
  const covering: (Mention | undefined)[] = tree.words.map(() => undefined);
  // Outermost last, so that "Russian President Vladimir Putin" hides the "Russian" in it.
  for (const mention of [...mentions].sort((a, b) => a.last - a.first - (b.last - b.first))) {
    for (let at = mention.first; at < mention.last; at += 1) covering[at] = mention;
  }
  const scene: Scene = { tree, covering, text, agents, acting: false };
  return {
    at: remembered((token) => allAt(scene, token)),
    doers: remembered((token) => allAt({ ...scene, acting: true }, token)),
    mention: (token) => covering[token],
  };
}

const NO_AGENTS: ReadonlySet<string> = new Set();

interface Scene {
  readonly tree: Tree;
  /** The mention that holds each token. */
  readonly covering: readonly (Mention | undefined)[];
  readonly text: string;
  readonly agents: ReadonlySet<string>;
  /** Asked for who acts. */
  readonly acting: boolean;
}

function remembered(find: (token: number) => readonly Party[]): (token: number) => readonly Party[] {
  const known = new Map<number, readonly Party[]>();
  return (token) => {
    const found = known.get(token) ?? find(token);
    known.set(token, found);
    return found;
  };
}

function allAt(scene: Scene, token: number): readonly Party[] {
  return dedupe(membersOf(scene.tree, token).flatMap((member) => memberAt(scene, member)));
}

function memberAt(scene: Scene, token: number): readonly Party[] {
  const found = partiesOf(scene, token, 0);
  if (found.some(isKnown)) return found;
  if (scene.tree.words[token]?.upos === "PRON") {
    const speaker = speakerOf(scene.tree, token);
    const spoken = speaker === undefined ? [] : partiesOf(scene, speaker, 0);
    if (spoken.length > 0) return spoken;
  }
  return found.length > 0 ? found : unresolved(scene, token);
}

/** "The rebels said they would stop": the subject over the clause that the pronoun is the subject of. */
function speakerOf(tree: Tree, pronoun: number): number | undefined {
  const word = tree.words[pronoun];
  if (word === undefined || relation(word) !== "nsubj" || !/^(it|they|he|she)$/i.test(word.text)) return undefined;
  for (let at = word.head; at >= 0; at = tree.words[at]?.head ?? -1) {
    const clause = tree.words[at];
    if (clause === undefined || !/^(ccomp|conj|xcomp)/.test(clause.deprel)) return undefined;
    if (!clause.deprel.startsWith("ccomp")) continue;
    const subject = (tree.children[clause.head] ?? []).find((child) => tree.words[child]?.deprel === "nsubj");
    return subject === undefined || tree.words[subject]?.upos === "PRON" ? undefined : subject;
  }
  return undefined;
}

/** Somebody acts, the text does not say who: a party of words only. */
function unresolved({ tree, agents }: Scene, token: number): readonly Party[] {
  const word = tree.words[token];
  if (word === undefined || !agents.has(word.lemma.toLowerCase())) return [];
  return [{ text: word.text, start: word.start, end: word.end }];
}

function membersOf(tree: Tree, token: number): readonly number[] {
  const members = [token];
  for (const child of tree.children[token] ?? []) {
    const word = tree.words[child];
    if (word?.deprel === "conj" || (word?.deprel === "nmod" && TOGETHER.has(preposition(tree, child))))
      members.push(...membersOf(tree, child));
  }
  return members;
}

/** "Ruritania, along with its allies". */
const TOGETHER = new Set(["along_with", "together_with", "as_well_as", "alongside"]);

function partiesOf(scene: Scene, token: number, depth: number): readonly Party[] {
  const { tree, covering, text } = scene;
  if (depth > 4) return [];
  const word = tree.words[token];
  if (word === undefined) return [];
  const mention = covering[token];
  if (mention !== undefined && mention.form !== "adjective") {
    if (mention.members !== undefined) return mention.members;
    if (mention.country !== undefined || mention.org !== undefined || mention.actor !== undefined)
      return [party(mention)];
  }
  const apposed = mention?.form === "name" ? undefined : namedBeside(scene, token);
  if (apposed !== undefined) return [party(apposed)];
  const owns = scene.acting && mention === undefined && !scene.agents.has(word.lemma.toLowerCase());
  // "a group of deputies", "thousands of Iraqi Kurds", "the efforts of Haiti": look inside, closest owner first.
  const ranked = [...(tree.children[token] ?? [])]
    .map((child) => ({ child, rank: ownerRank(tree, child) }))
    .filter(({ rank }) => rank < (owns ? PLACE : 9))
    .sort((a, b) => a.rank - b.rank || a.child - b.child);
  for (const { child } of ranked) {
    const inner = covering[child];
    if (inner !== undefined && inner.form === "adjective") {
      if (inner.country !== undefined || inner.org !== undefined) return [owned(tree, token, inner, mention, text)];
      continue;
    }
    const nested = membersOf(tree, child).flatMap((member) => partiesOf(scene, member, depth + 1));
    if (nested.length > 0)
      return mention === undefined ? nested : nested.map((owner) => ({ ...party(mention), ...place(owner) }));
  }
  return mention === undefined ? [] : [party(mention)];
}

/** "his close ally, John Doe": the one named is meant, not whose ally he is. */
function namedBeside({ tree, covering }: Scene, token: number): Mention | undefined {
  for (const child of tree.children[token] ?? []) {
    const mention = tree.words[child]?.deprel === "appos" ? covering[child] : undefined;
    if (mention?.form === "name" && isKnown(mention)) return mention;
  }
  return undefined;
}

function place(owner: Party): Pick<Party, "country" | "org"> {
  return {
    ...(owner.country === undefined ? {} : { country: owner.country }),
    ...(owner.org === undefined ? {} : { org: owner.org }),
  };
}

/** A noun that belongs to a state by its adjective: "Russian jets". */
function owned(tree: Tree, token: number, adjective: Mention, nominal: Mention | undefined, text: string): Party {
  const start = Math.min(adjective.start, tree.words[token]?.start ?? adjective.start);
  const end = Math.max(adjective.end, tree.words[token]?.end ?? adjective.end);
  return {
    text: text.slice(start, end),
    start,
    end,
    ...(adjective.country === undefined ? {} : { country: adjective.country }),
    ...(adjective.org === undefined ? {} : { org: adjective.org }),
    ...(nominal?.sector === undefined ? {} : { sector: nominal.sector }),
  };
}

/** Rank of an owner that only says where. */
const PLACE = 4;

function ownerRank(tree: Tree, child: number): number {
  const word = tree.words[child];
  if (word === undefined) return 9;
  switch (relation(word)) {
    case "nmod":
      if (word.deprel === "nmod:poss") return 0;
      switch (preposition(tree, child)) {
        case "of":
          return 2.5;
        case "from":
        case "by":
          return 3;
        case "in":
        case "on":
        case "at":
        case "against":
        case "for":
        case "to":
        case "throughout":
        case "across":
        case "between":
        case "with":
        case "inside":
        case "near":
          return PLACE;
        default:
          return 9;
      }
    case "amod":
      // "Saudi-backed forces" are not Saudi; a "US-led strike" is American.
      return (word.xpos === "VBN" || word.xpos === "VBG") && !LED.has(word.lemma) ? 9 : 1;
    case "compound":
    case "flat":
      return word.lemma === "style" || word.lemma === "era" ? 9 : 2;
    case "appos":
      return 5;
    default:
      return 9;
  }
}

const LED = new Set(["lead", "head", "run", "rule", "control", "own", "occupy", "administer", "base", "-led", "led"]);

function party(mention: Mention): Party {
  const { text, start, end, actor, country, org, sector, roles } = mention;
  return {
    text,
    start,
    end,
    ...(actor === undefined ? {} : { actor }),
    ...(country === undefined ? {} : { country }),
    ...(org === undefined ? {} : { org }),
    ...(sector === undefined ? {} : { sector }),
    ...(roles === undefined ? {} : { roles }),
  };
}

/** Somebody with a country, or a code of its own. */
export const isKnown = ({ country, org }: Party): boolean => country !== undefined || org !== undefined;

/** The same words, or the same actor: an act upon oneself is no event between parties. */
export function isSame(a: Party, b: Party): boolean {
  return (a.start === b.start && a.end === b.end) || (a.actor !== undefined && a.actor === b.actor);
}

function dedupe(parties: readonly Party[]): readonly Party[] {
  return parties.filter(
    (one, i) =>
      !parties
        .slice(0, i)
        .some((other) => other.start === one.start && other.end === one.end && other.actor === one.actor),
  );
}
