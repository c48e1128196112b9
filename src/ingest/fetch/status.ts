/** A status without content → the failure that says what it means and what to do. */
import { type Failure, failure } from "./failure.ts";

/** `retryAfter`: milliseconds that the server asks to wait. */
export function statusFailure(url: string, status: number, retryAfter?: number): Failure {
  const [meaning, advice] = MEANINGS[status] ?? otherMeaning(status);
  return failure("FETCH_STATUS", url, `answered ${status}: ${meaning}. ${advice}${waiting(retryAfter)}`, {
    status,
    lasting: isLasting(status),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** The server finds fault with the request itself, and the next would be the same. */
function isLasting(status: number): boolean {
  return status >= 400 && status < 500 && !PASSING.has(status);
}

const PASSING: ReadonlySet<number> = new Set([408, 421, 423, 425, 429]);

const LATER = "It is asked again later.";

const MEANINGS: Readonly<Record<number, readonly [meaning: string, advice: string]>> = {
  202: ["it was taken down to be dealt with later", LATER],
  204: ["there is nothing to read", LATER],
  304: ["it has not changed, which nobody had asked", LATER],
  401: ["a login is needed", "Readout has none: look for a public address of the same text."],
  402: ["it has to be paid for", "Save the page in your browser and add the file."],
  403: [
    "you may not read it",
    "Open it in a browser: if it is there, the site refuses programs; save the page and add the file.",
  ],
  404: ["nothing is there", "Check the address, or look for the new one on the site."],
  407: ["a proxy on the way wants a login", "Ask whoever runs your network."],
  410: ["it was taken away for good", "Remove the source, or look for the new address on the site."],
  429: ["too many requests", LATER],
  451: ["it is withheld for legal reasons", "Look for the text elsewhere."],
  503: ["the server is overloaded or being worked on", LATER],
};

function otherMeaning(status: number): readonly [string, string] {
  if (status >= 500) return ["the server is in trouble", LATER];
  if (status >= 400) return ["the server does not take this request", "Check the address."];
  if (status >= 300) return ["it lies elsewhere, and the server does not say where", "Check the address in a browser."];
  return ["there is no whole text in the answer", LATER];
}

function waiting(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "";
  const seconds = Math.ceil(milliseconds / 1000);
  return ` The server asks to wait ${seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`}.`;
}
