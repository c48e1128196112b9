/** The nouns, and the contract of a component. */
export type * from "./component.ts";
export { defineComponent } from "./component.ts";
export type * from "./layers.ts";
export type * from "./record.ts";
export { ResourceError, type Resources } from "./resources.ts";
