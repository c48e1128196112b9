/**
 * A form and its tag in; its lemma out: a word list first; then the commonest known word that the form regularly inflects; then the
 * edit learnt for its longest known suffix.
 */

export type Lemmatiser = (form: string, xpos: string) => string;

const longestSuffix = 5;
const keptLemmas = 50_000;

/**
 * @param text data/syntax/lemmas.json: `rules[tag][suffix] = [letters to cut, letters to add]`, `words["form TAG"]`.
 * @param vocabulary words by falling frequency, for choosing between "blame" and "blam".
 */
export function createLemmatiser(text: string, vocabulary: readonly string[] = []): Lemmatiser {
  const rank = new Map(vocabulary.map((word, i) => [word, i]));
  const table: unknown = JSON.parse(text);
  const words = new Map(entries(table, "words").map(([key, lemma]) => [key, String(lemma)]));
  const rules = new Map(
    entries(table, "rules").map(([tag, edits]) => [tag, new Map(Object.entries(Object(edits)).map(readEdit))]),
  );
  const known = new Map<string, string>();

  function lemmaOf(form: string, xpos: string, key: string): string {
    const listed = words.get(key);
    const regular = listed !== undefined && rank.has(listed) ? undefined : uninflected(form, xpos, rank);
    // The treebanks hold a few slips ("freed" under "fre"): a listed lemma that is no word gives way to one that is.
    if (regular !== undefined) return regular;
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

/** Of the words that the form may regularly inflect, the commonest; undefined when none is known. */
function uninflected(form: string, xpos: string, rank: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const stem of stems(form, xpos)) {
    const at = rank.get(stem) ?? Number.POSITIVE_INFINITY;
    if (at < bestRank) [best, bestRank] = [stem, at];
  }
  return best;
}

/** One syllable that ends in a single vowel and consonant doubles it ("ban", "banned"): bare, it lost an e ("bared"). */
const doubles = /^[^aeiou]*[aeiou][^aeiouwxy]$/;

function stems(form: string, xpos: string): string[] {
  const strip = (suffix: string): string[] => {
    if (!form.endsWith(suffix) || form.length < suffix.length + 3) return [];
    const stem = form.slice(0, -suffix.length);
    const undoubled = /([bdgklmnprt])\1$/.test(stem) ? [stem.slice(0, -1), stem] : [];
    const y = suffix === "ed" && stem.endsWith("i") ? [`${stem.slice(0, -1)}y`] : [];
    return [...undoubled, ...y, ...(doubles.test(stem) ? [] : [stem]), `${stem}e`];
  };
  switch (xpos) {
    case "VBD":
    case "VBN":
      return strip("ed");
    case "VBG":
      return strip("ing");
    case "VBZ":
    case "NNS":
      if (form.endsWith("ies")) return [`${form.slice(0, -3)}y`, form.slice(0, -1)];
      if (/(s|x|z|ch|sh|o)es$/.test(form)) return [form.slice(0, -2), form.slice(0, -1)];
      return form.endsWith("s") && !form.endsWith("ss") ? [form.slice(0, -1)] : [];
    default:
      return [];
  }
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
