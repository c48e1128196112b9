/** CoNLL-U or IOB2 text in; sentences as plain rows out. */

export interface GoldWord {
  readonly form: string;
  readonly upos: string;
  readonly xpos: string;
  readonly lemma: string;
  /** Index of the head in the sentence; −1 for the root. */
  readonly head: number;
  readonly deprel: string;
  /** Surface characters the word covers, white space not counted; a word of a fused token covers its own part, or all. */
  readonly start: number;
  readonly end: number;
}

export interface GoldSentence {
  readonly words: readonly GoldWord[];
  /** The text as written, from the `text` comment. */
  readonly text: string;
  readonly document: number;
  readonly paragraph: number;
}

/** Character offsets run over the whole file, white space left out. */
export function readConllu(text: string): GoldSentence[] {
  const sentences: GoldSentence[] = [];
  let [at, document, paragraph] = [0, 0, 0];
  for (const block of text.split(/\n\n+/)) {
    const words: GoldWord[] = [];
    let written = "";
    let fused: { last: number; form: string; start: number; next: number } | undefined;
    for (const line of block.split("\n")) {
      if (line.startsWith("# newdoc")) document++;
      if (line.startsWith("# newdoc") || /^# newpar( |$)/.test(line)) paragraph++;
      if (line.startsWith("# text =")) written = line.slice(8).trim();
      const [id = "", form = "", lemma = "", upos = "", xpos = "", , head = "", deprel = ""] = line.split("\t");
      if (line.startsWith("#") || form === "" || id.includes(".")) continue;
      const length = form.replace(/\s/g, "").length;
      if (id.includes("-")) {
        fused = { last: Number(id.split("-")[1]), form, start: at, next: 0 };
        at += length;
        continue;
      }
      if (fused !== undefined && Number(id) > fused.last) fused = undefined;
      let [start, end] = [at, at + length];
      if (fused === undefined) {
        at = end;
      } else if (fused.form.startsWith(form, fused.next)) {
        // Parts that spell the fused token ("do" and "n't") cover their own letters.
        [start, end] = [fused.start + fused.next, fused.start + fused.next + length];
        fused.next += form.length;
      } else {
        [start, end] = [fused.start, fused.start + fused.form.length];
      }
      words.push({ form, lemma, upos, xpos, head: Number(head) - 1, deprel, start, end });
    }
    if (words.length > 0) sentences.push({ words, text: written, document, paragraph });
  }
  return sentences;
}

export interface NamedSentence {
  readonly forms: readonly string[];
  readonly labels: readonly string[];
}

/** Columns: number, form, label. */
export function readIob2(text: string): NamedSentence[] {
  return text.split(/\n\n+/).flatMap((block): NamedSentence[] => {
    const rows = block.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    if (rows.length === 0) return [];
    const cells = rows.map((row) => row.split("\t"));
    return [{ forms: cells.map((cell) => cell[1] ?? ""), labels: cells.map((cell) => cell[2] ?? "O") }];
  });
}
