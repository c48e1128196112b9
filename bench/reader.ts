/** One reader of text in a process of its own: `node bench/reader.ts NAME FILE.jsonl` → its speed and memory as one line of JSON. */
import { readFileSync } from "node:fs";
import type { DocumentInput } from "../src/model/index.ts";
import { makeReader } from "../src/reading/reader.ts";
import { createSyntax } from "../src/reading/syntax/index.ts";
import { segment } from "../src/reading/text/index.ts";
import { loadResources } from "../src/resources/node.ts";

/** Reads a text, uses all it is asked for, and says how many sentences it saw. */
type Read = (document: DocumentInput) => number;

const READERS: Readonly<Record<string, () => Promise<Read>>> = {
  async readout() {
    const reader = makeReader(await loadResources());
    return (document) => reader.read(document).sentences.length;
  },

  async syntax() {
    const model = createSyntax(await loadResources());
    return ({ text, title }) => {
      const sentences = segment(text, title);
      for (const { tokens } of sentences) model.analyse(tokens);
      return sentences.length;
    };
  },

  async wink() {
    const [{ default: winkNlp }, { default: model }] = await Promise.all([
      import("wink-nlp"),
      import("wink-eng-lite-web-model"),
    ]);
    const nlp = winkNlp(model);
    return ({ text }) => {
      const document = nlp.readDoc(text);
      document.tokens().out(nlp.its.pos);
      document.entities().out();
      return document.sentences().length();
    };
  },

  async compromise() {
    const { default: nlp } = await import("compromise/two");
    return ({ text }) => {
      const document = nlp(text);
      document.json({ offset: true });
      return document.length;
    };
  },
};

const [name = "", path = ""] = process.argv.slice(2);
const documents = readFileSync(path, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line): DocumentInput => JSON.parse(line));
const make = READERS[name];
if (make === undefined) throw new Error(`No reader "${name}"; there are ${Object.keys(READERS).join(", ")}.`);
const begun = performance.now();
const read = await make();
const ready = performance.now();
let sentences = 0;
for (const document of documents) sentences += read(document);
const seconds = (performance.now() - ready) / 1000;
console.log(JSON.stringify({ sentences, seconds, ready: ready - begun, peak: process.resourceUsage().maxRSS / 1024 }));
