/** Command-line words in → the command's work done, its exit status out. */
import { CODER_VERSION } from "../reading/reader.ts";
import { type Command, type Desk, parseCall, UsageError } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { nearest } from "./nearest.ts";
import { ClosedOutput, type Terminal } from "./terminal.ts";

export async function runCommandLine(args: readonly string[], terminal: Terminal, desk: Desk): Promise<number> {
  try {
    return await dispatch(args, terminal, desk);
  } catch (error) {
    if (error instanceof ClosedOutput) return 0;
    if (error instanceof UsageError) {
      terminal.remark(`readout: ${error.message}`);
      const command = COMMANDS.find(({ name }) => name === args[0]);
      terminal.remark(`Try: readout help${command === undefined ? "" : ` ${command.name}`}`);
      return 2;
    }
    terminal.remark(`readout: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal, desk: Desk): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h") {
    await terminal.write(generalHelp(COMMANDS));
    return 0;
  }
  if (name === "--version" || name === "-v") {
    const { hash } = await desk.resources();
    await terminal.write(`readout/${CODER_VERSION}+data.${hash}\n`);
    return 0;
  }
  if (name === "help") {
    await terminal.write(rest[0] === undefined ? generalHelp(COMMANDS) : commandHelp(commandNamed(rest[0])));
    return 0;
  }
  const command = commandNamed(name);
  if (rest.some((word, i) => (word === "--help" || word === "-h") && !rest.slice(0, i).includes("--"))) {
    await terminal.write(commandHelp(command));
    return 0;
  }
  return command.run({ ...parseCall(command, rest), terminal, desk });
}

/** @throws UsageError */
function commandNamed(name: string): Command {
  const found = COMMANDS.find((command) => command.name === name);
  if (found !== undefined) return found;
  const names = [...COMMANDS.map((command) => command.name), "help"];
  const near = nearest(name, names);
  const meant = near.length === 0 ? "" : ` Did you mean ${near.map((candidate) => `"${candidate}"`).join(" or ")}?`;
  throw new UsageError(`There is no command "${name}".${meant} Commands are: ${names.join(", ")}.`);
}
