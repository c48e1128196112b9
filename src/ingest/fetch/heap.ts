/** Pieces of a body → one run of bytes, up to a size. */

export interface Heap {
  /** False when it is full: then it holds as much of the piece as it could take. */
  add(piece: Uint8Array): boolean;
  bytes(): Uint8Array;
}

/** The pieces are copied: a server that sends single bytes would otherwise fill the memory with the objects around them. */
export function createHeap(most: number): Heap {
  let space = new Uint8Array(Math.min(most, 65_536));
  let size = 0;
  return {
    add: (piece) => {
      const taken = piece.subarray(0, most - size);
      if (size + taken.length > space.length) {
        const larger = new Uint8Array(Math.min(most, Math.max(2 * space.length, size + taken.length)));
        larger.set(space.subarray(0, size));
        space = larger;
      }
      space.set(taken, size);
      size += taken.length;
      return taken.length === piece.length;
    },
    bytes: () => space.slice(0, size),
  };
}
