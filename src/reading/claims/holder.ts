/** The words that name a speaker → the claim's holder: named, unnamed ("analysts", "a senior official"), or not given. */
import type { Holder, Span, Tree } from "../../model/index.ts";
import type { PartyFinder } from "../events/index.ts";

export interface SpeakerContext {
  readonly finder: PartyFinder | undefined;
  readonly trees: readonly Tree[];
  readonly text: string;
  /** "we" or "I" outside any quotation: the document itself speaks. */
  readonly isAuthor: boolean;
}

/** One holder a speaker: "Moscow and Pyongyang denied it" has two. Never empty. */
export function holdersOf(
  source: (Span & { readonly n: number; readonly head: number }) | undefined,
  { finder, trees, text, isAuthor }: SpeakerContext,
): readonly Holder[] {
  if (source === undefined) return [{ kind: "unnamed" }];
  const spot = trimmed(source, text);
  if (isAuthor) return [{ kind: "document", ...spot }];
  const tree = trees[source.n];
  const head = antecedent(tree, source.head);
  const mention = finder?.mention(head);
  // Only a mention speaks: what a noun belongs to ("China's visit") says nothing by it.
  const parties = mention === undefined ? [] : (finder?.at(head) ?? []);
  const kind = mention?.form === "name" || hasName(tree, source) || isInstitution(mention) ? "named" : "unnamed";
  if (parties.length === 0) return [{ kind, ...spot }];
  const several = parties.length > 1;
  return parties.map((party) => {
    const { actor, country, org, sector, roles } = party;
    return {
      kind: actor !== undefined && mention?.members === undefined ? "named" : kind,
      ...(several ? { text: party.text, start: party.start, end: party.end } : spot),
      ...(actor === undefined ? {} : { actor }),
      ...(country === undefined ? {} : { country }),
      ...(org === undefined ? {} : { org }),
      ...(sector === undefined ? {} : { sector }),
      ...(roles === undefined ? {} : { roles }),
    };
  });
}

const WHEN =
  /[\s,]+(?:(?:late|early|earlier|later)\s+)?(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow)(?:\s+(?:morning|afternoon|evening|night))?[\s,]*$/;

/** The parser hangs "on Friday" on the speaker as often as on the speaking. */
function trimmed({ start, end }: Span, text: string): { text: string; start: number; end: number } {
  const words = text
    .slice(start, end)
    .replace(WHEN, "")
    .replace(/[\s,]+$/, "");
  return { text: words, start, end: start + words.length };
}

/** "…, which denied it": the speaker is what the relative clause hangs on. */
export function antecedent(tree: Tree | undefined, token: number): number {
  const word = tree?.words[token];
  if (tree === undefined || word === undefined || !/^(who|which|that|whom)$/i.test(word.text) || word.upos === "DET")
    return token;
  for (let at = word.head; at >= 0; at = tree.words[at]?.head ?? -1) {
    if (tree.words[at]?.deprel === "acl:relcl") return tree.words[at]?.head ?? token;
  }
  return token;
}

/** "China's foreign ministry" is a speaker one can name; "Chinese officials" are not. */
function isInstitution(mention: ReturnType<PartyFinder["mention"]>): boolean {
  return (
    mention?.country !== undefined &&
    mention.form === "nominal" &&
    /(ministry|government|parliament|army|military|court|office|embassy|police|agency|department|council|presidency|navy|force)$/i.test(
      mention.text,
    )
  );
}

function hasName(tree: Tree | undefined, source: Span & { readonly head: number }): boolean {
  const head = tree?.words[source.head];
  return head?.upos === "PROPN" && head.start >= source.start && head.end <= source.end;
}
