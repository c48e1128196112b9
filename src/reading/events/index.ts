/** Event drafts from trees and mentions. */
export { createEventCoder } from "./coder.ts";
export { createPartyFinder, type PartyFinder } from "./parties.ts";
export { type EventParties, ploverActors } from "./plover-actors.ts";
export { type EventKnowledge, type EventRule, loadEventKnowledge, type Veto } from "./rules.ts";
