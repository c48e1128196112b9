/** A quotation with "…, she said" behind it or "He said: …" before it → the verb, its speaker and the words quoted, read off the line. */
import type { Span, Tree, Word } from "../../../model/index.ts";
import { isVerbal, verbKey } from "../../match/index.ts";
import type { CueLexicon, CueRow } from "./cues.ts";
import { isPunctuation, type QuotePart, type Scene, spanOf, type TokenRange, trimRun, withMarks } from "./scene.ts";

export interface Tag {
  readonly n: number;
  readonly verb: number;
  readonly row: CueRow;
  readonly content: readonly Span[];
  /** The tokens of the tag that may name the speaker: no word of a quotation. */
  readonly stretch: TokenRange;
  /** Where the speaker stands in the stretch when the tree does not say. */
  readonly speaker?: TokenRange;
}

export function tagsOf(scene: Scene, lexicon: CueLexicon): readonly Tag[] {
  const tags = new Map<string, Tag>();
  for (const tree of scene.trees) {
    const tag = insertedTag(scene, tree, lexicon);
    if (tag !== undefined) tags.set(`${tag.n}:${tag.verb}`, tag);
  }
  const used = new Set<number>();
  for (const [at, part] of scene.parts.entries()) {
    if (used.has(at)) continue;
    const tag = behind(scene, at, part, lexicon, used) ?? before(scene, part, lexicon) ?? label(scene, part, lexicon);
    if (tag === undefined) continue;
    const key = `${tag.n}:${tag.verb}`;
    const same = tags.get(key);
    tags.set(key, same === undefined ? tag : { ...same, content: [...same.content, ...tag.content] });
  }
  return [...tags.values()];
}

/** `“…,” she said` and `“…,” said the minister, “…”`. */
function behind(scene: Scene, at: number, part: QuotePart, lexicon: CueLexicon, used: Set<number>): Tag | undefined {
  const tree = scene.trees[part.lastSentence];
  if (tree === undefined) return undefined;
  const inner = scene.text.slice(Math.max(0, part.end - 2), part.end);
  const outer = scene.text.slice(part.close, part.close + 2);
  if (!/[,!?–—-]\s?$/.test(inner) && !/^\s?[,–—]/.test(outer)) return undefined;
  const first = tree.words.findIndex((word) => word.start >= part.close);
  if (first < 0) return undefined;
  const next = nextPart(scene, part);
  const limit = next === undefined ? tree.words.length : tree.words.findIndex((word) => word.end > next.part.open);
  const stretch = { first, last: (limit < 0 ? tree.words.length : limit) - 1 };
  const verb = firstVerb(tree, stretch, lexicon);
  if (verb === undefined) return undefined;
  const content: Span[] = [{ start: startOf(scene, part), end: part.close }];
  if (next !== undefined && next.part.firstSentence === part.lastSentence && opensAfterTag(tree, stretch)) {
    content.push({ start: next.part.open, end: next.part.close });
    used.add(next.at);
  }
  used.add(at);
  const speaker = speakerIn(tree, stretch, verb.token);
  return {
    n: tree.n,
    verb: verb.token,
    row: verb.row,
    content,
    stretch,
    ...(speaker === undefined ? {} : { speaker }),
  };
}

function nextPart(scene: Scene, part: QuotePart): { readonly part: QuotePart; readonly at: number } | undefined {
  for (const at of scene.partsOf[part.lastSentence] ?? []) {
    const other = scene.parts[at];
    if (other !== undefined && other.open >= part.close) return { part: other, at };
  }
  return undefined;
}

function opensAfterTag(tree: Tree, stretch: TokenRange): boolean {
  const last = tree.words[stretch.last]?.text ?? "";
  return (
    /^[,:–—-]+$/.test(last) ||
    last.endsWith(".") ||
    (stretch.last - stretch.first < 6 && !isPunctuation(tree, stretch.last))
  );
}

