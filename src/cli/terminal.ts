/** The streams of a process → what commands write to: data to stdout, remarks to stderr, colour and width as the terminal has them. */
import { fstatSync } from "node:fs";
import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";
export type Paint = (style: Style, text: string) => string;

export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Bytes on stdin, where it is a file. */
  readonly stdinSize: number | undefined;
  /** True when a person would have to type the input. */
  readonly stdinIsTerminal: boolean;
  /** True when bytes on stdout would go to a screen. */
  readonly stdoutIsTerminal: boolean;
  /** Writes data; resolves when there is room for more. @throws ClosedOutput when nobody reads any longer. */
  write(data: string | Uint8Array): Promise<void>;
  /** Writes a line to stderr. */
  remark(text: string): void;
  /** Shows a line that the next one replaces; does nothing where stderr is no terminal. */
  progress(line: string): void;
  readonly showsProgress: boolean;
  readonly paint: Paint;
  /** Columns of stdout; 120 where it is no terminal. */
  readonly width: number;
  /** Stdout is a terminal that can show bars (▁▂▃): what they show stands in the text beside them as well. */
  readonly hasBars: boolean;
}

/** The reader of stdout has gone (`| head`): no error, there is just nothing left to do. */
export class ClosedOutput extends Error {
  readonly code = "OUTPUT_CLOSED";
}

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  let closed = false;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    closed = true;
  });
  stderr.on("error", () => {
    // Remarks that nobody can read are not worth a crash.
  });
  const colour = hasColour(env, stdout.isTTY === true);
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write("\r\u001B[K");
    shown = false;
  };
  return {
    stdin,
    stdinSize: sizeOf(0),
    stdinIsTerminal: stdin.isTTY === true,
    showsProgress: stderr.isTTY === true,
    hasBars: stdout.isTTY === true && env["TERM"] !== "dumb" && isUnicode(env),
    width: stdout.isTTY === true ? Math.max(40, stdout.columns || 100) : 120,
    paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    stdoutIsTerminal: stdout.isTTY === true,
    write: (data) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new ClosedOutput());
          return;
        }
        stdout.write(data, (error) => {
          if (error == null) resolve();
          else reject("code" in error && error.code === "EPIPE" ? new ClosedOutput() : error);
        });
      }),
    remark: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
    progress: (line) => {
      if (stderr.isTTY !== true) return;
      const width = Math.max(20, (stderr.columns || 80) - 1);
      stderr.write(`\r\u001B[K${line.slice(0, width)}`);
      shown = line !== "";
    },
  };
}

/** https://no-color.org: any value but the empty one turns colour off. */
function hasColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}

/** What the locale says, or Windows, whose terminals are Unicode. */
function isUnicode(env: NodeJS.ProcessEnv): boolean {
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  return /utf-?8/i.test(locale) || process.platform === "win32";
}

function sizeOf(descriptor: number): number | undefined {
  try {
    const info = fstatSync(descriptor);
    return info.isFile() ? info.size : undefined;
  } catch {
    return undefined;
  }
}
