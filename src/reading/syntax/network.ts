/** The forms of one sentence in; the network's scores for tags, arcs, labels and names out. All in whole numbers. */
import { affixRows, featureCount } from "./features.ts";
import type { Kernel } from "./kernel.ts";
import { nameEdge, nameFeatureCount, namePartCount, nameRows, writeNameParts } from "./name-features.ts";
import type { Weights } from "./weights.ts";

/** The longest run of tokens the network reads at once. */
export const windowLength = 200;

/** Views into the network's memory, good until its next call. Rows are padded: `width` numbers each. */
export interface Scores {
  readonly values: Int16Array;
  readonly width: number;
}

export interface Network {
  /** Reads at most `windowLength` forms. */
  read(forms: readonly string[]): void;
  upos(): Scores;
  xpos(): Scores;
  name(): Scores;
  /** scores[i][j]: how well node j (0 is the root, k + 1 is token k) heads token i. */
  arcs(): Int32Array;
  /** Label scores of the arcs to `heads` (nodes as in `arcs`). */
  labels(heads: readonly number[]): Scores;
}

/** Bytes of memory the network needs; a kernel is made with this size. */
export const networkMemory = 32 << 20;

const cachedForms = 8192;
const lowest = -32768;
const highest = 32767;

interface Layer {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  readonly rows: number;
  readonly columns: number;
}

interface Recurrence {
  readonly weights: number;
  readonly scale: number;
}

