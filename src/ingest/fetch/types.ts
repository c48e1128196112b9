/** What the rest of ingest asks of the network, and what it may answer: never a throw, always a reason. */

export interface FetchRequest {
  readonly url: string;
  /** What is wanted of it, for the Accept header and the largest size. */
  readonly wanted: "page" | "feed" | "file";
  /** Of the last answer: the server need not send again what has not changed. */
  readonly etag?: string;
  readonly lastModified?: string;
}

export type Fetched =
  | {
      readonly kind: "fetched";
      /** After redirects. */
      readonly url: string;
      /** Every redirect on the way was permanent (301, 308): the new address should be kept. */
      readonly moved: boolean;
      readonly contentType?: string;
      readonly etag?: string;
      readonly lastModified?: string;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "failed";
      /** Such as FETCH_REFUSED_PRIVATE, FETCH_ROBOTS, FETCH_TOO_LARGE, FETCH_TIMEOUT, FETCH_STATUS. */
      readonly code: string;
      /** What happened, where, what to do. */
      readonly message: string;
      readonly status?: number;
      /** Asking again is pointless until somebody changes something (404, refused address, robots). */
      readonly lasting: boolean;
      /** Milliseconds that the server asks to wait. */
      readonly retryAfter?: number;
    };

export interface Fetcher {
  fetch(request: FetchRequest): Promise<Fetched>;
  close(): Promise<void>;
}
