/** Numbers in → a seed; a seed in → the next and the next: chance that comes out the same every time. */

/** 32 bits in, the next 32 out; never zero where none was given (xorshift32, Marsaglia 2003). */
export function nextOf(state: number): number {
  let next = state;
  next ^= next << 13;
  next ^= next >>> 17;
  return next ^ (next << 5);
}

/** From 0 to below 1. */
export function shareOf(state: number): number {
  return (state >>> 0) * 2 ** -32;
}

/** 32 bits, not zero, that depend on every number and on their order. */
export function seedOf(numbers: Iterable<number>): number {
  let hash = 0x811c9dc5;
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  }
  return (hash ^ (hash >>> 13)) | 0 || 1;
}
