/** What a command is, and command-line words → its values, or a message that says what was wrong with them. */
import { parseArgs } from "node:util";
import type { Resources } from "../model/index.ts";
import type { Reader } from "../reading/reader.ts";
import { nearest } from "./nearest.ts";
import type { Terminal } from "./terminal.ts";

export interface Option {
  /** What stands for the value in the help ("N", "DATE"); absent: the option is a switch. */
  readonly value?: string;
  readonly short?: string;
  readonly about: string;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows `readout`, one form a line. */
  readonly usage: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Paragraphs below the options. */
  readonly notes: readonly string[];
  readonly examples: readonly string[];
  /** @returns the exit status: 0 good, 1 problems found, 2 misuse. */
  run(call: Call): Promise<number>;
}

export interface Call {
  readonly words: readonly string[];
  has(name: string): boolean;
  value(name: string): string | undefined;
  readonly terminal: Terminal;
  readonly desk: Desk;
}

/** What commands work with; tests put their own in its place. */
export interface Desk {
  resources(): Promise<Resources>;
  reader(): Promise<Reader>;
  /** The program that codes documents in a thread of its own. */
  readonly workerScript: URL;
  readonly documentTimeout: number;
}

/** The command line was not understood: exit status 2. */
export class UsageError extends Error {
  readonly code = "USAGE";
}

/** What a document does not say itself. */
export const FILL_OPTIONS = {
  date: { value: "DATE", about: "Date of publication (YYYY-MM-DD) of documents that give none." },
  source: { value: "NAME", about: "Outlet of documents that name none." },
} as const satisfies Readonly<Record<string, Option>>;

/** @throws UsageError */
export function parseCall(command: Command, args: readonly string[]): Pick<Call, "words" | "has" | "value"> {
  const options: Record<string, { type: "string" | "boolean"; short?: string }> = {};
  for (const [name, option] of Object.entries({ ...command.options, help: HELP })) {
    const { value, short } = option;
    options[name] = { type: value === undefined ? "boolean" : "string", ...(short !== undefined && { short }) };
  }
  // Not strict, so that the message can name what was meant.
  const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const values: Record<string, unknown> = parsed.values;
  for (const token of parsed.tokens) {
    if (token.kind !== "option") continue;
    const option = options[token.name];
    if (option === undefined) throw unknownOption(command, token.rawName);
    if (option.type === "boolean" && token.value !== undefined) {
      throw new UsageError(`${token.rawName} takes no value, but got "${token.value}".`);
    }
    const value = token.value ?? "";
    if (option.type === "string" && (value === "" || (token.inlineValue === false && /^-./.test(value)))) {
      throw new UsageError(
        `${token.rawName} needs a value: ${token.rawName} ${command.options[token.name]?.value ?? ""}.`,
      );
    }
  }
  return {
    words: parsed.positionals,
    has: (name) => values[name] === true,
    value: (name) => {
      const value = values[name];
      return typeof value === "string" ? value : undefined;
    },
  };
}

export const HELP: Option = { short: "h", about: "Show this help." };

function unknownOption(command: Command, name: string): UsageError {
  const names = Object.keys({ ...command.options, help: HELP }).map((option) => `--${option}`);
  const near = nearest(name, names);
  const meant = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  return new UsageError(
    `"${name}" is no option of "readout ${command.name}".${meant} It takes: ${names.join(", ")}. Put -- before a name that begins with a dash.`,
  );
}

/** @throws UsageError */
export function wholeNumber(call: Pick<Call, "value">, name: string, least: number, most: number): number | undefined {
  const value = call.value(name);
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, but is "${value}".`);
}

/** `--date` and `--source`. @throws UsageError */
export function fillOf(call: Pick<Call, "value">): { readonly date?: string; readonly source?: string } {
  const date = call.value("date");
  const source = call.value("source");
  if (date !== undefined && !isDay(date)) {
    throw new UsageError(`--date must be a day as YYYY-MM-DD, like 2024-12-11, but is "${date}".`);
  }
  return { ...(date !== undefined && { date }), ...(source !== undefined && { source }) };
}

function isDay(text: string): boolean {
  const day = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text)?.[1];
  if (day === undefined) return false;
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
