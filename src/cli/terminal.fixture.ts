/** A terminal for tests: what is written is kept. */
import type { Terminal } from "./terminal.ts";

export interface KeptTerminal extends Terminal {
  out(): string;
  /** What was written to stdout, byte by byte. */
  bytes(): Buffer;
  err(): string;
}

export function keptTerminal(input = "", width = 100, isTerminal = false): KeptTerminal {
  const out: Buffer[] = [];
  let err = "";
  return {
    stdin: (async function* () {
      yield Buffer.from(input);
    })(),
    stdinSize: undefined,
    stdinIsTerminal: input === "",
    showsProgress: false,
    width,
    hasBars: false,
    paint: (_, text) => text,
    stdoutIsTerminal: isTerminal,
    write: async (data) => {
      out.push(Buffer.from(data));
    },
    remark: (text) => {
      err += `${text}\n`;
    },
    progress: () => undefined,
    out: () => Buffer.concat(out).toString("utf8"),
    bytes: () => Buffer.concat(out),
    err: () => err,
  };
}
