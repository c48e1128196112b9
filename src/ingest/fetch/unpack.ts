/** A body and its Content-Encoding → the body as it was before it was packed, up to a size. */
import { promisify } from "node:util";
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";

export type Unpacked =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "bomb" }
  /** `why` completes "it is …". */
  | { readonly kind: "broken"; readonly why: string };

/** What is told to servers as Accept-Encoding. */
export const ENCODINGS = "gzip, deflate, br, zstd";

/** An honest server packs once; two happen by mistake. */
const MOST_LAYERS = 3;

/** `most`: bytes that any layer may unpack to. */
export async function unpack(bytes: Uint8Array, encoding: string | undefined, most: number): Promise<Unpacked> {
  const layers = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (layers.length > MOST_LAYERS) return { kind: "broken", why: `packed ${layers.length} times over` };
  let body = bytes;
  for (const layer of layers.toReversed()) {
    if (body.length === 0) break;
    const open = OPENERS.get(layer);
    if (open === undefined) return { kind: "broken", why: `packed as "${layer}"; readable are ${ENCODINGS}` };
    try {
      body = await open(body, most);
    } catch (error) {
      if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return { kind: "bomb" };
      return { kind: "broken", why: `said to be packed as "${layer}" and is not, or is damaged` };
    }
  }
  return { kind: "bytes", bytes: own(body) };
}

type Opener = (bytes: Uint8Array, most: number) => Promise<Uint8Array>;

const [gzipped, deflated, rawDeflated, brotli, zstd] = [
  promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(gunzip),
  promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflate),
  promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw),
  promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(brotliDecompress),
  promisify<Uint8Array, { maxOutputLength: number; params: Record<number, number> }, Uint8Array>(zstdDecompress),
];

const openGzip: Opener = (bytes, maxOutputLength) => gzipped(bytes, { maxOutputLength });

/** "deflate" is zlib's format (RFC 9110), yet some servers leave its header out. */
const openDeflate: Opener = (bytes, maxOutputLength) => {
  const [first = 0, second = 0] = bytes;
  const hasHeader = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return (hasHeader ? deflated : rawDeflated)(bytes, { maxOutputLength });
};

const openBrotli: Opener = (bytes, maxOutputLength) => brotli(bytes, { maxOutputLength });

/** 8 MiB is the largest window that content on the web may ask for (RFC 9659): a frame could else claim gigabytes of memory. */
const openZstd: Opener = (bytes, maxOutputLength) =>
  zstd(bytes, { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: 23 } });

const OPENERS: ReadonlyMap<string, Opener> = new Map([
  ["gzip", openGzip],
  ["x-gzip", openGzip],
  ["deflate", openDeflate],
  ["br", openBrotli],
  ["zstd", openZstd],
]);

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Small results lie in a pool that Node shares; the caller gets bytes of its own. */
function own(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
