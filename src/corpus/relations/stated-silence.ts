/** Claims of not announcing, not commenting, declining to say → who is said to be silent, about what, where it stands. */
import type { Claim } from "../../model/index.ts";
import type { Place } from "./reported.ts";

/** One claim with its document. */
export interface ClaimSeen {
  readonly document: string;
  /** ISO 8601. */
  readonly date?: string;
  readonly source?: string;
  readonly claim: Claim;
}

/** Somebody wrote that another is silent. It denies nothing, and is never put together with what Readout infers. */
export interface StatedSilence extends Place {
  readonly claim: string;
  readonly date?: string;
  /** Who wrote it. */
  readonly source?: string;
  /** Who is silent; absent: the text does not say who. */
  readonly holder?: {
    readonly text?: string;
    readonly actor?: string;
    readonly country?: string;
  };
  readonly cue?: string;
  /** Country codes, or ids of actors without a country, of which the silence is. */
  readonly about: readonly string[];
  /** Asked for a side: whether it is silent itself, or the silence is about it; "neither of the two ministries" may be both. */
  readonly as?: "holder" | "about";
}

/** The newest first. @param side a country code or actor id; absent: everybody's. */
export function statedSilences(claims: readonly ClaimSeen[], side?: string, asOf?: string): readonly StatedSilence[] {
  const found = claims
    .flatMap((seen): StatedSilence[] => {
      const { claim, document, date, source } = seen;
      if (claim.stance !== "silent" || (asOf !== undefined && (date === undefined || date.slice(0, 10) > asOf)))
        return [];
      const { text, actor, country, kind } = claim.holder;
      const as = side === undefined ? undefined : roleOf(side, claim);
      if (side !== undefined && as === undefined) return [];
      const named = kind !== "document" && (text !== undefined || actor !== undefined || country !== undefined);
      return [
        {
          document,
          sentence: claim.sentence,
          spans: claim.content,
          claim: claim.id,
          ...(date === undefined ? {} : { date: date.slice(0, 10) }),
          ...(source === undefined ? {} : { source }),
          ...(named
            ? {
                holder: {
                  ...(text === undefined ? {} : { text }),
                  ...(actor === undefined || actor.startsWith("d:") ? {} : { actor }),
                  ...(country === undefined ? {} : { country }),
                },
              }
            : {}),
          ...(claim.cue === undefined ? {} : { cue: claim.cue.text }),
          about: claim.about,
          ...(as === undefined ? {} : { as }),
        },
      ];
    })
    .sort(
      (a, b) =>
        order(b.date ?? "", a.date ?? "") ||
        order(a.document, b.document) ||
        a.sentence - b.sentence ||
        order(a.claim, b.claim),
    );
  const named = new Set(found.filter(({ holder }) => holder !== undefined).map(keyOf));
  return found.filter((each) => each.holder !== undefined || !named.has(keyOf(each)));
}

/** Of one sentence, somebody unnamed is the one who is named. */
function keyOf({ document, sentence }: StatedSilence): string {
  return `${document}|${sentence}`;
}

function roleOf(side: string, { holder, about }: Claim): StatedSilence["as"] {
  if (holder.country === side || holder.actor === side || holder.org === side) return "holder";
  return about.includes(side) ? "about" : undefined;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
