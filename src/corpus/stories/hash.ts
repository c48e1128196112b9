/** Text in → a hash: for ids and sketches, not for secrets. */

/** 32 bits, FNV-1a with a final mix. */
export function hash32(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix32(hash);
}

/** Every bit of the number moves about half of the bits of the result (the finaliser of MurmurHash3). */
export function mix32(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 64 bits as 16 hex digits. */
export function hashOf(text: string): string {
  return hex(hash32(text)) + hex(hash32(text, 0x9e3779b9));
}

function hex(hash: number): string {
  return hash.toString(16).padStart(8, "0");
}
