/** All commands, in the order in which the help lists them. */
import { codeCommand } from "./code.ts";
import type { Command } from "./command.ts";
import { explainCommand } from "./explain.ts";
import { parseCommand } from "./parse.ts";
import { readCommand } from "./read.ts";
import { schemaCommand } from "./schema.ts";
import { STORE_COMMANDS } from "./store/index.ts";

export const COMMANDS: readonly Command[] = [
  readCommand,
  codeCommand,
  ...STORE_COMMANDS,
  explainCommand,
  parseCommand,
  schemaCommand,
];
