/** What the mention finders build up together before the record's mentions are made. */
import type { ActorKind, Role, Tree } from "../../../model/index.ts";
import type { GenericInstitution } from "./knowledge.ts";
import type { KnownActor } from "./known-actor.ts";

/** A role that the text gives a person in so many words. */
export interface StatedRole {
  readonly title: string;
  readonly generic: GenericInstitution;
  /** "former", "ex-": the role is over. */
  readonly former: boolean;
  readonly owner?: DraftMention;
}

export interface DraftMention {
  readonly n: number;
  first: number;
  last: number;
  /** The token whose head lies outside the mention. */
  head: number;
  readonly form: "name" | "nominal" | "pronoun" | "adjective";
  kind: ActorKind;
  /** A known actor, or one local to the document. */
  actor?: string;
  known?: KnownActor;
  name?: string;
  country?: string;
  org?: string;
  sector?: string;
  roles?: readonly Role[];
  /** Roles the text gives where the mention stands, before they are compared with those we know. */
  stated?: readonly StatedRole[];
  gender?: string;
  plural: boolean;
  /** Generic role of a nominal: "foreign-ministry", "president". */
  role?: string;
  /** "the", "this", "both" may point back, "a" and "another" may not; absent: nothing says. */
  definite?: boolean;
  members?: readonly DraftMention[];
  /** A capital: as often where something happened as who did it. */
  place?: boolean;
  /** "top diplomat": says what somebody does, not which office. */
  byname?: boolean;
  /** Nothing but a known surname says that this is a name. */
  tentative?: boolean;
  /** Equipment, and nouns that only stand for what they belong to: no pronoun means them. */
  thing?: boolean;
  confidence: number;
}

/** The token of [first, last) that the rest hangs on. */
export function headOf(tree: Tree, first: number, last: number): number {
  for (let at = first; at < last; at += 1) {
    const head = tree.words[at]?.head ?? -1;
    if (head < first || head >= last) return at;
  }
  return last - 1;
}

export function textOf(tree: Tree, first: number, last: number): string {
  let text = "";
  let end = tree.words[first]?.start ?? 0;
  for (let at = first; at < last; at += 1) {
    const word = tree.words[at];
    if (word === undefined) continue;
    text += (word.start > end ? " " : "") + word.text;
    end = word.end;
  }
  return text;
}
