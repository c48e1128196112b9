/** Claims, and events with what the text commits to. */
export { createClaimCoder } from "./coder.ts";
