/** An error of the network library → the failure that says it in plain words. */
import { RefusedAddress } from "./connect.ts";
import { type Failure, type FailureCode, failure } from "./failure.ts";
import { refusedPrivate } from "./url.ts";

export function networkFailure(url: URL, error: unknown): Failure {
  if (error instanceof RefusedAddress) return refusedPrivate(url.href, error.where);
  const code = codeOf(error);
  const why = whyOf(error, code);
  const known = KNOWN.find(([pattern]) => pattern.test(code) || pattern.test(why));
  const [failed, what] = known === undefined ? UNKNOWN : [known[1], known[2]];
  return failure(
    failed,
    url.href,
    what.replace("HOST", () => url.host).replace("WHY", () => why),
  );
}

const LATER = "Try again later.";

/** By the error's code (Node's, OpenSSL's, undici's, llhttp's). */
const KNOWN: readonly (readonly [RegExp, FailureCode, string])[] = [
  [
    /^(ENOTFOUND|ENODATA|EAI_\w+)$/,
    "FETCH_DNS",
    "was not reached: HOST has no address. Check its spelling and your connection.",
  ],
  [
    /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/,
    "FETCH_TIMEOUT",
    `was not reached: HOST did not take the connection in time. ${LATER}`,
  ],
  [
    /^ECONNREFUSED$/,
    "FETCH_CONNECT",
    "was not reached: nothing on HOST answers there. Check the address, or try again later.",
  ],
  [/^E(HOST|NET)UNREACH$|^ENETDOWN$/, "FETCH_CONNECT", "was not reached: no way leads to HOST. Check your connection."],
  [
    /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/,
    "FETCH_TLS",
    "was not read: HOST could not prove who it is (WHY). Check the address and your clock, or try again later.",
  ],
  [/^UND_ERR_HEADERS_OVERFLOW$/, "FETCH_BAD_ANSWER", `answered with headers too large to be right. ${LATER}`],
  [
    /^(HTTPParserError|HPE_|bad upgrade|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/,
    "FETCH_BAD_ANSWER",
    "answered with something that breaks the rules of HTTP (WHY). Check the address.",
  ],
  [
    /^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/,
    "FETCH_CUT_OFF",
    `was not read: HOST ended the connection before the answer was complete. ${LATER}`,
  ],
];

const UNKNOWN: readonly [FailureCode, string] = ["FETCH_CONNECT", `was not read: WHY. ${LATER}`];

/** Several addresses tried come as one error with several inside. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return "";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

const LONGEST_WHY = 120;

/** OpenSSL's reason stands between colons, among names of its own functions and files. */
function whyOf(error: unknown, code: string): string {
  const words = error instanceof Error ? error.message : String(error);
  const reason = /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(words)?.[1] ?? words;
  const plain = reason.replace(/\s+/g, " ").replace(/[.\s]+$/, "");
  return plain === "" ? code : plain.slice(0, LONGEST_WHY);
}
