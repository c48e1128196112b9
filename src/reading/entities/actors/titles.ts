/** Named people of a sentence → the same, with the roles the text itself gives them ("China's top diplomat, Wang Yi"). */
import type { Role, Tree } from "../../../model/index.ts";
import { relation } from "../../match/index.ts";
import { type DraftMention, headOf, textOf } from "./draft-mention.ts";
import type { ActorKnowledge, GenericInstitution } from "./knowledge.ts";
import { ownerOf, phraseEnding } from "./nominals.ts";

/** Widens person mentions over their titles and takes country, sector and role from them. */
export function readTitles(tree: Tree, named: readonly DraftMention[], knowledge: ActorKnowledge): void {
  for (const mention of named) {
    if (mention.kind !== "person" || mention.form !== "name") continue;
    titleBefore(tree, mention, named, knowledge);
    titleApposed(tree, mention, named, knowledge);
  }
}

const RANK =
  /^(former|ex|then|acting|interim|deputy|vice|senior|top|chief|outgoing|incoming|late|assistant|general|-|,)$/i;

/** "US National Security Adviser Jake Sullivan" */
function titleBefore(
  tree: Tree,
  mention: DraftMention,
  named: readonly DraftMention[],
  knowledge: ActorKnowledge,
): void {
  const phrase = phraseEnding(tree, mention.first - 1, knowledge);
  if (phrase === undefined || !phrase.generic.person) return;
  let first = phrase.first;
  while (first > 0 && RANK.test(tree.words[first - 1]?.text ?? "") && tree.words[first - 1]?.text !== ",") first -= 1;
  const title = textOf(tree, first, mention.first);
  const before = named.find(
    (other) => other !== mention && (other.last === first || endsBeforePossessive(tree, other, first)),
  );
  const owner = before ?? ownerAmong(tree, first, mention, named);
  if (before !== undefined) first = before.first;
  give(mention, title, phrase.generic, owner);
  mention.first = Math.min(first, mention.first);
  mention.head = headOf(tree, mention.first, mention.last);
}

function endsBeforePossessive(tree: Tree, other: DraftMention, first: number): boolean {
  return other.last === first - 1 && /^'s?$/.test(tree.words[first - 1]?.text ?? "");
}

/** "Foreign Minister of Sylvania Jane Doe": the owner stands inside the title. */
function ownerAmong(
  tree: Tree,
  first: number,
  mention: DraftMention,
  named: readonly DraftMention[],
): DraftMention | undefined {
  const inside = named.find((other) => other !== mention && other.first >= first && other.last <= mention.first);
  return inside ?? ownerOf(tree, mention.head, named, 2);
}

/** "China's top diplomat, Wang Yi" and "Wang Yi, China's top diplomat," */
function titleApposed(
  tree: Tree,
  mention: DraftMention,
  named: readonly DraftMention[],
  knowledge: ActorKnowledge,
): void {
  const head = tree.words[mention.head];
  if (head === undefined) return;
  const candidates = (tree.children[mention.head] ?? []).filter(
    (child) => relation(tree.words[child] ?? head) === "appos",
  );
  if (relation(head) === "appos") candidates.push(head.head);
  for (const at of candidates) {
    const phrase = phraseEnding(tree, at, knowledge);
    if (phrase === undefined || !phrase.generic.person) continue;
    let first = phrase.first;
    while (first > 0 && RANK.test(tree.words[first - 1]?.text ?? "") && tree.words[first - 1]?.text !== ",") first -= 1;
    give(mention, textOf(tree, first, at + 1), phrase.generic, ownerOf(tree, at, named, 0));
    return;
  }
}

function give(
  mention: DraftMention,
  title: string,
  generic: GenericInstitution,
  owner: DraftMention | undefined,
): void {
  const role: Role = {
    title,
    ...(owner?.kind === "igo" && owner.actor !== undefined ? { org: owner.actor } : {}),
    ...(owner?.country === undefined ? {} : { country: owner.country }),
  };
  mention.roles = [...(mention.roles ?? []), role];
  mention.role = generic.role;
  const former = /^(former|ex|late)\b/i.test(title);
  // What the text says of a person overrides what we remember of them, save that "former" ends a role.
  if (owner?.country !== undefined && mention.known === undefined) mention.country = owner.country;
  if (owner?.country === undefined && owner?.org !== undefined && mention.known === undefined) mention.org = owner.org;
  if (!former || mention.sector === undefined) mention.sector = former ? "ELI" : generic.sector;
}
