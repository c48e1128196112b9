/** People with the roles the text states → the same with those roles compared with the ones we know, and what follows. */
import type { Role } from "../../../model/index.ts";
import type { DraftMention, StatedRole } from "./draft-mention.ts";
import { heldOn } from "./known-actor.ts";
import { FORMER_TITLE, isSameRole, published, titleWords } from "./roles.ts";

/** What one mention says of a person holds for the person's other mentions too. */
export function applyStatedRoles(mentions: readonly DraftMention[], day: string | undefined): void {
  const people = new Map<string, DraftMention[]>();
  for (const mention of mentions) {
    if (mention.kind !== "person" || mention.form !== "name" || mention.actor === undefined) continue;
    if (mention.stated !== undefined) applyTo(mention, mention.stated, day);
    const group = people.get(mention.actor);
    if (group === undefined) people.set(mention.actor, [mention]);
    else group.push(mention);
  }
  for (const group of people.values()) share(group);
}

function applyTo(mention: DraftMention, stated: readonly StatedRole[], day: string | undefined): void {
  const roles = stated.map((one) => roleOf(one, mention, day));
  mention.roles = roles.filter(({ title }, i) => !roles.slice(0, i).some((other) => sharesTitle(other.title, title)));
  for (const { generic, former, owner } of stated) {
    if (mention.known === undefined) {
      if (owner?.country !== undefined) mention.country ??= owner.country;
      else if (owner?.org !== undefined) mention.org ??= owner.org;
    }
    const sector = former ? "ELI" : sectorUnder(generic.sector, owner);
    // What the text says of a person overrides what we do not remember, never what we do.
    if (sector === undefined) continue;
    if (mention.sector === undefined || (mention.sector === "ELI" && !former)) mention.sector = sector;
  }
  const lasting = stated.find(({ former }) => !former);
  if (lasting !== undefined) mention.role = lasting.generic.role;
}

/** A chairman is what his organisation is: of a party PTY, of a company BUS. */
function sectorUnder(sector: string, owner: DraftMention | undefined): string | undefined {
  const organised = owner !== undefined && owner.kind !== "state" && owner.kind !== "igo";
  if (organised && owner.sector !== undefined && (sector === "" || sector === "GOV")) return owner.sector;
  return sector === "" ? undefined : sector;
}

/** The role we know, with its dates and whether a reference confirms it; else the words of the text, unverified. */
function roleOf({ title, generic, former, owner }: StatedRole, mention: DraftMention, day: string | undefined): Role {
  const bare = title.replace(FORMER_TITLE, "");
  const roles = mention.known?.roles ?? [];
  const fits = roles.filter((role) => sharesWord(bare, role.title) && isSameRole(bare, generic, role));
  const known = former
    ? fits.findLast((role) => !heldOn(role, day) && (day === undefined || (role.from ?? "") <= day))
    : fits.find((role) => heldOn(role, day));
  if (known !== undefined) return published(known);
  const organised = owner !== undefined && owner.kind !== "state" && owner.place !== true;
  const org = organised ? owner.actor : undefined;
  const country = owner?.country ?? mention.country;
  return { title, ...(org === undefined ? {} : { org }), ...(country === undefined ? {} : { country }) };
}

/** The same office told twice: "adviser Jane Doe, a longtime adviser". */
function sharesTitle(one: string, other: string): boolean {
  return one.toLowerCase().endsWith(other.toLowerCase());
}

/** A by-name ("top diplomat") is not the office: it stays as the text has it. */
function sharesWord(stated: string, title: string): boolean {
  const words = titleWords(title);
  return [...titleWords(stated)].some((word) => words.has(word));
}

function share(group: readonly DraftMention[]): void {
  const country = group.find((mention) => mention.country !== undefined)?.country;
  const org = group.find((mention) => mention.org !== undefined)?.org;
  const sector = group.find((mention) => mention.sector !== undefined)?.sector;
  const gender = group.find((mention) => mention.gender !== undefined)?.gender;
  const role = group.find((mention) => mention.role !== undefined)?.role;
  for (const mention of group) {
    if (country !== undefined) mention.country ??= country;
    if (org !== undefined && country === undefined) mention.org ??= org;
    if (sector !== undefined) mention.sector ??= sector;
    if (gender !== undefined) mention.gender ??= gender;
    if (role !== undefined) mention.role ??= role;
  }
}
