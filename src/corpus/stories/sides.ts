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
}

/** Country for whatever acts in a state's name, else organisation, else the actor itself. */
export function sideOf(party: Pick<Party, "actor" | "country">): string | undefined {
  if (party.country !== undefined) return party.country;
  if (party.actor !== undefined) return party.actor;
  return undefined;
}

/** The actor where one is known by name; else the side. */
export function actorOf(party: Pick<Party, "actor" | "country">): string | undefined {
  return party.actor ?? party.country;
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
  if (holder.kind === "named" && holder.actor !== undefined) {
    const name = actors.get(holder.actor)?.name ?? holder.text ?? holder.actor;
    return { key: holder.actor, name, kind: "named", side: holder.country ?? holder.actor };
  }
  const text = holder.text ?? "";
  if (holder.kind === "named" && text !== "") {
    const key = `text:${text.split(/\s+/).map(fold).join("-")}`;
    return { key, name: text, kind: "named", side: holder.country ?? key };
  }
  if (place !== undefined) return { key: `unnamed:${place}`, name: text || "unnamed", kind: "unnamed", side: place };
  return { key: "unnamed", name: text || "unnamed", kind: "unnamed", side: `unnamed@${outlet}` };
}
