/** Name mentions of a whole document → the same, each with one actor: a full name, its surname and its acronym are one. */
import type { Tree, Word } from "../../../model/index.ts";
import { type DraftMention, headOf } from "./draft-mention.ts";
import type { ActorKnowledge } from "./knowledge.ts";
import { nameKey, nameParts } from "./name-key.ts";
import { FORMER_TITLE, isSameRole, roleKinds } from "./roles.ts";
import { type DocumentSetting, personKnownAs, personSpelledLike, takeStanding } from "./surnames.ts";

interface Cluster {
  readonly id: string;
  readonly person: boolean;
  readonly parts: readonly string[];
  readonly family: string | undefined;
  readonly lead: DraftMention;
}

/** Gives every name an actor: known, named elsewhere in the document, or local; the same text gives the same ids. */
export function joinNames(
  trees: readonly Tree[],
  sentences: readonly DraftMention[][],
  knowledge: ActorKnowledge,
  setting: DocumentSetting,
): void {
  const acronyms = acronymsOf(trees, sentences);
  const clusters: Cluster[] = [];
  const short: DraftMention[] = [];
  const open = (mention: DraftMention, id: string): void => {
    mention.actor = id;
    const name = mention.known?.name ?? mention.name ?? "";
    const family = mention.known?.family === undefined ? undefined : nameKey(mention.known.family);
    clusters.push({ id, person: mention.kind === "person", parts: partsOf(name), family, lead: mention });
  };
  for (const mention of sentences.flat()) {
    if (mention.form !== "name" || mention.name === undefined) continue;
    const spelledOut = acronyms.get(nameKey(mention.name));
    if (spelledOut !== undefined && spelledOut !== mention && mention.kind !== "person") {
      if (spelledOut.actor === undefined) open(spelledOut, localId(spelledOut));
      adopt(mention, spelledOut);
      continue;
    }
    if (mention.kind === "person") {
      const gender = mention.gender ?? genderOf(trees[mention.n], mention, knowledge);
      if (gender !== undefined) mention.gender = gender;
    }
    if (mention.actor !== undefined) {
      if (!clusters.some(({ id }) => id === mention.actor)) open(mention, mention.actor);
      continue;
    }
    const parts = partsOf(mention.name);
    if (mention.kind === "person" && parts.length === 1) {
      short.push(mention);
      continue;
    }
    const same = clusters.find((cluster) => isSameFullName(cluster, parts, mention.kind === "person"));
    if (same !== undefined) adopt(mention, same.lead);
    else {
      const known = mention.kind === "person" ? personSpelledLike(mention, parts, knowledge, setting) : undefined;
      if (known !== undefined) takeStanding(mention, known, 0.75, knowledge, setting);
      open(mention, mention.actor ?? localId(mention));
    }
  }
  for (const mention of short) {
    const bearer = bearerOf(mention, clusters);
    if (bearer === "unsure") continue;
    if (bearer !== undefined) adopt(mention, bearer.lead);
    else {
      const known = personKnownAs(mention, knowledge, setting);
      if (known !== undefined) takeStanding(mention, known, 0.75, knowledge, setting);
      else if (mention.tentative === true) continue;
      open(mention, mention.actor ?? localId(mention));
    }
  }
  addSurnames(trees, sentences, clusters);
  for (const mentions of sentences) {
    const kept = mentions.filter(({ tentative, actor }) => tentative !== true || actor !== undefined);
    mentions.splice(0, mentions.length, ...kept);
  }
}

/** The surname of somebody named in full, where the tagger saw no name or took it for a place. */
function addSurnames(trees: readonly Tree[], sentences: readonly DraftMention[][], clusters: readonly Cluster[]): void {
  const bearers = new Map<string, Cluster | "several">();
  for (const cluster of clusters) {
    const surname = cluster.family ?? cluster.parts.at(-1) ?? "";
    if (!cluster.person || cluster.parts.length < 2 || surname.length < 4) continue;
    bearers.set(surname, bearers.has(surname) ? "several" : cluster);
  }
  for (const [n, tree] of trees.entries()) {
    const mentions = sentences[n];
    if (mentions === undefined || bearers.size === 0) continue;
    for (const [at, word] of tree.words.entries()) {
      const bearer = mayBeName(word) ? bearers.get(nameKey(word.text)) : undefined;
      if (bearer === undefined || bearer === "several") continue;
      if (mentions.some((mention) => mention.first <= at && at < mention.last)) continue;
      if (tree.words[at - 1]?.upos === "PROPN" || tree.words[at + 1]?.upos === "PROPN") continue;
      const mention: DraftMention = { ...nameAt(tree, at), kind: "person", confidence: 0.7 };
      adopt(mention, bearer.lead);
      mentions.push(mention);
    }
    mentions.sort((a, b) => a.first - b.first);
  }
}

/** The tagger takes many a surname for an adjective; as subject or object it is none. */
function mayBeName({ upos, text, deprel }: Word): boolean {
  if (!/^\p{Lu}/u.test(text)) return false;
  return upos === "PROPN" || ((upos === "ADJ" || upos === "NOUN") && /^(nsubj|obj|obl|nmod)/.test(deprel));
}

function nameAt(tree: Tree, at: number): Omit<DraftMention, "kind" | "confidence"> {
  const name = tree.words[at]?.text ?? "";
  return { n: tree.n, first: at, last: at + 1, head: headOf(tree, at, at + 1), form: "name", name, plural: false };
}

function partsOf(name: string): readonly string[] {
  return nameParts(name.replace(/\b(?:al|el|ul|ash|as)-(?=\p{L})/giu, ""));
}

