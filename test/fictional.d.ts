import type { Resources } from "../src/model/index.ts";
export declare function withFictionalStates(resources: Resources): Resources;
//# sourceMappingURL=fictional.d.ts.map
