/** A sentence of a text that speaks of both halves of a divided country → mentions of "the North" and "the South". */
import type { Tree } from "../../../model/index.ts";
import type { DraftMention } from "./draft-mention.ts";
import type { ActorKnowledge } from "./knowledge.ts";
import type { KnownActor } from "./known-actor.ts";
import type { NameHit } from "./name-hits.ts";

export function halves(
  tree: Tree,
  hits: readonly NameHit[],
  focus: ReadonlyMap<string, number>,
  knowledge: ActorKnowledge,
): DraftMention[] {
  const found: DraftMention[] = [];
  for (let at = 1; at < tree.words.length; at += 1) {
    const text = tree.words[at]?.text ?? "";
    if ((text !== "North" && text !== "South") || tree.words[at - 1]?.text.toLowerCase() !== "the") continue;
    if (hits.some((hit) => hit.first <= at && at < hit.last)) continue;
    const next = tree.words[at + 1];
    if (next !== undefined && (/^\p{Lu}/u.test(next.text) || next.text === "of" || next.text === "-")) continue;
    const half = halfCalled(text, focus, knowledge);
    if (half?.country === undefined) continue;
    found.push({
      n: tree.n,
      first: at,
      last: at + 1,
      head: at,
      form: "name",
      kind: "state",
      known: half,
      actor: half.id,
      name: half.name,
      country: half.country,
      plural: false,
      confidence: 0.75,
    });
  }
  return found;
}

function halfCalled(
  side: string,
  focus: ReadonlyMap<string, number>,
  knowledge: ActorKnowledge,
): KnownActor | undefined {
  const states = [...focus.keys()].flatMap((country) => knowledge.stateOf.get(country) ?? []);
  for (const state of states) {
    if (!state.name.startsWith(`${side} `)) continue;
    const other = `${side === "North" ? "South" : "North"} ${state.name.slice(side.length + 1)}`;
    if (states.some(({ name }) => name === other)) return state;
  }
  return undefined;
}
