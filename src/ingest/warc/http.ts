/** The body of a response record → the status, kind and bytes of what the server sent, unpacked within limits. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib";
import { AsyncIterReader } from "warcio";

export type Response =
  | {
      readonly kind: "response";
      readonly status: number;
      readonly type: string;
      readonly charset?: string;
      content(): Promise<Content>;
    }
  | { readonly kind: "broken"; readonly reason: string };

export type Content =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "broken"; readonly reason: string };

/** Bytes of a page once it is unpacked. */
const LARGEST = 64 * 1024 * 1024;

export function readResponse(record: Uint8Array): Response {
  const body = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  const crlf = body.indexOf("\r\n\r\n");
  const lf = body.indexOf("\n\n");
  const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf;
  if (end < 0) return { kind: "broken", reason: "the head of the response has no end" };
  const head = body.subarray(0, end).toString("latin1").split(/\r?\n/);
  const status = /^HTTP\/[\d.]+ (\d{3})/.exec(head[0] ?? "")?.[1];
  if (status === undefined) return { kind: "broken", reason: "it holds no HTTP response" };
  const headers = new Map(
    head.slice(1).flatMap((line): [string, string][] => {
      const at = line.indexOf(":");
      return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]];
    }),
  );
  const kind = headers.get("content-type") ?? "";
  const charset = /charset\s*=\s*["']?([\w:-]+)/i.exec(kind)?.[1];
  const sent = body.subarray(end === crlf ? end + 4 : end + 2);
  return {
    kind: "response",
    status: Number(status),
    type: kind.split(";")[0]?.trim().toLowerCase() ?? "",
    ...(charset !== undefined && { charset }),
    content: () => unpacked(sent, headers.get("transfer-encoding") ?? "", headers.get("content-encoding") ?? ""),
  };
}

/** Crawlers differ in whether they keep the packing that the server used; the bytes themselves decide. */
async function unpacked(sent: Uint8Array, transfer: string, encoding: string): Promise<Content> {
  const whole =
    /chunked/i.test(transfer) && /^[0-9a-f]+\s*(;.*)?\r?\n/i.test(Buffer.from(sent.subarray(0, 64)).toString("latin1"));
  let bytes: Uint8Array = sent;
  if (whole) bytes = await new AsyncIterReader([sent], null, true).readFully();
  for (const name of encoding.toLowerCase().split(",").reverse()) {
    const unpack = UNPACK[name.trim()];
    if (unpack === undefined) continue;
    try {
      bytes = unpack(bytes);
    } catch (error) {
      if (error instanceof RangeError)
        return { kind: "broken", reason: `it unpacks to more than ${LARGEST / 2 ** 20} MiB` };
      if (!looksUnpacked(bytes)) return { kind: "broken", reason: `its ${name.trim()} cannot be unpacked` };
    }
  }
  return { kind: "bytes", bytes };
}

const LIMIT = { maxOutputLength: LARGEST };

const UNPACK: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, LIMIT),
  "x-gzip": (bytes) => gunzipSync(bytes, LIMIT),
  deflate: (bytes) => (bytes[0] === 0x78 ? inflateSync(bytes, LIMIT) : inflateRawSync(bytes, LIMIT)),
  br: (bytes) => brotliDecompressSync(bytes, LIMIT),
  zstd: (bytes) => zstdDecompressSync(bytes, LIMIT),
};

function looksUnpacked(bytes: Uint8Array): boolean {
  return bytes.length === 0 || /^\s*[<{%\p{L}]/u.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}
