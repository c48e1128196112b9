/** Event rules with their examples, and a way to code a sentence → what is wrong with the rules, one line a problem. */
import type { EventDraft } from "../../src/model/index.ts";
import type { EventRule, Veto } from "../../src/reading/events/index.ts";

export type Drafts = (text: string) => readonly EventDraft[];

/** Examples that fail, examples that are missing, rules that say the same. */
export function problemsOf(rules: readonly EventRule[], vetoes: readonly Veto[], draftsOf: Drafts): string[] {
  return [
    ...writtenTwice([...rules, ...vetoes]),
    ...rules.flatMap((rule) => [...withoutExample(rule), ...failedYes(rule, draftsOf), ...failedNo(rule, draftsOf)]),
    ...vetoes.flatMap((veto) => failedVeto(veto, draftsOf)),
  ];
}

export function ruleOf(draft: EventDraft): string {
  return draft.rule.replace(/\+.*/, "");
}

function writtenTwice(all: readonly { readonly id: string; readonly pattern: string }[]): string[] {
  const seen = new Map<string, string>();
  return all.flatMap(({ id, pattern }) => {
    const earlier = seen.get(id) ?? seen.get(pattern);
    seen.set(id, id).set(pattern, id);
    return earlier === undefined ? [] : [`${id}: written twice, see ${earlier}`];
  });
}

function withoutExample({ id, no }: EventRule): string[] {
  return no.length > 0 ? [] : [`${id}: has no near miss under "no"`];
}

/** A rule may lose its example to a more specific one of the same type; another type is a fault. */
function failedYes(rule: EventRule, draftsOf: Drafts): string[] {
  return rule.yes.flatMap((example) => {
    const { text, source = [], target = [] } = typeof example === "string" ? { text: example } : example;
    const drafts = draftsOf(text);
    const types = new Set([rule.type, ...drafts.filter((draft) => ruleOf(draft) === rule.id).map(({ type }) => type)]);
    const draft = drafts.find((one) => ruleOf(one) === rule.id) ?? drafts.find((one) => types.has(one.type));
    if (draft === undefined) {
      const there = drafts.map((one) => `${one.type} ${ruleOf(one)}`).join(", ") || "nothing";
      return [`${rule.id}: does not fire on "${text}" (there: ${there})`];
    }
    return [...otherParties(rule, text, "source", draft, source), ...otherParties(rule, text, "target", draft, target)];
  });
}

function otherParties(
  rule: EventRule,
  text: string,
  side: "source" | "target",
  draft: EventDraft,
  expected: readonly string[],
): string[] {
  const parties = draft[side];
  if (expected.every((words) => parties.some((party) => party.text.includes(words)))) return [];
  const found = parties.map((party) => party.text).join(", ") || "nobody";
  return [`${rule.id}: ${side} of "${text}" is ${found}, not ${expected.join(", ")} (${ruleOf(draft)})`];
}

function failedNo(rule: EventRule, draftsOf: Drafts): string[] {
  return rule.no
    .filter((text) => draftsOf(text).some((draft) => ruleOf(draft) === rule.id))
    .map((text) => `${rule.id}: fires on "${text}", which it must not`);
}

function failedVeto({ id, yes, no }: Veto, draftsOf: Drafts): string[] {
  return [
    ...yes.flatMap((text) => draftsOf(text).map((draft) => `${id}: ${ruleOf(draft)} is coded in "${text}"`)),
    ...no.filter((text) => draftsOf(text).length === 0).map((text) => `${id}: nothing is coded in "${text}"`),
  ];
}
