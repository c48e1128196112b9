/** An explained text → what `readout explain` prints. */

import type { Claim, Layers, Mention, Party, Span, Tree } from "../model/index.ts";
import { drawTree } from "./draw-tree.ts";
import type { Explained, ExplainedEvent } from "./explained.ts";
import { PROGRAM } from "./program.ts";
import { clip, harmless, pad, plural } from "./report/index.ts";
import type { Terminal } from "./terminal.ts";

type Page = Pick<Terminal, "paint" | "width">;

export function explanationText(explained: Explained, page: Page): string {
  const { layers, events, unused } = explained;
  const blocks = layers.trees.map((tree) =>
    [
      sentenceHead(layers, tree, page),
      treeLines(tree, page),
      part("Actors", layers.mentions.filter((mention) => mention.n === tree.n).map(mentionLine), page),
      part(
        "Times",
        within(layers.times, layers, tree.n).map(
          (time) => `${quote(layers, time)} ${time.type} ${time.value ?? "not resolved"}`,
        ),
        page,
      ),
      part(
        "Places",
        within(layers.places, layers, tree.n).map(
          (place) =>
            `${quote(layers, place)} ${place.precision}${place.country === undefined ? "" : `, ${place.country}`}`,
        ),
        page,
      ),
      part(
        "Events",
        events.filter(({ event }) => event.sentence === tree.n).flatMap((one) => eventLines(one)),
        page,
      ),
      part(
        "Claims",
        layers.claims.filter((claim) => claim.sentence === tree.n).flatMap((claim) => claimLines(claim, layers)),
        page,
      ),
      part(
        "Rules that fit, without an event (a party was missing, or another rule came first)",
        unused
          .filter(({ sentence }) => sentence === tree.n)
          .map(({ rule, token, pattern }) => `${rule} at “${tree.words[token]?.text ?? ""}”: ${pattern}`),
        page,
      ),
    ].filter((block) => block !== ""),
  );
  const { facts, issues } = layers;
  const first = `${plural(layers.trees.length, "sentence")}: ${plural(events.length, "event")}, ${plural(layers.claims.length, "claim")}, ${plural(layers.mentions.length, "mention of an actor", "mentions of actors")}; ${facts.publishedAt === undefined ? "no date" : `dated ${facts.publishedAt}`}.`;
  const remarks = part(
    "Issues",
    issues.map(({ code, message }) => `${code}: ${message}`),
    page,
  );
  const last = page.paint(
    "dim",
    events.length === 0
      ? `Next: ${PROGRAM} parse FILE, for the tree alone`
      : `Next: ${PROGRAM} read FILE, for whole reports`,
  );
  return `${[page.paint("bold", first), ...blocks.flat(), ...(remarks === "" ? [] : [remarks]), last].join("\n\n")}\n`;
}

function sentenceHead({ document, sentences }: Layers, tree: Tree, { paint }: Page): string {
  const sentence = sentences[tree.n];
  const text = sentence === undefined ? "" : document.text.slice(sentence.start, sentence.end);
  return `${paint("bold", `Sentence ${tree.n}`)} (${sentence?.kind ?? "unknown"})\n  ${harmless(text)}`;
}

function treeLines(tree: Tree, { paint }: Page): string {
  const rows = drawTree(tree);
  const width = Math.max(...rows.map((row) => row.width)) + 2;
  return rows
    .map(({ token, drawing }) => {
      const word = tree.words[token];
      const number = String(token + 1).padStart(3);
      return `${paint("dim", number)}  ${pad(drawing, width)}${paint("cyan", pad(word?.deprel ?? "", 12))} ${pad(word?.upos ?? "", 6)} ${paint("dim", word?.lemma ?? "")}`;
    })
    .join("\n");
}

function part(title: string, lines: readonly string[], { paint, width }: Page): string {
  if (lines.length === 0) return "";
  return [
    paint("bold", title),
    ...lines.map((line) => `  ${line.startsWith("  ") ? clipped(line, width) : harmless(line)}`),
  ].join("\n");
}

/** Lines that explain the line above are indented once more. */
function clipped(line: string, width: number): string {
  return `  ${clip(harmless(line), Math.max(60, width * 2))}`;
}

function mentionLine(mention: Mention): string {
  const known = [
    mention.actor,
    mention.country,
    mention.org,
    mention.sector,
    ...(mention.roles ?? []).map(({ title, org }) => `${title}${org === undefined ? "" : `, ${org}`}`),
  ].filter((part) => part !== undefined);
  const members = mention.members === undefined ? "" : ` = ${mention.members.map(partyText).join(" + ")}`;
  return `“${mention.text}” ${mention.form}${members}: ${known.join(" · ") || "unknown"} (${mention.confidence.toFixed(2)})`;
}

function eventLines({ event, pattern, origin, steps, own, value, status, claims }: ExplainedEvent): string[] {
  const side = (parties: readonly Party[]): string => parties.map(partyText).join(" + ") || "nobody";
  const act = `${event.type}${event.mode === undefined ? "" : ` (${event.mode})`}`;
  const holder = "holder" in event && event.holder !== undefined ? `, held by ${partyText(event.holder)}` : "";
  const path = steps.map(({ word, effect }) => `“${word}” (${effect})`).join(", then ");
  return [
    `${side(event.source)} ${event.reciprocal ? "↔" : "→"} ${side(event.target)}: ${act}${event.cameo === undefined ? "" : `, CAMEO ${event.cameo}`}, ${status}${holder}`,
    `  rule ${event.rule}: ${pattern}`,
    `  after ${origin}`,
    `  the tree says ${own.status}, ${own.value}: ${path === "" ? "nothing stands over it in the sentence" : path}`,
    ...claims.map(({ id, stance, cue }) => `  claim ${id} ${stance} it${cue === undefined ? "" : ` (“${cue}”)`}`),
    `  so its status is ${status}, its factuality ${value} (−3 certainly not … +3 certainly so)`,
  ];
}

function claimLines(claim: Claim, layers: Layers): string[] {
  const holder =
    claim.holder.kind === "document"
      ? "the document itself"
      : `“${claim.holder.text ?? "somebody"}” (${claim.holder.kind}${claim.holder.country === undefined ? "" : `, ${claim.holder.country}`})`;
  const content = claim.content.map((span) => quote(layers, span)).join(" … ");
  const propositions = claim.propositions.map(
    ({ subject, predicate, object, negated, modality }) =>
      `  proposition: ${subject} | ${negated ? "not " : ""}${modality === undefined ? "" : `${modality} `}${predicate} | ${object ?? "–"}`,
  );
  return [
    `${claim.id}: ${holder} ${claim.stance}${claim.certainty === undefined ? "" : ` (${claim.certainty.term})`}: ${content}`,
    ...(claim.cue === undefined
      ? []
      : [
          `  cue “${claim.cue.text}”${claim.within === undefined ? "" : `, within ${claim.within}`}${claim.quoted ? ", quoted" : ""}`,
        ]),
    ...propositions,
  ];
}

function partyText(party: Party): string {
  return `${party.text}${party.country === undefined ? (party.org === undefined ? "" : ` [${party.org}]`) : ` [${party.country}]`}`;
}

function within<Found extends Span>(found: readonly Found[], { sentences }: Layers, n: number): readonly Found[] {
  const sentence = sentences[n];
  if (sentence === undefined) return [];
  return found.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
}

function quote({ document }: Layers, { start, end }: Span): string {
  return `“${document.text.slice(start, end)}”`;
}
