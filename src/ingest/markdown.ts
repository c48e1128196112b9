/** Markdown → plain text: one line a paragraph, an empty line between paragraphs, no markup. */
import { decodeEntities } from "./entities.ts";

export function plainText(markdown: string): string {
  const blocks: string[] = [];
  let paragraph: string[] = [];
  let fence: string | undefined;
  const close = (): void => {
    const text = inline(joinLines(paragraph));
    if (text !== "") blocks.push(text);
    paragraph = [];
  };
  for (const raw of markdown.replace(/<!--[\s\S]*?-->/g, "").split(/\r\n|\n|\r/)) {
    // Long runs of spaces make the patterns below slow, and mean no more than short ones.
    const line = raw.replace(/[^\S\n]{9,}/g, "        ").replace(/^(\s{0,3}>\s?)+/, "");
    const mark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      close();
      fence = fence === undefined ? mark.slice(0, 3) : undefined;
    } else if (fence !== undefined) {
      if (line.trim() === "") close();
      else paragraph.push(line);
    } else if (isBreak(line)) close();
    else if (/^\s{0,3}#{1,6}\s/.test(line)) {
      close();
      paragraph.push(line.replace(/^\s*#{1,6}\s+/, "").replace(/\s+#+\s*$/, ""));
      close();
    } else if (/^\s*([-*+]|\d{1,3}[.)])\s+\S/.test(line)) {
      close();
      paragraph.push(line.trim().replace(/^[*+]\s/, "- "));
    } else paragraph.push(line);
  }
  close();
  return `${blocks.join("\n\n")}\n`;
}

/** The first heading of level one: a title where the front matter gives none. */
export function firstHeading(markdown: string): string | undefined {
  const heading = /^[ ]{0,3}#[ \t]+(.+?)[ \t]*#*$/m.exec(markdown)?.[1];
  const text = heading === undefined ? "" : inline(heading);
  return text === "" ? undefined : text;
}

/** Empty lines, rules, the underline of a heading, rows between a table's head and body, link definitions. */
function isBreak(line: string): boolean {
  return (
    line.trim() === "" ||
    /^\s{0,3}([-*_=])(\s*\1){1,}\s*$/.test(line) ||
    /^\s*\|?(\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$/.test(line) ||
    /^\s{0,3}\[[^\]]+\]:\s+\S+/.test(line)
  );
}

/** A soft line break is a space; two spaces or a backslash at the end keep the break. */
function joinLines(lines: readonly string[]): string {
  let text = "";
  for (const line of lines) {
    const hard = /( {2,}|\\)$/.test(line);
    text += `${line.replace(/\\$/, "").trim()}${hard ? "\n" : " "}`;
  }
  return text.trim();
}

function inline(text: string): string {
  const kept: string[] = [];
  const keep = (what: string): string => `\uE000${kept.push(what) - 1}\uE001`;
  const plain = text
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, (_, char: string) => keep(char))
    .replace(/(`+)([^`]+)\1/g, (_, __, code: string) => keep(code.trim()))
    .replace(/!\[[^\][]{0,500}\]\([^()]{0,2000}\)/g, "")
    .replace(/\[\^[^\][]{1,100}\]/g, "")
    .replace(/\[([^\][]{1,500})\]\((?:[^()]|\([^()]{0,500}\)){0,2000}\)/g, "$1")
    .replace(/\[([^\][]{1,500})\]\[[^\][]{0,100}\]/g, "$1")
    .replace(/<(https?:[^>\s]+)>/g, "$1")
    .replace(/<\/?[a-zA-Z][^>]*>/g, "")
    .replace(/(\*\*\*|\*\*|\*)(?=\S)([^*]*?\S)\1/g, "$2")
    .replace(/(\*\*|\*)(?=\S)([^*]*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}_])(___|__|_)(?=\S)([^_]*?\S)\1(?![\p{L}\p{N}_])/gu, "$2")
    .replace(/~~(?=\S)([^~]*?\S)~~/g, "$1")
    .replace(/\uE000(\d+)\uE001/g, (_, i: string) => kept[Number(i)] ?? "");
  return decodeEntities(plain).trim();
}
