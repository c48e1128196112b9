/** An event or claim → who says so, in words that leave no event standing as a fact, and no statement as Readout's own. */
import type { Actor, Claim, Event, Party } from "../model/index.ts";
import { oneLine } from "./one-line.ts";

type Named = { readonly [Key in "text" | "actor" | "country" | "org"]?: string | undefined };

/** "alleged by Freedonia"; "denied, reported by Example Wire". */
export function standingOf(
  { status, holder }: Event,
  source: string | undefined,
  actors: readonly Actor[] = [],
): string {
  if (holder !== undefined) return `${status} by ${nameOf(holder, actors)}`;
  return status === "asserted" ? reported(source) : `${status}, ${reported(source)}`;
}

/** "Freedonia: denies, reported by Example Wire". */
export function sayingOf({ holder, stance }: Claim, source: string | undefined, actors: readonly Actor[] = []): string {
  if (holder.kind === "document") return stance === "asserts" ? reported(source) : `${stance}, ${reported(source)}`;
  return `${nameOf(holder, actors)}: ${stance}, ${reported(source)}`;
}

/** "ASSAULT, Ruritania → Sylvania". */
export function actOf({ type, mode, source, target, reciprocal }: Event, actors: readonly Actor[] = []): string {
  const names = (parties: readonly Party[]): string => parties.map((party) => nameOf(party, actors)).join(", ");
  const who =
    reciprocal && target.length === 0 ? names(source) : `${names(source) || "unknown"} → ${names(target) || "unknown"}`;
  return `${type}${mode === undefined ? "" : ` (${mode})`}, ${who}`;
}

/** The name of the actor, where the words are only "he" or "Kyiv". */
export function nameOf({ actor, text, country, org }: Named, actors: readonly Actor[] = []): string {
  const known = actor === undefined ? undefined : actors.find(({ id }) => id === actor);
  return oneLine(known?.name ?? text ?? country ?? org ?? "somebody");
}

function reported(source: string | undefined): string {
  return `reported by ${oneLine(source ?? "the document")}`;
}
