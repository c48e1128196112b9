/** Reads `data/times/lexicon.json`: words of time in, a look-up from a token to the entries that begin with it out. */
import { z } from "zod";

export type LexicalValue = string | number;

export interface Entry {
  readonly class: string;
  /** Lower-case tokens, the first included. */
  readonly words: readonly string[];
  readonly value: LexicalValue;
  /** The first token must be written with a capital: "March", never "march". */
  readonly capital: boolean;
}

export interface Lexicon {
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  readonly value: (className: string, words: string) => LexicalValue | undefined;
  readonly phrases: (className: string) => readonly (readonly string[])[];
}

const lexicalValue = z.union([z.string(), z.number()]);

const lexiconFile = z.object({
  about: z.object({ what: z.string(), origin: z.string(), licence: z.string(), date: z.string() }),
  capital: z.array(z.string()),
  classes: z.record(z.string(), z.record(z.string(), lexicalValue)),
});

/** @throws ZodError when the file does not have the form that `data/times/README.md` describes. */
export function readLexicon(text: string): Lexicon {
  const file = lexiconFile.parse(JSON.parse(text));
  const capital = new Set(file.capital);
  const classes = new Map(
    Object.entries(file.classes).map(([name, entries]) => [name, new Map(Object.entries(entries))]),
  );
  const byFirst = new Map<string, Entry[]>();
  for (const [name, entries] of classes) {
    for (const [key, value] of entries) {
      const words = key.split(" ");
      const first = words[0] ?? "";
      const entry: Entry = { class: name, words, value, capital: capital.has(first) };
      const known = byFirst.get(first);
      if (known) known.push(entry);
      else byFirst.set(first, [entry]);
    }
  }
  return {
    byFirst,
    value: (className, words) => classes.get(className)?.get(words),
    phrases: (className) => [...(classes.get(className)?.keys() ?? [])].map((key) => key.split(" ")),
  };
}