function localId(mention: DraftMention): string {
  return `d:${nameParts(mention.name ?? "").join("-") || "x"}`;
}

/** "John F. Kennedy" and "John Kennedy"; organisations only letter by letter. */
function isSameFullName(cluster: Cluster, parts: readonly string[], person: boolean): boolean {
  if (cluster.person !== person) return false;
  if (cluster.parts.join("") === parts.join("")) return true;
  if (!person || cluster.parts.length < 2) return false;
  return cluster.parts.at(-1) === parts.at(-1) && sameGivenName(cluster.parts[0] ?? "", parts[0] ?? "");
}

function sameGivenName(one: string, other: string): boolean {
  if (one === other) return true;
  return (one.length === 1 || other.length === 1) && one[0] === other[0];
}

/** The one person in the text with this surname; of two, the one named last before, unless both were close by. */
function bearerOf(mention: DraftMention, clusters: readonly Cluster[]): Cluster | "unsure" | undefined {
  const part = partsOf(mention.name ?? "").join("");
  const fits = (cluster: Cluster): boolean =>
    cluster.person && !clashes(cluster.lead, mention) && !holdsOtherOffice(cluster.lead, mention);
  const byFamily = clusters.filter(
    (cluster) => fits(cluster) && (cluster.family === part || cluster.parts.at(-1) === part),
  );
  const bearers =
    byFamily.length > 0 ? byFamily : clusters.filter((cluster) => fits(cluster) && cluster.parts[0] === part);
  if (bearers.length <= 1) return bearers[0];
  const titled = bearers.filter(({ lead }) => sharesRole(lead, mention));
  if (titled.length === 1) return titled[0];
  const listed = bearers.filter(({ lead }) => lead.known !== undefined);
  if (listed.length === 1) return listed[0];
  const before = bearers.filter(({ lead }) => lead.n <= mention.n);
  const [last, earlier] = before.sort((a, b) => b.lead.n - a.lead.n);
  if (last === undefined) return bearers[0];
  return earlier !== undefined && last.lead.n - earlier.lead.n < 2 ? "unsure" : last;
}

function clashes(one: DraftMention, other: DraftMention): boolean {
  return one.gender !== undefined && other.gender !== undefined && one.gender !== other.gender;
}

/** "President Doe" is not the Doe we know as a minister. */
function holdsOtherOffice({ known }: DraftMention, { stated = [] }: DraftMention): boolean {
  if (known === undefined) return false;
  const offices = stated.filter(({ generic }) => roleKinds(generic.role).length > 0);
  return offices.some(({ title, generic }) => {
    const bare = title.replace(FORMER_TITLE, "");
    return !known.roles.some((role) => isSameRole(bare, generic, role));
  });
}

function sharesRole(one: DraftMention, other: DraftMention): boolean {
  return (other.stated ?? []).some(({ generic }) =>
    (one.stated ?? []).some((stated) => stated.generic.role === generic.role),
  );
}

function genderOf(tree: Tree | undefined, mention: DraftMention, knowledge: ActorKnowledge): string | undefined {
  const before = tree?.words[mention.first - 1]?.text.toLowerCase().replace(".", "");
  if (before === "mr" || before === "sir") return "m";
  if (before === "mrs" || before === "ms" || before === "miss") return "f";
  const parts = nameParts(mention.name ?? "");
  return parts.length > 1 ? knowledge.givenNames.get(parts[0] ?? "") : undefined;
}

function adopt(mention: DraftMention, lead: DraftMention): void {
  if (lead.actor !== undefined) mention.actor = lead.actor;
  if (lead.name !== undefined) mention.name = lead.name;
  if (lead.known !== undefined) mention.known = lead.known;
  if (lead.country !== undefined) mention.country = lead.country;
  if (lead.org !== undefined) mention.org = lead.org;
  if (lead.sector !== undefined) mention.sector = lead.sector;
  if (lead.gender !== undefined) mention.gender = lead.gender;
  mention.kind = lead.kind;
  mention.confidence = Math.min(mention.confidence + 0.1, lead.confidence);
}

/** "Organization of Works (OW)": the acronym stands for the name wherever it comes; adds mentions where none is. */
function acronymsOf(trees: readonly Tree[], sentences: readonly DraftMention[][]): Map<string, DraftMention> {
  const acronyms = new Map<string, DraftMention>();
  for (const [n, mentions] of sentences.entries()) {
    const words = trees[n]?.words ?? [];
    for (const mention of mentions) {
      if (mention.form !== "name" || mention.kind === "person" || mention.kind === "state") continue;
      const acronym = words[mention.last + 1]?.text ?? "";
      if (words[mention.last]?.text !== "(" || words[mention.last + 2]?.text !== ")") continue;
      if (/^\p{Lu}[\p{Lu}\p{Ll}.-]*\p{Lu}\.?$/u.test(acronym)) acronyms.set(nameKey(acronym), mention);
    }
  }
  if (acronyms.size === 0) return acronyms;
  for (const [n, mentions] of sentences.entries()) {
    const tree = trees[n];
    for (const [at, word] of (tree?.words ?? []).entries()) {
      const lead = acronyms.get(nameKey(word.text));
      if (tree === undefined || lead === undefined || !/^\p{Lu}/u.test(word.text)) continue;
      if (mentions.some((mention) => mention.first <= at && at < mention.last)) continue;
      mentions.push({ ...nameAt(tree, at), kind: lead.kind, confidence: lead.confidence });
    }
    mentions.sort((a, b) => a.first - b.first);
  }
  return acronyms;
}
