/** A terminal for tests: what is written is kept. */
import type { Terminal } from "./terminal.ts";

export interface KeptTerminal extends Terminal {
  out(): string;
  err(): string;
}

export function keptTerminal(input = "", width = 100, hasBars = false): KeptTerminal {
  let out = "";
  let err = "";
  return {
    stdin: (async function* () {
      yield Buffer.from(input);
    })(),
    stdinSize: undefined,
    stdinIsTerminal: input === "",
    showsProgress: false,
    width,
    hasBars,
    paint: (_, text) => text,
    write: async (text) => {
      out += text;
    },
    remark: (text) => {
      err += `${text}\n`;
    },
    progress: () => undefined,
    out: () => out,
    err: () => err,
  };
}
