/** The commands → what `readout help` prints. */

import { type Command, HELP, type Option } from "./command.ts";
import { PROGRAM } from "./program.ts";

export function generalHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return [
    "readout: reads news on international affairs and keeps the record: who did what to whom, who says so, who denies it.",
    "",
    "Usage: readout COMMAND [OPTIONS] [FILE…]",
    "",
    table([...rows, ["help", "Say how a command is used: readout help COMMAND."]]),
    "",
    table([
      ["-h, --help", "Show this help, or that of a command."],
      ["-v, --version", "Show the version of coder and knowledge."],
    ]),
    "",
    "Exit status: 0 good, 1 problems found, 2 misuse. Data go to stdout, remarks to stderr.",
    `Next: ${PROGRAM} read examples`,
    "",
  ].join("\n");
}

export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, help: HELP }).map(
    ([name, option]) => [flag(name, option), option.about] as const,
  );
  return [
    `readout ${command.name}: ${command.summary}`,
    "",
    ...command.usage.map((usage, i) => `${i === 0 ? "Usage:" : "      "} readout ${usage}`),
    "",
    table(options),
    ...command.notes.flatMap((note) => ["", note]),
    "",
    "Examples:",
    ...command.examples.map((example) => `  ${example.replace(/\breadout /g, `${PROGRAM} `)}`),
    "",
  ].join("\n");
}

function flag(name: string, { short, value }: Option): string {
  return `${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
