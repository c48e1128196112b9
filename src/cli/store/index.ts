/** The commands that work on the store. */
import type { Command } from "../command.ts";
import { addCommand } from "./add.ts";
import { searchCommand } from "./search.ts";

export const STORE_COMMANDS: readonly Command[] = [addCommand, searchCommand];
