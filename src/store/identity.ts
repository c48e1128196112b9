/** A text → the id by which every store knows it. */
import { createHash } from "node:crypto";

export interface Identity {
  readonly id: string;
  readonly hash: Uint8Array;
}

export function identify(text: string): Identity {
  const hash = createHash("sha256").update(text).digest();
  return { id: hash.toString("hex").slice(0, 16), hash };
}

/** "Example Wire" → "example-wire": the id of a source. */
export function slug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const id = plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return id === "" ? createHash("sha256").update(name).digest("hex").slice(0, 8) : id;
}
