/** `readout explain`: one sentence in; its tree, its actors, the rules that fired and why each status was given, out. */
import { type Call, type Command, FILL_OPTIONS, fillOf, UsageError } from "./command.ts";
import { explainLayers } from "./explained.ts";
import { explanationText } from "./explanation.ts";

export const explainCommand: Command = {
  name: "explain",
  summary: "Show why a sentence is coded as it is: tree, actors, rules that fired, status step by step.",
  usage: ['explain "SENTENCE"', "explain - < text.txt"],
  options: {
    ...FILL_OPTIONS,
    json: { about: "Print one JSON object: the layers, the rules and the steps." },
  },
  notes: ['Sentences may be several: they are read as one document, so that "these allegations" finds what it means.'],
  examples: ['readout explain "Freedonia denied that it had shelled Sylvania."'],
  run: explain,
};

const LONGEST_TEXT = 20_000;

async function explain(call: Call): Promise<number> {
  const { words, terminal, desk, has } = call;
  const fill = fillOf(call);
  if (words.length === 0) throw new UsageError('Give the sentence in quotation marks: readout explain "…".');
  const text = words.length === 1 && words[0] === "-" ? await textOf(terminal.stdin) : words.join(" ");
  if (text.trim() === "") throw new UsageError("The sentence is empty.");
  if (text.length > LONGEST_TEXT) {
    throw new UsageError(
      `The text has ${text.length} characters; explain takes ${LONGEST_TEXT}. Use readout read for documents.`,
    );
  }
  const reader = await desk.reader();
  const layers = reader.analyse({ id: "text", text, ...fill });
  const explained = explainLayers(layers, await desk.resources());
  if (has("json")) await terminal.write(`${JSON.stringify({ coder: reader.coder, ...explained })}\n`);
  else await terminal.write(explanationText(explained, terminal));
  return 0;
}

async function textOf(chunks: AsyncIterable<Uint8Array | string>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of chunks) text += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
  return text;
}