/** Words of the sentence that lead into the quotation are content too: `Freedonia “has no plan,” she said`. */
function startOf(scene: Scene, part: QuotePart): number {
  const tree = scene.trees[part.firstSentence];
  if (tree === undefined || part.firstSentence !== part.lastSentence) return part.open;
  let first = 0;
  for (const at of scene.partsOf[part.firstSentence] ?? []) {
    const other = scene.parts[at];
    if (other !== undefined && other.close <= part.open && other !== part) return part.open;
  }
  while (first < tree.words.length && (isPunctuation(tree, first) || tree.words[first]?.upos === "CCONJ")) first += 1;
  const start = tree.words[first]?.start ?? part.open;
  return start < part.open ? start : part.open;
}

/** "The talks, officials said, will go on" and "The talks will go on, officials said". */
function insertedTag(scene: Scene, tree: Tree, lexicon: CueLexicon): Tag | undefined {
  const { words } = tree;
  for (const [verb, word] of words.entries()) {
    if (!/^(?:VBD|VBZ|VBP)$/.test(word.xpos) || verb < 3) continue;
    const turned = invertedTag(scene, tree, verb, lexicon);
    if (turned !== undefined) return turned;
    const after = words[verb + 1];
    const tail = words.slice(verb + 1);
    const turns = after?.text === "," && words[verb + 2]?.xpos === "VBG";
    // "…, officials said on Monday." and "…, he said, wiping his face.": nothing reported follows.
    const isLast = turns || tail.every((each) => !/^(?:VERB|AUX|SCONJ)$/.test(each.upos) && !/^[,"]$/.test(each.text));
    if (!isLast && after?.text !== ",") continue;
    const cue = lexicon.cue(word.lemma.toLowerCase(), "v");
    if (cue?.has("that") !== true || UNSPOKEN.has(word.lemma) || quotedAt(scene, tree, verb)) continue;
    let comma = verb - 1;
    while (comma > 0 && words[comma]?.text !== "," && isNominal(words[comma])) comma -= 1;
    if (words[comma]?.text !== "," || comma < 1 || comma === verb - 1) continue;
    const speaker = trimRun(tree, { first: comma + 1, last: lastNominal(tree, comma + 1, verb - 1) });
    if (speaker === undefined || words[speaker.last]?.upos === "ADP") continue;
    const rest = words[verb + 2];
    const head = words.slice(0, comma);
    const hasVerb = head.some((each, at) => isTensed(each) && !quotedAt(scene, tree, at));
    // `When talks end, she added, “it will…`: a quotation that goes on in small letters goes on with the clause.
    const goesOn = rest?.text === '"' && /^\p{Ll}/u.test(words[verb + 3]?.text ?? "");
    const splits = rest !== undefined && (isTensed(rest) || rest.upos === "AUX" || goesOn);
    if (quotedAt(scene, tree, comma - 1) || quotedAt(scene, tree, comma + 1)) continue;
    if (!isLast && ((rest?.text === '"' && !goesOn) || !(splits || (hasVerb && words[0]?.upos !== "SCONJ")))) continue;
    if (isLast && !hasVerb) continue;
    // An earlier cue has the words before the comma: "A said that X, B said".
    const taken = head.some(
      (each, at) => isTensed(each) && spokenCue(tree, at, lexicon) !== undefined && !quotedAt(scene, tree, at),
    );
    if (taken && !splits) continue;
    const content: Span[] = [];
    for (const run of [
      { first: 0, last: comma - 1 },
      ...(isLast ? [] : [{ first: verb + 2, last: words.length - 1 }]),
    ]) {
      const trimmed = run.first > run.last ? undefined : trimRun(tree, run);
      const span = trimmed === undefined ? undefined : spanOf(tree, trimmed);
      if (span !== undefined) content.push(withMarks(scene, tree.n, span));
    }
    if (content.length > 0)
      return { n: tree.n, verb, row: cue.row, content, stretch: { first: comma + 1, last: verb }, speaker };
  }
  return undefined;
}

/** Verbs whose clause does not stand before them: "…, he decided" says nothing of what was decided. */
const UNSPOKEN = new Set(
  "decide determine know realize realise understand recognize recognise discover find prove promise pledge vow swear expect hope".split(
    " ",
  ),
);

/** "The talks will go on, said a spokesman for the ministry." */
function invertedTag(scene: Scene, tree: Tree, verb: number, lexicon: CueLexicon): Tag | undefined {
  const { words } = tree;
  if (words[verb - 1]?.text !== "," || quotedAt(scene, tree, verb) || quotedAt(scene, tree, verb - 2)) return undefined;
  if (!/^(?:DET|PROPN|NOUN|ADJ|NUM)$/.test(words[verb + 1]?.upos ?? "")) return undefined;
  const row = spokenCue(tree, verb, lexicon);
  if (row === undefined || UNSPOKEN.has(row.lemma) || !/^(?:VBD|VBZ|VBP)$/.test(words[verb]?.xpos ?? ""))
    return undefined;
  const subject = (tree.children[verb] ?? []).find((at) => words[at]?.deprel === "nsubj");
  if (subject !== undefined && subject < verb) return undefined;
  const speaker = speakerIn(tree, { first: verb, last: words.length - 1 }, verb);
  const head = words.slice(0, verb - 1);
  const free = head.every(
    (each, at) => quotedAt(scene, tree, at) || !isTensed(each) || spokenCue(tree, at, lexicon) === undefined,
  );
  if (speaker === undefined || !free || !head.some((each, at) => isTensed(each) && !quotedAt(scene, tree, at)))
    return undefined;
  if (tree.words.slice(speaker.last + 1).some((each) => isTensed(each) && !each.deprel.startsWith("acl")))
    return undefined;
  const trimmed = trimRun(tree, { first: 0, last: verb - 2 });
  const span = trimmed === undefined ? undefined : spanOf(tree, trimmed);
  if (span === undefined) return undefined;
  const stretch = { first: verb, last: words.length - 1 };
  return { n: tree.n, verb, row, content: [withMarks(scene, tree.n, span)], stretch, speaker };
}

function quotedAt(scene: Scene, tree: Tree, at: number): boolean {
  const word = tree.words[at];
  if (word === undefined) return false;
  return (scene.partsOf[tree.n] ?? []).some((i) => {
    const part = scene.parts[i];
    return part?.speech === true && part.open <= word.start && word.end <= part.close;
  });
}

function isNominal(word: Word | undefined): boolean {
  return word !== undefined && /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM|ADP|PART|ADV|AUX)$/.test(word.upos);
}

function isTensed(word: Word): boolean {
  return /^(?:VBD|VBZ|VBP|MD)$/.test(word.xpos);
}

function lastNominal(tree: Tree, first: number, last: number): number {
  let at = last;
  while (at > first && /^(?:AUX|ADV|PART)$/.test(tree.words[at]?.upos ?? "") && tree.words[at]?.xpos !== "POS") at -= 1;
  return at;
}

interface FoundVerb {
  readonly token: number;
  readonly row: CueRow;
}

function spokenCue(tree: Tree, at: number, lexicon: CueLexicon): CueRow | undefined {
  const word = tree.words[at];
  if (word === undefined || !(isVerbal(word) || word.upos === "VERB") || word.upos === "AUX") return undefined;
  const cue = lexicon.cue(verbKey(tree, at).toLowerCase(), "v") ?? lexicon.cue(word.lemma.toLowerCase(), "v");
  return cue?.has("that") === true || cue?.has("quote") === true ? cue.row : undefined;
}

/** The first verb of speech with no other finite verb before it but those of a relative clause. */
function firstVerb(tree: Tree, { first, last }: TokenRange, lexicon: CueLexicon): FoundVerb | undefined {
  for (let at = first; at <= last; at += 1) {
    const word = tree.words[at];
    if (word === undefined) return undefined;
    const row = spokenCue(tree, at, lexicon);
    if (row !== undefined && !word.deprel.startsWith("acl")) return { token: at, row };
    if (/^[.;]$/.test(word.text)) return undefined;
  }
  return undefined;
}

/** `She said: “…”`, `He added, “…”`, `… and told them “…”`. */
function before(scene: Scene, part: QuotePart, lexicon: CueLexicon): Tag | undefined {
  const tree = scene.trees[part.firstSentence];
  if (tree === undefined) return undefined;
  let last = tree.words.findIndex((word) => word.end > part.open) - 1;
  if (last < 0) return undefined;
  const stretchLast = last;
  const edge = tree.words[last]?.text ?? "";
  const separated = /^(?:[,:–—]|-+)$/.test(edge);
  if (separated) last -= 1;
  let verb: FoundVerb | undefined;
  for (let at = last; at >= 0 && verb === undefined; at -= 1) {
    const word = tree.words[at];
    if (word === undefined || quotedAt(scene, tree, at)) break;
    const row = spokenCue(tree, at, lexicon);
    if (row !== undefined) verb = { token: at, row };
    else if (word.upos === "VERB" && separated === false) break;
    if (/^[.;!?]$/.test(word.text)) break;
  }
  if (verb === undefined || (!separated && verb.token !== last)) return undefined;
  // A clause of its own between verb and mark is the content, and the quotation a part of it.
  for (let at = verb.token + 1; at <= last; at += 1) {
    const word = tree.words[at];
    if (word?.upos === "VERB" && word.deprel === "ccomp") return undefined;
  }
  if (!part.speech && !separated) return undefined;
  return {
    n: tree.n,
    verb: verb.token,
    row: verb.row,
    content: [{ start: part.open, end: part.close }],
    stretch: { first: 0, last: stretchLast },
  };
}

/** `The minister: “…”`: a name and a colon at the start of a line. */
function label(scene: Scene, part: QuotePart, lexicon: CueLexicon): Tag | undefined {
  const tree = scene.trees[part.firstSentence];
  const row = lexicon.cue("colon", "prep")?.row;
  if (tree === undefined || row === undefined) return undefined;
  const colon = tree.words.findIndex((word) => word.end > part.open) - 1;
  if (tree.words[colon]?.text !== ":" || colon > 10) return undefined;
  const speaker = trimRun(tree, { first: 0, last: colon - 1 });
  if (speaker === undefined) return undefined;
  const words = tree.words.slice(speaker.first, speaker.last + 1);
  const isName = words.some((word) => word.upos === "PROPN") || (words.length === 1 && words[0]?.upos === "PRON");
  if (!isName || words.some((word) => /^(?:VERB|AUX|SCONJ)$/.test(word.upos))) return undefined;
  const stretch = { first: 0, last: colon };
  return { n: tree.n, verb: colon, row, content: [{ start: part.open, end: part.close }], stretch, speaker };
}

/** The phrase between mark and verb, or, when the verb comes first, behind it up to the comma. */
function speakerIn(tree: Tree, { first, last }: TokenRange, verb: number): TokenRange | undefined {
  let edge = verb - 1;
  while (edge >= first && isAuxiliary(tree.words[edge])) edge -= 1;
  const ahead = trimRun(tree, { first, last: edge });
  if (edge >= first && ahead !== undefined) return ahead;
  let end = verb + 1;
  while (end <= last && !/^[,.;:()–—-]$/.test(tree.words[end]?.text ?? "")) {
    const word = tree.words[end];
    if (word === undefined || word.upos === "VERB" || word.upos === "SCONJ") break;
    if (word.upos === "ADP" && end > verb + 1 && !/^(?:of|for|from|with|at)$/.test(word.lemma)) break;
    end += 1;
  }
  // "said Ann Lee, a spokeswoman for the ministry."
  const rest = tree.words.slice(end + 1, last + 1);
  const apposed = tree.words[end]?.text === "," && /^(?:an?|the|who)$/i.test(rest[0]?.text ?? "");
  if (apposed && rest.every((word, at) => !isTensed(word) || rest[at - 1]?.text === "who")) {
    const comma = rest.findIndex((word) => /^[,;:]$/.test(word.text));
    end = comma < 0 ? last + 1 : end + 1 + comma;
  }
  return end > verb + 1 ? trimRun(tree, { first: verb + 1, last: end - 1 }) : undefined;
}

function isAuxiliary(word: Word | undefined): boolean {
  return word !== undefined && (word.upos === "AUX" || word.upos === "ADV" || word.upos === "PART");
}
