/** Parties and holders in → who speaks or acts, and for which side. */
import type { Actor, Holder, Party } from "../../model/index.ts";
import { fold } from "./words.ts";

export interface Speaker {
  /** Actor id; `unnamed:USA`, `unnamed`; `text:…` for a name that is no known actor; `outlet:…` for the document's own voice. */
  readonly key: string;
  readonly name: string;
  readonly kind: "named" | "unnamed" | "document";
  /** Country or organisation spoken for; those of one side do not corroborate each other. */
  readonly side: string;
  /** PLOVER sector, where the text or the actor's role gives one. */
  readonly sector?: string;
}

/** Country for whatever acts in a state's name, else organisation, else the actor itself. */
export function sideOf(party: Pick<Party, "actor" | "country">): string | undefined {
  if (party.country !== undefined) return party.country;
  if (party.actor !== undefined) return party.actor;
  return undefined;
}

export function speakerOf(
  holder: Holder,
  actors: ReadonlyMap<string, Actor>,
  outlet: string,
  outletName: string,
): Speaker {
  const own: Speaker = { key: `outlet:${outlet}`, name: outletName, kind: "document", side: `outlet:${outlet}` };
  if (holder.kind === "document") return own;
  const place = holder.country ?? holder.org;
  const role = holder.sector === undefined ? {} : { sector: holder.sector };
  if (holder.kind === "named" && holder.actor !== undefined) {
    const name = actors.get(holder.actor)?.name ?? holder.text ?? holder.actor;
    return { key: holder.actor, name, kind: "named", side: holder.country ?? holder.actor, ...role };
  }
  // A dateline may have been taken for part of the name.
  const text = (holder.text ?? "").split(/[—)]\s+/).at(-1) ?? "";
  const bearer = holder.kind === "named" ? bearerOf(text, actors) : undefined;
  if (bearer !== undefined) {
    return { key: bearer.id, name: bearer.name, kind: "named", side: bearer.country ?? bearer.id, ...role };
  }
  if (holder.kind === "named" && text !== "" && !PRONOUN.test(text)) {
    const key = `text:${text.split(/\s+/).map(fold).join("-")}`;
    return { key, name: text, kind: "named", side: holder.country ?? key, ...role };
  }
  // A pronoun names nobody.
  const name = text === "" || PRONOUN.test(text) ? "unnamed" : text;
  const who = name === "unnamed" ? "" : fold(text.split(/\s+/).at(-1) ?? "");
  if (place !== undefined) return { key: `unnamed:${place}`, name, kind: "unnamed", side: place, ...role };
  return {
    key: who === "" ? "unnamed" : `unnamed:${who}`,
    name,
    kind: "unnamed",
    side: `unnamed@${outlet}`,
    ...role,
  };
}

const PRONOUN = /^(?:he|she|it|they|who|which|this|that)$/i;

/** The one person of this document whose name ends so: "Blinken" after "Antony Blinken". */
function bearerOf(text: string, actors: ReadonlyMap<string, Actor>): Actor | undefined {
  if (text === "") return undefined;
  const found = [...actors.values()].filter(
    ({ kind, name }) => kind === "person" && (name.endsWith(` ${text}`) || text.endsWith(` ${name}`)),
  );
  return found.length === 1 ? found[0] : undefined;
}
