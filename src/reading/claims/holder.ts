/** The words that name a speaker → the claim's holder: named, unnamed ("analysts", "a senior official"), or not given. */
import type { Holder, Span, Tree } from "../../model/index.ts";
import type { PartyFinder } from "../events/index.ts";

export function holderOf(
  source: (Span & { readonly n: number; readonly head: number }) | undefined,
  finder: PartyFinder | undefined,
  trees: readonly Tree[],
  text: string,
  /** "we" or "I" outside any quotation: the document itself. */
  isAuthor: boolean,
): Holder {
  if (source === undefined) return { kind: "unnamed" };
  if (isAuthor)
    return { kind: "document", text: text.slice(source.start, source.end), start: source.start, end: source.end };
  const head = antecedent(trees[source.n], source.head);
  const spot = { text: text.slice(source.start, source.end), start: source.start, end: source.end };
  // Only a mention speaks: what a noun belongs to ("China's visit") says nothing by it.
  const party = finder?.mention(head) === undefined ? undefined : finder.at(head)[0];
  const tree = trees[source.n];
  const mention = finder?.mention(head);
  const identified = party?.actor !== undefined || mention?.form === "name" || hasName(tree, source);
  if (party === undefined) return { kind: identified ? "named" : "unnamed", ...spot };
  const { actor, country, org, sector, roles } = party;
  return {
    kind: identified || isInstitution(mention) ? "named" : "unnamed",
    ...spot,
    ...(actor === undefined ? {} : { actor }),
    ...(country === undefined ? {} : { country }),
    ...(org === undefined ? {} : { org }),
    ...(sector === undefined ? {} : { sector }),
    ...(roles === undefined ? {} : { roles }),
  };
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
