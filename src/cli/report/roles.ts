/** The actors of records → those with more than one role, each role told once. */
import type { Role } from "../../model/index.ts";
import { clip, harmless } from "./layout.ts";
import { reference, type Scene, type Section, section, sentenceAt } from "./sections.ts";

interface Holder {
  readonly name: string;
  readonly roles: Role[];
  readonly where: string;
}

/** Roles that the actor is known to hold, or that a text gives it; who has most stands first. */
export function rolesSection(scene: Scene): Section {
  const holders = new Map<string, Holder>();
  for (const read of scene.reads) {
    for (const actor of read.record.actors) {
      if (actor.roles === undefined) continue;
      const key = actor.id.startsWith("d:") ? `${actor.id} ${read.document.id}` : actor.id;
      const name = actor.country === undefined ? actor.name : `${actor.name} (${actor.country})`;
      const where = reference(scene, read, sentenceAt(read, actor.mentions[0]?.start ?? 0));
      const holder = holders.get(key) ?? { name, roles: [], where };
      holder.roles.push(...actor.roles);
      holders.set(key, holder);
    }
  }
  const found = [...holders.values()]
    .map((holder) => ({ ...holder, roles: distinct(holder.roles) }))
    .filter(({ roles }) => roles.length > 1)
    .sort((a, b) => b.roles.length - a.roles.length || (a.name < b.name ? -1 : 1));
  return section(
    scene,
    "Actors with several roles",
    found.map(({ name, roles, where }) => ({
      title: `${scene.paint("bold", harmless(name))} · ${where}`,
      lines: roles.map((role) => `    ${clip(harmless(role), scene.width - 4)}`),
      left: 0,
    })),
    "actor",
  );
}

/** "Foreign ministry spokesman" adds nothing to "Spokesman of the Ministry of Foreign Affairs". */
function distinct(roles: readonly Role[]): string[] {
  const kept: { readonly words: ReadonlySet<string>; readonly text: string }[] = [];
  const longestFirst = [...roles].sort((a, b) => rank(b) - rank(a));
  for (const role of longestFirst) {
    const words = wordsOf(role);
    if (words.size === 0 || kept.some((other) => [...words].every((word) => other.words.has(word)))) continue;
    kept.push({ words, text: textOf(role) });
  }
  return kept.map(({ text }) => text);
}

/** What is dated is told before what a text merely says; then the fuller title. */
function rank(role: Role): number {
  return (role.from === undefined ? 0 : 1000) + wordsOf(role).size;
}

/** "leader" names no office. */
const EMPTY = new Set(["of", "the", "for", "and", "to", "in", "leader", "head", "chief", "official", "top", "senior"]);

function wordsOf({ title, org }: Role): Set<string> {
  const words = `${title} ${org ?? ""}`.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.map((word) => word.replace(/(man|woman|person)$/, "")).filter((word) => !EMPTY.has(word)));
}

function textOf(role: Role): string {
  const org = role.org === undefined || isId(role.org) || role.title.includes(role.org) ? "" : `, ${role.org}`;
  if (role.from === undefined && role.to === undefined) return `${role.title}${org}`;
  return `${role.title}${org} (${role.from ?? "…"} to ${role.to ?? "now"})`;
}

/** `rus.security-council`: the title tells it in words. */
function isId(org: string): boolean {
  return /^[a-z][a-z0-9.-]*$/.test(org);
}
