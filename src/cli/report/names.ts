/** Parties and holders of a record → the names a person knows them by, and the keys by which they are one. */
import type { Actor, Claim, DocumentInput, DocumentRecord, Party } from "../../model/index.ts";

export interface Read {
  readonly document: DocumentInput;
  readonly record: DocumentRecord;
}

export interface Names {
  /** What a party is called: the actor's name, with its country where the name does not tell it. */
  party(party: NamedParty, read: Read): string;
  /** A state's name for its code, where some record has it. */
  country(code: string): string;
  holder(holder: Claim["holder"], read: Read): string;
  /** Equal for the same holder in different documents. */
  holderKey(holder: Claim["holder"], read: Read): string;
  /** "reported by Example Wire": nobody else stands behind it. */
  reporter(read: Read): string;
}

type NamedParty = Omit<Party, "text" | "start" | "end"> & { readonly text?: string | undefined };

export function namesIn(reads: readonly Read[]): Names {
  const states = new Map<string, string>();
  const actors = new Map<DocumentRecord, ReadonlyMap<string, Actor>>();
  for (const { record } of reads) {
    actors.set(record, new Map(record.actors.map((actor) => [actor.id, actor])));
    for (const { kind, country, name } of record.actors)
      if (kind === "state" && country !== undefined) states.set(country, name);
  }
  const country = (code: string): string => states.get(code) ?? code;
  const party = (named: NamedParty, read: Read): string => {
    const actor = named.actor === undefined ? undefined : actors.get(read.record)?.get(named.actor);
    const name = actor?.name ?? short(named.text ?? named.country ?? named.org ?? "somebody unnamed");
    const code = named.country ?? actor?.country;
    if (actor?.kind === "state" || code === undefined || country(code) === name || code === name) return name;
    return `${name} (${code})`;
  };
  const reporter = ({ document, record }: Read): string =>
    `reported by ${record.source ?? document.source ?? document.id}`;
  return {
    party,
    country,
    reporter,
    holder: (holder, read) => (holder.kind === "document" ? reporter(read) : party(holder, read)),
    holderKey: (holder, read) => {
      if (holder.kind === "document") return reporter(read);
      // "he" of one document is not "he" of another.
      if (holder.actor === undefined && PRONOUN.test(holder.text ?? "")) return `${read.document.id} ${holder.text}`;
      const isLocal = holder.actor?.startsWith("d:") === true;
      return holder.actor !== undefined && !isLocal
        ? holder.actor
        : `${holder.kind}:${party(holder, read).toLowerCase()}`;
    },
  };
}

function short(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .replace(/[\s,;:]+$/, "")
    .trim();
  return line.length > 48 ? `${line.slice(0, 47).trimEnd()}…` : line;
}

const PRONOUN = /^(he|she|they|it|who|which|that|we|i|you)$/i;
