/** `readout parse`: text in, its sentences, words and trees out, as CoNLL-U. */

import { type IngestIssue, isProblem } from "../ingest/index.ts";
import type { DocumentInput, Layers } from "../model/index.ts";
import { type Command, UsageError } from "./command.ts";
import { conlluOf } from "./conllu.ts";
import { ingestAll, isSentence } from "./given.ts";

export const parseCommand: Command = {
  name: "parse",
  summary: "Print sentences, words and dependency trees as CoNLL-U.",
  usage: ['parse FILE… | FOLDER | - | "A SENTENCE."'],
  options: { json: { about: "Print one JSON object: for each document its sentences and trees." } },
  notes: ["Tags and relations are those of Universal Dependencies 2; offsets stand in the JSON, in UTF-16 code units."],
  examples: ['readout parse "Freedonia reopened its embassy."', "readout parse examples/balloon > balloon.conllu"],
  run: async ({ words, terminal, desk, has }) => {
    if (words.length === 0 && terminal.stdinIsTerminal) {
      throw new UsageError("Nothing to parse: give files, - for standard input, or a sentence in quotation marks.");
    }
    const reader = await desk.reader();
    const issues: IngestIssue[] = [];
    const parsed: { id: string; sentences: Layers["sentences"]; trees: Layers["trees"] }[] = [];
    const take = async (document: DocumentInput): Promise<void> => {
      const { sentences, trees } = reader.analyse(document);
      if (has("json")) parsed.push({ id: document.id, sentences, trees });
      else await terminal.write(conlluOf({ document, sentences, trees }));
    };
    const paths = words.filter((word) => !isSentence(word));
    for (const [i, word] of words.filter(isSentence).entries()) await take({ id: `text-${i + 1}`, text: word });
    for await (const ingested of ingestAll(words.length === 0 ? ["-"] : paths, terminal)) {
      issues.push(...ingested.issues);
      for (const document of ingested.documents) await take(document);
    }
    if (has("json")) await terminal.write(`${JSON.stringify({ coder: reader.coder, documents: parsed })}\n`);
    for (const { message } of issues) terminal.remark(message);
    return issues.some(isProblem) ? 1 : 0;
  },
};
