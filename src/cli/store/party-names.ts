/** Sides and speakers of propositions and incidents (CHN, usa.blinken, text:border-guards, outlet:example-wire) → what a person calls them. */
import type { Store } from "../../store/index.ts";
import { oneLine } from "./one-line.ts";

/** Looks each up once. A state without an entry keeps its code: better a code than a guess. */
export async function partyNames(store: Store, sides: Iterable<string>): Promise<(side: string) => string> {
  const names = new Map<string, string>();
  for (const side of new Set([...sides].flatMap((each) => each.split("+")))) {
    const name = await nameOf(store, side);
    if (name !== undefined) names.set(side, oneLine(name));
  }
  return (side) =>
    side
      .split("+")
      .map((each) => names.get(each) ?? oneLine(each))
      .join(" and ");
}

async function nameOf(store: Store, side: string): Promise<string | undefined> {
  if (side.startsWith("text:")) return side.slice("text:".length).replaceAll("-", " ");
  if (side.startsWith("outlet:")) return `reported by ${side.slice("outlet:".length)}`;
  if (side === "unnamed") return "somebody unnamed";
  if (side.startsWith("unnamed:")) return `unnamed (${side.slice("unnamed:".length)})`;
  // A country's own actor has its code in small letters as its id.
  const actor = await store.actors.find(/^[A-Z]{3}$/.test(side) ? side.toLowerCase() : side);
  return actor?.name;
}
