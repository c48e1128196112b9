/** `readout schema`: the JSON Schema of a record, or of the documents that go in. */
import { z } from "zod";
import { documentInput, documentRecord } from "../model/schema.ts";
import { type Command, UsageError } from "./command.ts";

export const schemaCommand: Command = {
  name: "schema",
  summary: "Print the JSON Schema of a record (or of the documents that go in).",
  usage: ["schema [record | document]"],
  options: { json: { about: "No difference here: a schema is JSON." } },
  notes: [],
  examples: ["readout schema > record.schema.json", "readout schema document"],
  run: async ({ words, terminal }) => {
    const [name = "record", ...more] = words;
    const schema = SCHEMAS.get(name);
    if (schema === undefined || more.length > 0) {
      throw new UsageError(`There is no schema "${words.join(" ")}". Schemas are: ${[...SCHEMAS.keys()].join(", ")}.`);
    }
    const title = name === "record" ? "Record of one document" : "Document";
    await terminal.write(`${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`);
    return 0;
  },
};

const SCHEMAS = new Map<string, z.ZodType>([
  ["record", documentRecord],
  ["document", documentInput],
]);
