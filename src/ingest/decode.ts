/** The bytes of a file → its text, and what had to be guessed or replaced to read it. */
import type { IngestIssue } from "./ingested.ts";

export type Decoded =
  | { readonly kind: "text"; readonly text: string; readonly issues: readonly IngestIssue[] }
  | { readonly kind: "unreadable"; readonly issue: IngestIssue };

/** `declared`: the encoding that the file's own words claim (an HTML page's charset). */
export function decodeBytes(bytes: Uint8Array, file: string, declared?: string): Decoded {
  const marked = markOf(bytes);
  if (marked !== undefined) return decoded(bytes, marked, file);
  if (bytes.length === 0 || isBlank(bytes))
    return unreadable("FILE_EMPTY", file, "has no text. Nothing is read from it.");
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return decoded(bytes, wide, file);
  if (isBinary(bytes)) {
    return unreadable("FILE_BINARY", file, "is not text. Convert it (Word …) to .txt, .md or .html first.");
  }
  const label = declared === undefined ? undefined : knownLabel(declared);
  return decoded(bytes, label ?? "utf-8", file);
}

/** The encoding a byte order mark names. */
export function markOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function decoded(bytes: Uint8Array, label: string, file: string): Decoded {
  const text = new TextDecoder(label).decode(bytes);
  if (text.trim() === "") return unreadable("FILE_EMPTY", file, "has no text. Nothing is read from it.");
  if (label !== "utf-8" || isValid(bytes)) return { kind: "text", text, issues: [] };
  const count = text.split("\uFFFD").length - 1;
  return {
    kind: "text",
    text,
    issues: [
      {
        code: "ENCODING_REPLACED",
        file,
        message: `${file} is not valid UTF-8: ${count} ${count === 1 ? "place is" : "places are"} replaced by "\uFFFD". Save it as UTF-8 to keep every letter.`,
      },
    ],
  };
}

function isValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: every second byte of Latin text is zero. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, 1024);
  if (sample.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (const [i, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > 0.7 * half && even < 0.05 * half) return "utf-16le";
  if (even > 0.7 * half && odd < 0.05 * half) return "utf-16be";
  return undefined;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** Text holds no NUL, and hardly any control character. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) control += 1;
  }
  return (
    control > sample.length / 100 || (sample[0] === 0x25 && new TextDecoder().decode(sample.subarray(0, 5)) === "%PDF-")
  );
}

/** The name under which the decoder knows an encoding; ISO 8859-1 is Windows-1252 on the web. */
function knownLabel(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

function unreadable(code: string, file: string, what: string): Decoded {
  return { kind: "unreadable", issue: { code, file, message: `${file} ${what}` } };
}
