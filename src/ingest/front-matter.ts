/** A Markdown file → its front matter as flat `key: value` pairs, and the text that follows. */

export interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Reads a subset of YAML: plain, quoted and folded strings at the first level. Lists and maps below a key are left out. */
export function splitFrontMatter(text: string): FrontMatter {
  const lines = text.split(/\r\n|\n|\r/);
  const none = { fields: new Map<string, string>(), body: text };
  if (lines[0]?.trimEnd() !== "---") return none;
  const end = lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0) return none;
  return { fields: readFields(lines.slice(1, end)), body: lines.slice(end + 1).join("\n") };
}

function readFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [i, line] of lines.entries()) {
    const [, key, rest] = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$/.exec(line) ?? [];
    if (key === undefined) continue;
    const value = /^[|>][+-]?\s*$/.test(rest ?? "") ? blockBelow(lines, i + 1) : scalar(rest ?? "");
    if (value !== "") fields.set(key, value);
  }
  return fields;
}

/** The indented lines of a folded or literal string, as one line. */
function blockBelow(lines: readonly string[], from: number): string {
  const words: string[] = [];
  for (const line of lines.slice(from)) {
    if (!/^\s/.test(line) && line.trim() !== "") break;
    words.push(line.trim());
  }
  return words.join(" ").trim();
}

function scalar(raw: string): string {
  const value = raw.trim();
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(value);
  if (double?.[1] !== undefined) return double[1].replace(/\\(.)/g, (_, c: string) => ESCAPES[c] ?? c).trim();
  const single = /^'((?:[^']|'')*)'/.exec(value);
  if (single?.[1] !== undefined) return single[1].replaceAll("''", "'").trim();
  if (/^[[{&*!]/.test(value)) return "";
  const plain = value.replace(/(^|\s)#.*$/, "").trim();
  return plain === "null" || plain === "~" ? "" : plain;
}

const ESCAPES: Readonly<Record<string, string>> = { n: " ", t: " ", r: " " };
