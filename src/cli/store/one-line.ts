/** What others wrote → the same on one line, for the commands of the store. */
export { oneLine } from "../../exports/index.ts";
