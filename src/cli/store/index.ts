/** The commands that work on the store. */
import type { Command } from "../command.ts";
import { addCommand } from "./add.ts";
import { diffCommand } from "./diff.ts";
import { dyadCommand } from "./dyad.ts";
import { exportCommand } from "./export.ts";
import { feedsCommand } from "./feeds.ts";
import { claimsCommand, eventsCommand } from "./findings.ts";
import { joinCommand } from "./join.ts";
import { backupCommand, doctorCommand, forgetCommand, restoreCommand } from "./keep.ts";
import { matrixCommand } from "./matrix.ts";
import { propositionsCommand } from "./propositions.ts";
import { recodeCommand } from "./recode.ts";
import { retryCommand } from "./retry.ts";
import { searchCommand } from "./search.ts";
import { showCommand } from "./show.ts";
import { sourcesCommand } from "./sources.ts";
import { statusCommand } from "./status.ts";
import { storiesCommand } from "./stories.ts";
import { storyCommand } from "./story.ts";
import { syncCommand } from "./sync.ts";

export const STORE_COMMANDS: readonly Command[] = [
  addCommand,
  syncCommand,
  feedsCommand,
  retryCommand,
  statusCommand,
  searchCommand,
  eventsCommand,
  claimsCommand,
  storiesCommand,
  storyCommand,
  matrixCommand,
  dyadCommand,
  propositionsCommand,
  showCommand,
  sourcesCommand,
  exportCommand,
  joinCommand,
  recodeCommand,
  diffCommand,
  forgetCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
];
