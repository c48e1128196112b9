/** The words with which this program was called, for the commands it suggests: they can be pasted as they stand. */

const CALLED_BY_NPM = new Set(["readout", "start"]);

/** `readout`, or in the repository, where npm runs it, `npm run -s readout --`. */
export const PROGRAM = CALLED_BY_NPM.has(process.env["npm_lifecycle_event"] ?? "")
  ? "npm run -s readout --"
  : "readout";
