/** Names → UUIDs of version 5 (RFC 9562): the same name gives the same id in every export, on every machine. */
import { createHash } from "node:crypto";

/** Readout's own namespace; STIX keeps another one for itself. */
export const NAMESPACE = "5f0c6a0e-6f0b-4d0e-9c54-1f6e3f0a7b21";

/** Terms that a vocabulary lacks are named in this one. */
export const VOCABULARY = `urn:uuid:${NAMESPACE}#`;

/** Parts are joined so that none can run into the next. */
export function uuidOf(...parts: readonly string[]): string {
  const hash = createHash("sha1")
    .update(Buffer.from(NAMESPACE.replaceAll("-", ""), "hex"))
    .update(JSON.stringify(parts))
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/**
 * Numbers of events and claims are given by the coder, and another may mean something else by "e1": the coder is part of the name.
 * @param kind "claim", "annotation of event"
 */
export function findingUuid(kind: string, document: string, id: string, coder: string): string {
  return uuidOf(kind, document, id, coder);
}
