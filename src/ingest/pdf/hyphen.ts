/** Two lines of which the first ends in a hyphen → how they are joined: "inter-|national", but "Sino-|Russian" and "long-|term". */

/** What stands between `before` and `after`, and how much of the end of `before` goes. `known` tells which words the text has elsewhere. */
export function joinLines(before: string, after: string, known: ReadonlySet<string>): string {
  if (before.endsWith("\u00AD")) return before.slice(0, -1) + after;
  const head = /(^|[\s(“"'‘—–/])([\p{L}\p{N}’'-]+)[-‐]$/u.exec(before)?.[2];
  const tail = /^[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/u.exec(after)?.[0];
  if (head === undefined || tail === undefined) return `${before} ${after}`;
  // "pre- and post-war"
  if (/^(and|or|to|nor|und|et|y)$/i.test(tail)) return `${before} ${after}`;
  if (keepsHyphen(head, tail, known)) return before + after;
  return before.slice(0, -1) + after;
}

/** The words of a text that tell how its hyphens are meant: whole, and with their hyphens. */
export function wordsOf(lines: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)*/gu)) {
      words.add(word.replaceAll("‐", "-"));
    }
  }
  return words;
}

function keepsHyphen(head: string, tail: string, known: ReadonlySet<string>): boolean {
  const first = head.toLowerCase();
  const second = tail.toLowerCase();
  const [whole, parted] = [known.has(`${first}${second}`), known.has(`${first}-${second}`)];
  if (whole !== parted) return parted;
  // A capital or a digit begins no second half of a word, and "US-" is no first half of one.
  if (!/^\p{Ll}/u.test(tail) || /\p{N}$|^\p{Lu}{2,}$/u.test(head) || head.includes("-")) return true;
  return FIRST.has(first) || SECOND.has(/^[^’'-]+/.exec(second)?.[0] ?? second);
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** First and second halves of words that are written with a hyphen. */
const FIRST = set(
  "all cross ex far first full half hard high ill large left long low mid near new non-state one open right second self short single small so third two three four five six seven eight nine ten well vice year north south east west then",
);
const SECOND = set(
  "backed based born built called central made controlled daily day driven east eastern elect fire funded general held high known led like long made making month old only owned range related roadmap run scale sharing speaking sponsored style supported term trade type wide wing year",
);
