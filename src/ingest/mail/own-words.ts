/** The text of a message → what its sender wrote: without the message it answers, the signature, and what a list puts below. */

/** `isReply`: its head says that it answers another message. Where nothing of its own is left, the whole is what was sent. */
export function ownWords(text: string, isReply: boolean): string {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.trimEnd() + (line === "-- " ? " " : ""));
  const own = withoutQuotes(withoutSignature(withoutListFooter(withoutOriginal(lines))), isReply);
  const words = tidy(own);
  return words === "" ? tidy(lines) : words;
}

function tidy(lines: readonly string[]): string {
  const text = lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
  return text === "" ? "" : `${text}\n`;
}

/** Some mailers put the whole message that is answered below a line. What is forwarded is kept: it was sent to be read. */
function withoutOriginal(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex(
    (line, i) =>
      /^-{2,}\s*(Original Message|Ursprüngliche Nachricht|Message d'origine)\s*-{2,}$/i.test(line) || isHead(lines, i),
  );
  if (at < 0 || lines.slice(0, at).every((line) => line.trim() === "")) return lines;
  return lines.slice(0, /^_{10,}$/.test(lines[at - 1] ?? "") ? at - 1 : at);
}

/** "From: … Sent: … To: … Subject: …", line by line. */
function isHead(lines: readonly string[], at: number): boolean {
  if (!/^\*?From:\*?\s/.test(lines[at] ?? "")) return false;
  const before = lines.slice(Math.max(0, at - 3), at).join("\n");
  if (/forwarded message|weitergeleitete nachricht/i.test(before)) return false;
  const head = lines.slice(at + 1, at + 6).join("\n");
  return /^\*?(Sent|Date):\*?\s/m.test(head) && /^\*?To:\*?\s/m.test(head) && /^\*?Subject:\*?\s/m.test(head);
}

/** A line of two dashes and a space; what follows is short, or it is no signature. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  const at = lines.findLastIndex((line) => line === "-- " || line === "--");
  if (at < 0) return lines;
  const below = lines.slice(at + 1).filter((line) => line.trim() !== "").length;
  return below <= (lines[at] === "-- " ? 20 : 8) ? lines.slice(0, at) : lines;
}

/** A long rule, and a few lines that name the list. */
function withoutListFooter(lines: readonly string[]): readonly string[] {
  const at = lines.findLastIndex((line) => /^[_=-]{30,}$/.test(line));
  if (at < 0) return lines;
  const below = lines.slice(at + 1).filter((line) => line.trim() !== "");
  const isFooter =
    below.length > 0 && below.length <= 6 && /mailing list|unsubscribe|list(info|serv)/i.test(below.join("\n"));
  return isFooter ? lines.slice(0, at) : lines;
}

/**
 * Lines behind ">" go in answers, and where a line above says who wrote them. Elsewhere a press office quotes so what it
 * wants to be read: then only the sign goes.
 */
function withoutQuotes(lines: readonly string[], isReply: boolean): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    if (!isQuoted(lines[at])) {
      kept.push(lines[at] ?? "");
      at += 1;
      continue;
    }
    const from = at;
    while (at < lines.length && isQuoted(lines[at])) at += 1;
    const above = attributionAbove(kept);
    if (above > 0) kept.splice(kept.length - above);
    else if (!isReply) kept.push(...lines.slice(from, at).map((line) => line.replace(/^(\s{0,2}>)+ ?/, "")));
  }
  return kept;
}

function isQuoted(line: string | undefined): boolean {
  return line !== undefined && /^\s{0,2}>/.test(line);
}

/** How many of the last lines are "On Monday, Ann wrote:", with the empty ones below it. */
function attributionAbove(kept: readonly string[]): number {
  let empty = 0;
  while (kept[kept.length - 1 - empty]?.trim() === "") empty += 1;
  const last = kept[kept.length - 1 - empty];
  if (last === undefined || !WROTE.test(last)) return 0;
  const before = kept[kept.length - 2 - empty];
  const isSecond = !OPENS.test(last) && before !== undefined && OPENS.test(before);
  return empty + (isSecond ? 2 : 1);
}

const WROTE = /\b(wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu)(\s[^.]*)?\s?:$/i;
const OPENS = /^(On|Am|Le|El|Il|Em)\s/;
