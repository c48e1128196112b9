/** How far a text commits to a predicate, and who does. */

export type { Commitment, Step } from "./commitment.ts";
export { loadOperators, type OperatorClass, type Operators } from "./operators.ts";
export { weigh } from "./weigh.ts";
