/** "the minister", "the Ruritanian president", "the country", "her counterpart" in a tree → whom the document means by it. */
import type { Tree } from "../../../model/index.ts";
import { clearlyFirst, type Discourse } from "./discourse.ts";
import type { DraftMention } from "./draft-mention.ts";
import type { ActorKnowledge } from "./knowledge.ts";
import { heldOn } from "./known-actor.ts";
import { ownerOf } from "./owner.ts";
import { roleKinds, standingOn } from "./roles.ts";
import type { DocumentSetting } from "./surnames.ts";

/** Sentences back within which the last of several bearers of a role is the one meant. */
const REACH = 3;

/** Ties a nominal to what was named before it (`before`, in order), where one and only one can be meant. */
export function tieNominal(
  mention: DraftMention,
  before: readonly DraftMention[],
  knowledge: ActorKnowledge,
  setting: DocumentSetting,
): void {
  if (mention.plural || mention.actor !== undefined || mention.thing === true) return;
  const owned = mention.country !== undefined || mention.org !== undefined;
  if (mention.definite !== true && (!owned || mention.definite === false || mention.role === "official")) return;
  if (mention.kind === "organization") {
    if (!owned) tieInstitution(mention, before, setting);
    return;
  }
  const bearers = before.filter(
    (earlier) =>
      earlier.kind === "person" &&
      earlier.actor !== undefined &&
      (!owned || earlier.country === mention.country) &&
      bears(earlier, mention.role ?? "", setting.day),
  );
  const bearer = theOne(mention, bearers);
  if (bearer !== undefined) take(mention, bearer, 0.65);
  else if (bearers.length === 0 && mention.country !== undefined) tieToHolder(mention, knowledge, setting);
}

/** One alone in all the text so far; of several, the only one in the last sentences. */
function theOne(mention: DraftMention, bearers: readonly DraftMention[]): DraftMention | undefined {
  const last = bearers.at(-1);
  if (last === undefined) return undefined;
  if (bearers.every(({ actor }) => actor === last.actor)) return last;
  const near = bearers.filter(({ n }) => mention.n - n <= REACH);
  return near.length > 0 && near.every(({ actor }) => actor === last.actor) ? last : undefined;
}

function bears(person: DraftMention, role: string, day: string | undefined): boolean {
  const former = person.sector === "ELI" || (person.stated ?? []).some((stated) => stated.former);
  if (role === "elite") return former;
  if (former) return false;
  if (person.role !== undefined && (person.role === role || NARROWER[role]?.test(person.role) === true)) return true;
  const kinds = roleKinds(role);
  const held = (person.known?.roles ?? []).filter((known) => heldOn(known, day));
  return held.some(
    ({ kind, title }) =>
      kind !== undefined &&
      (kinds.includes(kind) ? role !== "president" || /president/i.test(title) : NARROWER[role]?.test(kind) === true),
  );
}

/** What the wider word may be said of. */
const NARROWER: Readonly<Record<string, RegExp>> = {
  diplomat: /^(ambassador|foreign-minister)$/,
  minister: /minister$/,
  leader: /^(president|prime-minister|king|supreme-leader|head-of-state|head-of-government|rebel-leader)$/,
  official: /^(minister|.*-minister|spokesperson|adviser|governor|diplomat|ambassador|national-security-adviser)$/,
  "military-officer": /^(military-officer|soldier)$/,
};

/** Makes the nominal one of the person named beside it. */
export function takePerson(mention: DraftMention, person: DraftMention): void {
  take(mention, person, Math.min(person.confidence, 0.8));
}

function take(mention: DraftMention, from: DraftMention, confidence: number): void {
  if (from.actor !== undefined) mention.actor = from.actor;
  if (from.known !== undefined) mention.known = from.known;
  if (from.name !== undefined) mention.name = from.name;
  if (from.country !== undefined) mention.country = from.country;
  if (from.org !== undefined) mention.org = from.org;
  if (from.sector !== undefined) mention.sector = from.sector;
  if (from.gender !== undefined) mention.gender = from.gender;
  mention.kind = from.kind;
  mention.confidence = confidence;
}

