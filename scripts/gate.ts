/** `npm test`: the whole gate, the same here and in CI. */
import { CHECKS, finish, runSteps, TESTS } from "./steps.ts";

finish(runSteps([...CHECKS, TESTS]));
