/** The knowledge a reader works with: files of `data/` by their path under it, already in memory. */

export interface Resources {
  /** First 12 hex digits of the SHA-256 over all files: part of the coder's version. */
  readonly hash: string;
  /** Paths that begin with `prefix`, sorted. */
  list(prefix: string): readonly string[];
  /** A file's text. @throws ResourceError when there is none. */
  text(path: string): string;
  /** A file's bytes. @throws ResourceError when there is none. */
  bytes(path: string): Uint8Array;
}

export class ResourceError extends Error {
  readonly code = "RESOURCE_MISSING";
}
