/** `npm run score -- TASK [--gold FILE] [--json]`: runs the coder on a gold file and prints what it measured. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadResources } from "../../src/resources/node.ts";
import { type Coder, createCoder } from "./coder.ts";
import { GoldError, goldFiles } from "./gold.ts";
import { printReport, type Report } from "./report.ts";
import { scoresPage } from "./scores-page.ts";
import { TASKS, type Task } from "./tasks.ts";

const root = join(import.meta.dirname, "../..");
const USAGE = `usage: npm run score -- TASK [--gold FILE] [--json]   (TASK: ${TASKS.map(({ name }) => name).join(", ")}, all)`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let asked: { name: string | undefined; gold: string | undefined; json: boolean };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { gold: { type: "string" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    asked = { name: positionals.length === 1 ? positionals[0] : undefined, gold: values.gold, json: values.json };
  } catch (error) {
    return misuse(messageOf(error));
  }
  const tasks = TASKS.filter(({ name }) => name === asked.name || asked.name === "all");
  if (tasks.length === 0) return misuse(`No task "${args.join(" ")}".`);
  if (asked.name === "all" && asked.gold !== undefined) return misuse("--gold goes with one task, not with all.");
  const coder = createCoder(await loadResources());
  return asked.name === "all" ? scoreAll(coder, asked.json) : scoreOne(tasks, coder, asked.gold, asked.json);
}

function scoreOne(tasks: readonly Task[], coder: Coder, gold: string | undefined, json: boolean): number {
  try {
    print(
      tasks.flatMap((task) => reportsOf(task, coder, gold)),
      coder,
      json,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof GoldError)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** A task that fails does not stop the others: the page says why it has no figures. */
function scoreAll(coder: Coder, json: boolean): number {
  const reports: Report[] = [];
  const failures: { task: string; why: string }[] = [];
  for (const task of TASKS) {
    try {
      const found = reportsOf(task, coder, undefined);
      reports.push(...found);
      if (!json) print(found, coder, false);
    } catch (error) {
      failures.push({ task: task.name, why: messageOf(error) });
      console.error(`${task.name}: ${messageOf(error)}`);
    }
  }
  if (json) print(reports, coder, true);
  const page = join(root, "docs/scores.md");
  const before = existsSync(page) ? readFileSync(page, "utf8") : "";
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(page, scoresPage({ coder: coder.version, date, commit: commit(), reports, failures }, before));
  console.error("written: docs/scores.md");
  return failures.length > 0 ? 1 : 0;
}

function reportsOf(task: Task, coder: Coder, gold: string | undefined): Report[] {
  return goldFiles(gold, task.devFiles).map((file) => task.run(file, coder));
}

function print(reports: readonly Report[], coder: Coder, json: boolean): void {
  if (json) console.log(JSON.stringify({ coder: coder.version, reports }, null, 2));
  else for (const report of reports) console.log(printReport(report, coder.version));
}

function commit(): string {
  const git = (...args: string[]): string => spawnSync("git", args, { cwd: root, encoding: "utf8" }).stdout.trim();
  const changed = git("status", "--porcelain", "--", "src", "data") === "" ? "" : "+";
  return `${git("rev-parse", "--short", "HEAD")}${changed}`;
}

function misuse(message: string): number {
  console.error(`${message}\n${USAGE}`);
  return 2;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
