/** A document in → the outlets that it hands on: agency credits in dateline, byline or foot, and "TASS reported". */
import type { Claim } from "../../model/index.ts";
import type { Outlet, Outlets } from "./outlets.ts";
import type { CorpusDocument } from "./types.ts";

export interface Relay {
  readonly outlet: string;
  readonly name: string;
  /** `credit`: the text is the other outlet's. `reported`: the text says that the other outlet reports it. */
  readonly how: "credit" | "reported";
  readonly start: number;
  readonly end: number;
}

/**
 * Relays that hold for the document as a whole. `reported` counts when the first two sentences rest on another outlet, and
 * at least half of the claims that stand on their own do; a single "TASS said" further down concerns that claim alone.
 */
export function relaysOf(document: CorpusDocument, outlets: Outlets): Relay[] {
  const own = document.source ?? document.record.source;
  const ownId = own === undefined ? undefined : outlets.named(own).id;
  return [...creditsIn(document.text, outlets), ...reportedIn(document, outlets)].filter(
    (relay, at, all) => relay.outlet !== ownId && all.findIndex((each) => each.outlet === relay.outlet) === at,
  );
}

/** The outlet on whose word the claim stands, where it is another than the document's: its own holder, or one further out. */
export function outletOfClaim(claim: Claim, claims: ReadonlyMap<string, Claim>, outlets: Outlets): Outlet | undefined {
  let outermost: Outlet | undefined;
  const seen = new Set<string>();
  for (let each: Claim | undefined = claim; each !== undefined && !seen.has(each.id); ) {
    seen.add(each.id);
    if (isMedia(each)) outermost = mediaOutlet(each, outlets);
    each = each.within === undefined ? undefined : claims.get(each.within);
  }
  return outermost;
}

export function isMedia(claim: Claim): boolean {
  return claim.holder.sector === "JRN";
}

const HEAD = 240;
const TAIL = 160;
/** "(Reuters) -", "/TASS/", "By Ann Example, Associated Press". */
const IN_HEAD = [
  /\(([\p{L}][\p{L} .'-]{1,40})\)\s*(?:[—–-]|$)/gmu,
  /\/(\p{L}[\p{L} -]{1,30})\/\.?/gu,
  /^By\b[^\n]*?(?:,|\bof|\bfor|\|)\s*(?:the\s+)?(\p{Lu}[\p{L} .'-]{1,40})$/gmu,
  /^(?:By\s+)?(?:the\s+)?(\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,3})$/gmu,
];
/** "Source: Xinhua", "— Reuters", "(AFP)". */
const IN_TAIL = [/(?:Source:|[—–-])\s*(\p{Lu}[\p{L} .'-]{1,40})\.?\s*$/u, /\(([\p{L}][\p{L} .'-]{1,40})\)\s*$/u];

function creditsIn(text: string, outlets: Outlets): Relay[] {
  const found: Relay[] = [];
  const take = (name: string | undefined, at: number): void => {
    const outlet = name === undefined ? undefined : outlets.find(name.trim());
    if (outlet === undefined || name === undefined) return;
    found.push({ outlet: outlet.id, name: outlet.name, how: "credit", start: at, end: at + name.length });
  };
  const head = text.slice(0, HEAD);
  for (const pattern of IN_HEAD) {
    for (const match of head.matchAll(pattern)) take(match[1], match.index + match[0].indexOf(match[1] ?? ""));
  }
  const from = Math.max(head.length, text.length - TAIL);
  for (const pattern of IN_TAIL) {
    const match = pattern.exec(text.slice(from));
    if (match !== null) take(match[1], from + match.index + match[0].indexOf(match[1] ?? ""));
  }
  return found;
}

function reportedIn({ record }: CorpusDocument, outlets: Outlets): Relay[] {
  const standing = record.claims.filter((claim) => claim.within === undefined && claim.holder.kind !== "document");
  const media = standing.filter((claim) => isMedia(claim) && claim.stance === "asserts");
  const first = media.find((claim) => claim.sentence < 2);
  if (first === undefined || media.length * 2 < standing.length) return [];
  const outlet = mediaOutlet(first, outlets);
  if (outlet === undefined) return [];
  const { start, end } = first.holder;
  const at = start === undefined || end === undefined ? first.content[0] : { start, end };
  if (at === undefined) return [];
  return [{ outlet: outlet.id, name: outlet.name, how: "reported", start: at.start, end: at.end }];
}

/** "Russian media" are no outlet one could count, but one origin all the same. */
export function mediaOutlet({ holder }: Claim, outlets: Outlets): Outlet | undefined {
  if (holder.text === undefined) return undefined;
  const known = outlets.find(holder.text);
  if (known !== undefined) return known;
  if (holder.actor !== undefined) return { id: holder.actor, name: holder.text };
  if (holder.kind === "named") return outlets.named(holder.text);
  return { id: `media-${holder.country ?? "unnamed"}`.toLowerCase(), name: holder.text };
}