export function createNetwork(weights: Weights, kernel: Kernel): Network {
  const { hidden, word, affix, buckets, rowOf } = weights;
  const i16 = new Int16Array(kernel.buffer);
  const i32 = new Int32Array(kernel.buffer);
  const f32 = new Float32Array(kernel.buffer);
  let free = 65536;

  function allocate(bytes: number): number {
    const at = free;
    free = (free + bytes + 15) & ~15;
    return at;
  }
  function layer(name: string): Layer {
    const bytes = weights.bytes(`${name}.w`);
    const bias = weights.integers(`${name}.bias`);
    const at = {
      weights: allocate(bytes.length * 2),
      scale: allocate(bias.length * 4),
      bias: allocate(bias.length * 4),
      rows: bias.length,
      columns: bytes.length / bias.length,
    };
    i16.set(bytes, at.weights >> 1);
    f32.set(weights.floats(`${name}.scale`), at.scale >> 2);
    i32.set(bias, at.bias >> 2);
    return at;
  }
  function recurrence(name: string): Recurrence {
    const bytes = weights.bytes(`${name}.u`);
    const scale = weights.floats(`${name}.u.scale`);
    const at = { weights: allocate(bytes.length * 2), scale: allocate(scale.length * 4) };
    i16.set(bytes, at.weights >> 1);
    f32.set(scale, at.scale >> 2);
    return at;
  }

  const inputs = [layer("lstm1"), layer("lstm2")] as const;
  const recurrences = [recurrence("lstm1"), recurrence("lstm2")] as const;
  const [upos, xpos] = [layer("upos"), layer("xpos")];
  const [nameHidden, nameWords, name] = [layer("nameHidden"), layer("nameWords"), layer("name")];
  const [dependent, head, bilinear] = [layer("dependent"), layer("head"), layer("bilinear")];
  const [labelDependent, labelHead, deprel] = [layer("labelDependent"), layer("labelHead"), layer("deprel")];
  const sigmoid = weights.shorts("sigmoid");
  const table = allocate(sigmoid.length * 2);
  i16.set(sigmoid, table >> 1);

  const nodes = windowLength + 1;
  const states = 2 * hidden;
  const gateRow = 8 * hidden;
  const cache = allocate(cachedForms * gateRow * 2);
  const cachedNames = allocate(cachedForms * nameWords.rows * 2);
  const cacheRows = allocate(nodes * 4);
  const ownRows = allocate(nodes * 4);
  const scratchGates = allocate(4 * hidden * 4);
  const scratchCell = allocate(hidden * 4);
  const x = allocate(nodes * inputs[0].columns * 2);
  const first = allocate(nodes * states * 2);
  const secondInputs = allocate(nodes * gateRow * 2);
  const second = allocate(nodes * states * 2);
  const rowsOf = (size: number) => allocate(nodes * size * 2);
  const out = {
    upos: rowsOf(upos.rows),
    xpos: rowsOf(xpos.rows),
    nameHidden: rowsOf(nameHidden.rows),
    name: rowsOf(name.rows),
    dependent: rowsOf(dependent.rows),
    head: rowsOf(head.rows),
    bilinear: rowsOf(bilinear.rows),
    labelDependent: rowsOf(labelDependent.rows),
    labelHead: rowsOf(labelHead.rows),
    pair: rowsOf(labelHead.rows),
    deprel: rowsOf(deprel.rows),
    arcs: allocate(nodes * nodes * 4),
  };
  if (free > kernel.buffer.byteLength) throw new RangeError(`The network needs ${free} bytes of memory.`);
  // The root is a node of its own before the first token.
  i16.set(weights.shorts("root"), second >> 1);
  for (let i = 0; i < nodes; i++) i32[(ownRows >> 2) + i] = i;

  const wordVectors = weights.bytes("words");
  const wordScale = weights.floats("words.scale");
  const affixVectors = weights.bytes("affixes");
  const affixScale = weights.floats("affixes.scale");
  const found = new Int32Array(featureCount);
  const slots = new Map<string, number>();
  const formParts = new Int32Array(cachedForms * namePartCount);
  const lexical = weights.bytes("nameLexical");
  const lexicalStep = weights.integers("nameLexical.step")[0] ?? 0;
  const lexicalLabels = weights.name.length;
  const parts = new Int32Array((nodes + 4) * namePartCount);
  const lexicalRows = new Int32Array(nameFeatureCount);
  let count = 0;

  function writeInput(form: string, at: number): void {
    const row = rowOf.get(form.toLowerCase()) ?? 0;
    const factor = wordScale[row] ?? 0;
    for (let i = 0; i < word; i++) i16[at + i] = twelveBits((wordVectors[row * word + i] ?? 0) * factor);
    affixRows(form, buckets, found);
    for (let i = 0; i < affix; i++) {
      let sum = 0;
      for (const bucket of found)
        sum += Math.round((affixVectors[bucket * affix + i] ?? 0) * (affixScale[bucket] ?? 0));
      i16[at + word + i] = twelveBits(sum);
    }
  }

  /** What a form adds to the first layer's gates depends on the form alone, so it is kept. */
  function lookUp(forms: readonly string[]): void {
    if (slots.size + forms.length > cachedForms) slots.clear();
    const begin = slots.size;
    const columns = inputs[0].columns;
    for (let i = 0; i < forms.length; i++) {
      const form = forms[i] ?? "";
      let slot = slots.get(form);
      if (slot === undefined) {
        slot = slots.size;
        slots.set(form, slot);
        writeInput(form, (x >> 1) + (slot - begin) * columns);
        writeNameParts(form, formParts, slot * namePartCount);
      }
      i32[(cacheRows >> 2) + i] = slot;
    }
    run(inputs[0], x, slots.size - begin, lowest, highest, cache + begin * gateRow * 2);
    run(nameWords, x, slots.size - begin, lowest, highest, cachedNames + begin * nameWords.rows * 2);
  }

  const slotOf = (token: number) => i32[(cacheRows >> 2) + token] ?? 0;

  /** Names look at the words themselves too: the hidden layer at three of them, the scores at hashed features. */
  function scoreNames(): void {
    const size = nameHidden.rows;
    const share = (token: number, part: number) => (cachedNames >> 1) + (slotOf(token) * 3 + part) * size;
    for (let i = 0; i < count; i++) {
      const at = (out.nameHidden >> 1) + i * size;
      const before = i > 0 ? share(i - 1, 0) : -1;
      const own = share(i, 1);
      const after = i + 1 < count ? share(i + 1, 2) : -1;
      for (let k = 0; k < size; k++) {
        let sum = (i16[at + k] ?? 0) + (i16[own + k] ?? 0);
        if (before >= 0) sum += i16[before + k] ?? 0;
        if (after >= 0) sum += i16[after + k] ?? 0;
        i16[at + k] = sum < 0 ? 0 : sum > 2048 ? 2048 : sum;
      }
    }
    run(name, out.nameHidden, count, lowest, highest, out.name);

    const width = (count + 2) * namePartCount;
    parts.set(nameEdge, 0);
    parts.set(nameEdge, namePartCount);
    for (let i = 0; i < count; i++) {
      const from = slotOf(i) * namePartCount;
      for (let k = 0; k < namePartCount; k++) parts[(i + 2) * namePartCount + k] = formParts[from + k] ?? 0;
    }
    parts.set(nameEdge, width);
    parts.set(nameEdge, width + namePartCount);
    for (let i = 0; i < count; i++) {
      nameRows(parts, i, lexicalRows);
      for (let label = 0; label < lexicalLabels; label++) {
        let sum = 0;
        for (const row of lexicalRows) sum += lexical[row * lexicalLabels + label] ?? 0;
        const at = (out.name >> 1) + i * name.rows + label;
        i16[at] = Math.max(lowest, Math.min(highest, (i16[at] ?? 0) + sum * lexicalStep));
      }
    }
  }

  function run(l: Layer, from: number, n: number, low: number, high: number, to: number): void {
    kernel.dense(from, n, l.columns, l.weights, l.scale, l.bias, l.rows, low, high, to);
  }

  function recur(layerNumber: 0 | 1, gates: number, rows: number, to: number): void {
    const { weights: u, scale } = recurrences[layerNumber];
    const half = 4 * hidden;
    kernel.lstm(gates, rows, count, hidden, 0, u, scale, table, scratchGates, scratchCell, to);
    const [u2, scale2] = [u + half * hidden * 2, scale + half * 4];
    kernel.lstm(gates, rows, count, hidden, 1, u2, scale2, table, scratchGates, scratchCell, to);
  }

  function scores(at: number, width: number): Scores {
    return { values: i16.subarray(at >> 1, (at >> 1) + count * width), width };
  }

  return {
    read(forms) {
      count = Math.min(forms.length, windowLength);
      lookUp(forms);
      recur(0, cache, cacheRows, first);
      run(inputs[1], first, count, lowest, highest, secondInputs);
      const tokens = second + states * 2;
      recur(1, secondInputs, ownRows, tokens);
      run(upos, tokens, count, lowest, highest, out.upos);
      run(xpos, tokens, count, lowest, highest, out.xpos);
      run(nameHidden, tokens, count, lowest, highest, out.nameHidden);
      scoreNames();
      run(dependent, tokens, count, 0, 2048, out.dependent);
      run(head, second, count + 1, 0, 2048, out.head);
      run(bilinear, out.head, count + 1, -2048, 2048, out.bilinear);
      kernel.products(out.dependent, count, out.bilinear, count + 1, dependent.rows, out.arcs);
      run(labelDependent, tokens, count, lowest, highest, out.labelDependent);
      run(labelHead, second, count + 1, lowest, highest, out.labelHead);
    },
    upos: () => scores(out.upos, upos.rows),
    xpos: () => scores(out.xpos, xpos.rows),
    name: () => scores(out.name, name.rows),
    arcs: () => i32.subarray(out.arcs >> 2, (out.arcs >> 2) + count * (count + 1)),
    labels(heads) {
      const size = labelHead.rows;
      for (let i = 0; i < count; i++) {
        const own = (out.labelDependent >> 1) + i * size;
        const other = (out.labelHead >> 1) + (heads[i] ?? 0) * size;
        const to = (out.pair >> 1) + i * size;
        for (let k = 0; k < size; k++) {
          const sum = (i16[own + k] ?? 0) + (i16[other + k] ?? 0);
          i16[to + k] = sum < 0 ? 0 : sum > 2048 ? 2048 : sum;
        }
      }
      run(deprel, out.pair, count, lowest, highest, out.deprel);
      return scores(out.deprel, deprel.rows);
    },
  };
}

function twelveBits(value: number): number {
  const whole = Math.round(value);
  return whole < -2048 ? -2048 : whole > 2048 ? 2048 : whole;
}
