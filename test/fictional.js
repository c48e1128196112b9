/** Resources → the same with six invented states in them, so that tests and rule examples need no real one. */
import { readFileSync } from "node:fs";

const PATH = "actors/fictional-states.json";
export function withFictionalStates(resources) {
  const bytes = readFileSync(new URL("fictional-states.json", import.meta.url));
  return {
    hash: resources.hash,
    list: (prefix) => [...resources.list(prefix), ...(PATH.startsWith(prefix) ? [PATH] : [])].sort(),
    text: (path) => (path === PATH ? bytes.toString("utf8") : resources.text(path)),
    bytes: (path) => (path === PATH ? bytes : resources.bytes(path)),
  };
}
//# sourceMappingURL=fictional.js.map
