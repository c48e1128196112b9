/** A command that may follow → the last line of what a command says, such that it can be pasted. */
import type { Call } from "../command.ts";
import { PROGRAM } from "../program.ts";

export function suggest(call: Pick<Call, "terminal" | "value">, command: string): void {
  call.terminal.remark(`Next: ${commandLine(call, command)}`);
}

/** On the same store. */
export function commandLine({ value }: Pick<Call, "value">, command: string): string {
  const store = value("store");
  return `${PROGRAM} ${command.trim()}${store === undefined ? "" : ` --store ${terminalWord(store)}`}`;
}

/** As a shell takes it. */
export function terminalWord(word: string): string {
  return /^[\w.:/@+-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
