/** A kind of source as written → the kind, where it is one we know; and which kinds speak for their country or organisation. */

/** What each means, and by which rule a source has it: data/sources/README.md. */
export const SOURCE_KINDS = [
  "wire",
  "state-media",
  "public-broadcaster",
  "broadcaster",
  "newspaper",
  "online",
  "ministry",
  "igo",
  "think-tank",
  "social",
  "dataset",
] as const;

export type SourceKind = (typeof SOURCE_KINDS)[number];

/** "State media" and "state-media" are one. */
export function sourceKindOf(written: string): SourceKind | undefined {
  const plain = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  return SOURCE_KINDS.find((kind) => kind === plain);
}

/**
 * Whether sources of this kind are official voices: of their country (ministries and other bodies of a state, state media), or of
 * the organisation that they are (igo). Their silence can mean something; that of a newspaper cannot.
 */
export function isOfficial(kind: string | undefined): boolean {
  const known = kind === undefined ? undefined : sourceKindOf(kind);
  return known === "ministry" || known === "state-media" || known === "igo";
}
