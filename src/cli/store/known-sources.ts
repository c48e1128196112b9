/** `readout sources --known`: the built-in list of sources, searched; each fact with the address of the page that confirms it. */
import { type KnownSource, loadKnownSources } from "../../corpus/sources/index.ts";
import type { Call } from "../command.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";

const MOST_SHOWN = 20;

export async function showKnown(call: Call): Promise<number> {
  const { terminal, words, desk } = call;
  const word = words.join(" ");
  const { all, search } = loadKnownSources(await desk.resources());
  const found = search(word);
  if (call.has("json")) {
    await terminal.write(`${JSON.stringify({ sources: found })}\n`);
    return found.length === 0 ? 1 : 0;
  }
  if (found.length === 0) {
    terminal.remark(
      oneLine(
        `readout: None of the ${all.length} built-in sources has "${word}". Search a name, host, kind, country or owner.`,
      ),
    );
    return 1;
  }
  const shown = found.slice(0, word === "" ? found.length : MOST_SHOWN);
  const named = word === "" ? "" : ` with "${word}"`;
  const more = shown.length < found.length ? ` The first ${shown.length}:` : "";
  await terminal.write(
    [
      oneLine(`${found.length} of ${all.length} built-in sources${named}.${more}`),
      ...shown.flatMap(word === "" ? short : whole),
      "",
    ].join("\n"),
  );
  suggest(call, "sources");
  return 0;
}

function short({ name, kind, country }: KnownSource): readonly string[] {
  return [[name, kind, country].flatMap((part) => part ?? []).join(", ")];
}

function whole(source: KnownSource): readonly string[] {
  const { name, names, kind, country, languages, owner, domains, references } = source;
  return [
    [name, kind, country, languages.join(" "), owner === undefined ? undefined : `of ${owner}`]
      .flatMap((part) => part ?? [])
      .join(", "),
    ...(names.length === 0 ? [] : [`  also ${names.join("; ")}`]),
    ...(domains.length === 0 ? [] : [`  at ${domains.join(" ")}`]),
    ...references.map(({ url, confirms }) => `  ${confirms}: ${url}`),
  ];
}
