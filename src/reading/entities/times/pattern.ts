/** The small pattern language of `data/times/rules.json`: a pattern in, a matcher over scanned tokens out. */
import type { LexicalValue } from "./lexicon.ts";
import type { Scan } from "./scan.ts";

export interface Capture {
  readonly name: string;
  readonly value: LexicalValue;
  readonly first: number;
  readonly last: number;
  readonly before: Capture | undefined;
}

export interface Match {
  readonly end: number;
  readonly captures: Capture | undefined;
}

export type Pattern =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "class"; readonly class: string; readonly name: string }
  | { readonly kind: "sequence"; readonly parts: readonly Pattern[] }
  | { readonly kind: "choice"; readonly options: readonly Pattern[] }
  | { readonly kind: "maybe"; readonly part: Pattern };

/** @throws SyntaxError where brackets do not close or a macro is unknown. */
export function parsePattern(source: string, macros: Readonly<Record<string, string>>): Pattern {
  const chunks = expandMacros(source, macros).split(/\s+/).filter(Boolean);
  let at = 0;
  const parseChoice = (): Pattern => {
    const options = [parseSequence()];
    while (chunks[at] === "|") {
      at++;
      options.push(parseSequence());
    }
    return options.length === 1 && options[0] ? options[0] : { kind: "choice", options };
  };
  const parseSequence = (): Pattern => {
    const parts: Pattern[] = [];
    for (let chunk = chunks[at]; chunk !== undefined && chunk !== "|" && !/^\)\??$/.test(chunk); chunk = chunks[at]) {
      at++;
      if (chunk !== "(") {
        parts.push(parseChunk(chunk));
        continue;
      }
      const inner = parseChoice();
      const close = chunks[at++];
      if (close !== ")" && close !== ")?") throw new SyntaxError(`TIMES_PATTERN: bracket not closed in "${source}".`);
      parts.push(close === ")?" ? { kind: "maybe", part: inner } : inner);
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: "sequence", parts };
  };
  const pattern = parseChoice();
  if (at < chunks.length) throw new SyntaxError(`TIMES_PATTERN: "${chunks[at]}" closes nothing in "${source}".`);
  return pattern;
}

/** The longest match that begins at token `at`, if any. */
export function matchPattern(pattern: Pattern, scan: Scan, at: number): Match | undefined {
  let best: Match | undefined;
  walk(pattern, scan, at, undefined, (end, captures) => {
    if (end > (best?.end ?? at)) best = { end, captures };
  });
  return best;
}

/** Words (`=word`) and classes (`<class`) that a match can begin with. */
export function firstKeys(pattern: Pattern): { readonly keys: ReadonlySet<string>; readonly canBeEmpty: boolean } {
  switch (pattern.kind) {
    case "word":
      return { keys: new Set([`=${pattern.word}`]), canBeEmpty: false };
    case "class":
      return { keys: new Set([`<${pattern.class}`]), canBeEmpty: false };
    case "maybe":
      return { keys: firstKeys(pattern.part).keys, canBeEmpty: true };
    case "choice": {
      const options = pattern.options.map(firstKeys);
      return {
        keys: new Set(options.flatMap((option) => [...option.keys])),
        canBeEmpty: options.some((option) => option.canBeEmpty),
      };
    }
    case "sequence": {
      const keys = new Set<string>();
      for (const part of pattern.parts) {
        const first = firstKeys(part);
        for (const key of first.keys) keys.add(key);
        if (!first.canBeEmpty) return { keys, canBeEmpty: false };
      }
      return { keys, canBeEmpty: true };
    }
  }
}

function expandMacros(source: string, macros: Readonly<Record<string, string>>): string {
  return source.replace(/@([A-Z]+)(\?)?/g, (_, name: string, mark: string | undefined) => {
    const body = macros[name];
    if (body === undefined) throw new SyntaxError(`TIMES_PATTERN: unknown macro @${name} in "${source}".`);
    return ` ( ${expandMacros(body, macros)} )${mark ?? ""} `;
  });
}

function parseChunk(chunk: string): Pattern {
  const isMaybe = chunk.length > 1 && chunk.endsWith("?");
  const options = (isMaybe ? chunk.slice(0, -1) : chunk).split("|").map((atom): Pattern => {
    const named = /^<(?:([\w-]+):)?([\w-]+)>$/.exec(atom);
    if (!named) return { kind: "word", word: atom };
    return { kind: "class", class: named[2] ?? "", name: named[1] ?? named[2] ?? "" };
  });
  const part: Pattern = options.length === 1 && options[0] ? options[0] : { kind: "choice", options };
  return isMaybe ? { kind: "maybe", part } : part;
}

type Continue = (at: number, captures: Capture | undefined) => void;

function walk(pattern: Pattern, scan: Scan, at: number, captures: Capture | undefined, next: Continue): void {
  switch (pattern.kind) {
    case "word":
      if (scan.lower[at] === pattern.word) next(at + 1, captures);
      return;
    case "class":
      for (const piece of scan.pieces[at] ?? []) {
        if (piece.class !== pattern.class) continue;
        next(piece.end, { name: pattern.name, value: piece.value, first: at, last: piece.end, before: captures });
      }
      return;
    case "maybe":
      walk(pattern.part, scan, at, captures, next);
      next(at, captures);
      return;
    case "choice":
      for (const option of pattern.options) walk(option, scan, at, captures, next);
      return;
    case "sequence":
      walkSequence(pattern.parts, 0, scan, at, captures, next);
      return;
  }
}

function walkSequence(
  parts: readonly Pattern[],
  index: number,
  scan: Scan,
  at: number,
  captures: Capture | undefined,
  next: Continue,
): void {
  const part = parts[index];
  if (!part) next(at, captures);
  else walk(part, scan, at, captures, (end, inner) => walkSequence(parts, index + 1, scan, end, inner, next));
}
