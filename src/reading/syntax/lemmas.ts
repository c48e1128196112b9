/** A form and its tag in; its lemma out: a word list first, then the edit learnt for its longest known suffix. */

export type Lemmatiser = (form: string, xpos: string) => string;

const longestSuffix = 5;
const keptLemmas = 50_000;

/** @param text data/syntax/lemmas.json: `rules[tag][suffix] = [letters to cut, letters to add]`, `words["form TAG"]`. */
export function createLemmatiser(text: string): Lemmatiser {
  const table: unknown = JSON.parse(text);
  const words = new Map(entries(table, "words").map(([key, lemma]) => [key, String(lemma)]));
  const rules = new Map(
    entries(table, "rules").map(([tag, edits]) => [tag, new Map(Object.entries(Object(edits)).map(readEdit))]),
  );
  const known = new Map<string, string>();

  function lemmaOf(form: string, xpos: string, key: string): string {
    const listed = words.get(key);
    if (listed !== undefined) return listed;
    const edits = rules.get(xpos);
    for (let n = Math.min(longestSuffix, form.length); edits !== undefined && n >= 0; n--) {
      const edit = edits.get(form.slice(form.length - n));
      if (edit !== undefined && edit.cut < form.length) return form.slice(0, form.length - edit.cut) + edit.add;
    }
    return form;
  }
  return (surface, xpos) => {
    const form = xpos.startsWith("NNP") ? surface : surface.toLowerCase();
    const key = `${form} ${xpos}`;
    let lemma = known.get(key);
    if (lemma === undefined) {
      lemma = lemmaOf(form, xpos, key);
      if (known.size >= keptLemmas) known.clear();
      known.set(key, lemma);
    }
    return lemma;
  };
}

interface Edit {
  readonly cut: number;
  readonly add: string;
}

function entries(table: unknown, name: string): [string, unknown][] {
  return Object.entries(Object(Object(table)[name]));
}

function readEdit([suffix, value]: [string, unknown]): [string, Edit] {
  const [cut, add] = Array.isArray(value) ? value : [0, ""];
  return [suffix, { cut: Number(cut), add: String(add) }];
}
