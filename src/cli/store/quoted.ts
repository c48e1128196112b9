/** A place in a document → the lines that open it: who published it when, document and sentence number, and its words. */
import type { Place } from "../../corpus/relations/index.ts";
import { type Store, StoreError } from "../../store/index.ts";
import type { Call } from "../command.ts";
import { wrap } from "../report/layout.ts";
import { oneLine } from "./one-line.ts";

export async function quoted(
  { document, sentence }: Pick<Place, "document" | "sentence">,
  store: Store,
  { terminal: { paint, width } }: Pick<Call, "terminal">,
  {
    lead = "",
    indent = 4,
    lines = 2,
  }: { readonly lead?: string; readonly indent?: number; readonly lines?: number } = {},
): Promise<readonly string[]> {
  const left = " ".repeat(indent);
  const text = (await store.documents.sentences(document)).find(({ n }) => n === sentence)?.text;
  return [
    `${left}${lead === "" ? "" : `${oneLine(lead)}  `}${paint("dim", `${document} s${sentence}`)}`,
    ...(text === undefined
      ? []
      : wrap(`“${oneLine(text)}”`, width - indent - 2, lines).map((line) => `${left}  ${line}`)),
  ];
}

/** The strongest terms of a story, and its title; nothing where the story is gone since. */
export async function storyNamed(
  story: string,
  store: Store,
  asOf: number | undefined,
): Promise<{ readonly id: string; readonly title?: string; readonly terms: readonly string[] } | undefined> {
  try {
    const { id, title, terms } = await store.stories.find(story, asOf);
    return { id, terms, ...(title !== undefined && { title }) };
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}
