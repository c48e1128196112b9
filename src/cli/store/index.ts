/** The commands that work on the store. */
import type { Command } from "../command.ts";
import { addCommand } from "./add.ts";
import { diffCommand } from "./diff.ts";
import { exportCommand } from "./export.ts";
import { claimsCommand, eventsCommand } from "./findings.ts";
import { backupCommand, doctorCommand, forgetCommand, restoreCommand } from "./keep.ts";
import { recodeCommand } from "./recode.ts";
import { searchCommand } from "./search.ts";
import { statusCommand } from "./status.ts";

export const STORE_COMMANDS: readonly Command[] = [
  addCommand,
  statusCommand,
  searchCommand,
  eventsCommand,
  claimsCommand,
  exportCommand,
  recodeCommand,
  diffCommand,
  forgetCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
];
