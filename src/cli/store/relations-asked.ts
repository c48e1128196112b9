/** What commands on relations ask a store for: the day that they stand on, all pages of propositions, countries of persons. */
import { dayNumber, type PropositionRecord } from "../../corpus/stories/index.ts";
import type { Instant, PropositionsAsked, Store } from "../../store/index.ts";
import { type Call, UsageError } from "../command.ts";
import { asOfOption, dayOption } from "./where.ts";

export interface Standing {
  readonly asOf?: Instant;
  /** The last day that counts, since 1970-01-01 UTC; undefined: the store has no document with a date. */
  readonly day: number | undefined;
  /** Days with a document, up to that day. */
  readonly heard: readonly number[];
}

/** `--until`, else the last day with a document that is not in the future; `--as-of` is an end to both. @throws UsageError */
export async function standingOf(call: Call, store: Store): Promise<Standing> {
  const { asOf } = asOfOption(call);
  const until = dayNumber(dayOption(call, "until"));
  const latest = Math.floor((asOf ?? Date.now()) / 86_400_000);
  if (asOf !== undefined && until !== undefined && until > latest) {
    throw new UsageError("--until lies after --as-of: what was published later was not known then.");
  }
  const { any } = await store.relations.coverage({
    parties: [],
    until: until ?? latest,
    ...(asOf !== undefined && { asOf }),
  });
  const day = until ?? any.at(-1);
  return { day, heard: any, ...(asOf !== undefined && { asOf }) };
}

/** At most so many, the newest first: more would be no agenda, and no answer in a moment. */
const MOST = 5000;

export async function allPropositions(store: Store, asked: PropositionsAsked): Promise<readonly PropositionRecord[]> {
  const found: PropositionRecord[] = [];
  let after: string | undefined;
  do {
    const page = await store.stories.propositions({ ...asked, limit: 1000, ...(after !== undefined && { after }) });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined && found.length < MOST);
  return found;
}

/** Of the actors among the parties of propositions. */
export async function countriesOf(
  store: Store,
  propositions: readonly PropositionRecord[],
): Promise<ReadonlyMap<string, string>> {
  const parties = new Set(propositions.flatMap(({ subject, object }) => [...subject.split("+"), object ?? ""]));
  const countries = new Map<string, string>();
  for (const party of parties) {
    if (party === "" || /^[A-Z]{3}$/.test(party)) continue;
    const country = (await store.actors.find(party))?.country;
    if (country !== undefined) countries.set(party, country);
  }
  return countries;
}

/** What a name on the command line is called in the record: "China" → CHN, "chn" → CHN; who acts for a country, that country. */
export async function sideNamed(store: Store, name: string): Promise<string> {
  const actor = await store.actors.find(name);
  if (actor !== undefined) return actor.country ?? actor.id;
  return /^[A-Za-z]{3}$/.test(name) ? name.toUpperCase() : name;
}
