/** An embedding word's class and whether it happened → what it does to the state of what stands under it. */

import { attribute, restate, type State, type Step, scale, soften } from "./commitment.ts";
import type { OperatorClass } from "./operators.ts";

/** `upper`: how far the embedding word's own happening is committed to, −3 … +3. */
export function apply(
  state: State,
  effect: OperatorClass,
  upper: number,
  token: number,
  subject: number | undefined,
): void {
  const step: Step = { token, effect };
  const happened = upper > 0;
  switch (effect) {
    case "factive":
      state.trace.push(step);
      return;
    case "report":
      state.trace.push(step);
      if (!happened) soften(state, 1, "hypothetical", step);
      else state.value *= 0.95;
      attribute(state, subject);
      return;
    case "allege":
      scale(state, happened ? 0.7 : 0.1, step);
      restate(state, happened ? "alleged" : "hypothetical");
      attribute(state, subject);
      return;
    case "deny":
      state.trace.push(step);
      state.value = happened ? -0.6 * state.value : 0.5 * state.value;
      state.status = happened ? "denied" : state.status;
      if (subject !== undefined) state.holder = subject;
      return;
    case "doubt":
      scale(state, happened ? -0.2 : 0.6, step);
      restate(state, "speculated");
      attribute(state, subject);
      return;
    case "think":
      scale(state, happened ? 0.6 : -0.3, step);
      restate(state, "speculated");
      // "no sign that they will": whatever it is, it is not expected.
      if (!happened && state.status === "predicted") state.status = "speculated";
      attribute(state, subject);
      return;
    case "expect":
      scale(state, happened ? 0.55 : -0.4, step);
      restate(state, happened ? "predicted" : "negated");
      attribute(state, subject);
      return;
    case "intend":
      scale(state, happened ? 0.58 * (upper / 3) : -0.5, step);
      restate(state, happened ? "predicted" : "negated");
      return;
    case "urge":
      scale(state, happened ? 0.42 : 0.2, step);
      restate(state, happened ? "urged" : "hypothetical");
      attribute(state, subject);
      return;
    case "attempt":
      scale(state, happened ? 0.4 : -0.3, step);
      restate(state, happened ? "hypothetical" : "negated");
      return;
    case "prevent":
      if (happened) {
        state.trace.push(step);
        state.value = -0.8 * state.value * (upper / 3);
        // "failed to stop attacking": the attack went on. "urged them to stop": nobody says that they did.
        if (state.status === "asserted") state.status = upper > 2.6 ? "negated" : "hypothetical";
        else if (state.status === "negated") state.status = upper > 2.6 ? "asserted" : "hypothetical";
      } else state.trace.push(step);
      return;
    case "bring":
      state.trace.push(step);
      state.value = happened ? state.value * (0.1 + 0.9 * (upper / 3)) : -Math.abs(state.value) * 0.8;
      if (!happened && state.status === "asserted") state.status = "negated";
      return;
  }
}
