/** `npm run check`: the fast part of the gate, everything but the tests. */
import { CHECKS, finish, runSteps } from "./steps.ts";

finish(runSteps(CHECKS));