/** "the Ruritanian president" of a text that does not name him: the one whose office a reference confirms for the day. */
function tieToHolder(mention: DraftMention, knowledge: ActorKnowledge, setting: DocumentSetting): void {
  const kinds = roleKinds(mention.role ?? "");
  if (mention.byname === true) return;
  if (kinds.length === 0 || mention.role === "ambassador" || mention.role === "spokesperson") return;
  if (setting.day === undefined) return;
  const holders = (knowledge.byCountry.get(mention.country ?? "") ?? []).flatMap((actor) => {
    const role = actor.roles.find(
      ({ kind, title, ...dates }) =>
        kinds.includes(kind ?? "") &&
        (mention.role !== "president" || /president/i.test(title)) &&
        heldOn({ title, ...dates }, setting.day),
    );
    return role === undefined ? [] : [{ actor, role }];
  });
  const [holder] = holders;
  if (holder === undefined || holders.length > 1 || holder.role.checked === undefined) return;
  const { actor } = holder;
  mention.actor = actor.id;
  mention.known = actor;
  mention.name = actor.name;
  mention.kind = "person";
  if (actor.gender !== undefined) mention.gender = actor.gender;
  const { sector } = standingOn(actor, setting.day, knowledge);
  if (sector !== undefined) mention.sector = sector;
  mention.confidence = 0.7;
}

/** "the ministry" is the ministry named last; "the army" that of the country the whole text is about. */
function tieInstitution(mention: DraftMention, before: readonly DraftMention[], { focus }: DocumentSetting): void {
  const role = mention.role ?? "";
  const same = before.filter(
    (earlier) =>
      earlier !== mention &&
      earlier.kind === "organization" &&
      mention.n - earlier.n <= REACH &&
      (earlier.role === role || (role === "ministry" && /ministry$/i.test(earlier.role ?? earlier.actor ?? ""))),
  );
  const last = same.at(-1);
  if (last !== undefined) {
    const one = last.country !== undefined && same.every(({ country }) => country === last.country);
    if (one) take(mention, last, 0.6);
    return;
  }
  const [first, second] = [...focus].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < 3 || !OF_A_STATE.has(mention.sector ?? "")) return;
  if (first[1] < 3 * (second?.[1] ?? 0)) return;
  mention.country = first[0];
  mention.confidence = 0.6;
}

const OF_A_STATE = new Set(["GOV", "MIL", "COP", "LEG", "JUD", "SPY"]);

const COUNTRY = new Set(["country", "nation", "republic", "kingdom"]);

/** "the country", with nothing said of it, is the state most in mind. */
export function resolveCountry(
  tree: Tree,
  at: number,
  mentions: readonly DraftMention[],
  discourse: Discourse,
): DraftMention | undefined {
  const word = tree.words[at];
  if (word === undefined || word.xpos !== "NN" || !COUNTRY.has(word.lemma.toLowerCase())) return undefined;
  const children = (tree.children[at] ?? []).flatMap((child) => tree.words[child] ?? []);
  if (!children.some(({ deprel, text }) => deprel === "det" && /^(the|this|that)$/i.test(text))) return undefined;
  if (children.some(({ deprel }) => /^(amod|nmod|acl|compound|appos)/.test(deprel))) return undefined;
  const inSentence = new Set(
    mentions.flatMap((mention) => (mention.last <= at && mention.country !== undefined ? [mention.country] : [])),
  );
  const states = discourse.referents("thing").filter(({ mention }) => mention?.kind === "state" && mention.country);
  const state = clearlyFirst(states, 2)?.mention;
  if (state?.country === undefined || (inSentence.size > 0 && !inSentence.has(state.country))) return undefined;
  const { sector: _sector, ...same } = state;
  return { ...same, n: tree.n, first: at, last: at + 1, head: at, form: "nominal", place: true, confidence: 0.6 };
}

/** "his Ruritanian counterpart": of that country, and what he is. */
export function resolveCounterpart(
  tree: Tree,
  at: number,
  mentions: readonly DraftMention[],
): DraftMention | undefined {
  const word = tree.words[at];
  if (word === undefined || word.lemma.toLowerCase() !== "counterpart") return undefined;
  const owner = ownerOf(
    tree,
    at,
    mentions.filter((mention) => mention.form === "adjective" || mention.kind === "state"),
  );
  const possessor = (tree.children[at] ?? []).find((child) => tree.words[child]?.deprel === "nmod:poss");
  const equal = possessor === undefined ? undefined : mentions.find(({ head }) => head === possessor);
  if (owner?.mention.country === undefined) return undefined;
  const draft: DraftMention = {
    n: tree.n,
    first: Math.min(owner.mention.first, at),
    last: at + 1,
    head: at,
    form: "nominal",
    kind: "population",
    country: owner.mention.country,
    plural: word.xpos === "NNS",
    confidence: 0.7,
    ...(equal?.sector === undefined ? {} : { sector: equal.sector }),
    ...(equal?.role === undefined ? {} : { role: equal.role }),
  };
  if (draft.plural && owner.others.length > 0) {
    draft.members = [owner.mention, ...owner.others].flatMap(({ country }) =>
      country === undefined ? [] : [{ ...draft, country }],
    );
  }
  return draft;
}
