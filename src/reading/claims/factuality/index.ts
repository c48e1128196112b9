/** How far a text commits to a predicate, and who does. */
export { loadOperators, type OperatorClass, type Operators, operatorRow } from "./operators.ts";
export { type Commitment, type Step, weigh } from "./weigh.ts";
