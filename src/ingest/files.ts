/** Paths as the user gave them → the files behind them, folders walked in order, and what is in each. */
import type { Dirent } from "node:fs";
import { readFile as readBytes, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { FORMATS, isFormat } from "./formats.ts";
import type { Ingested, IngestIssue } from "./ingested.ts";
import { parseFile } from "./parse-file.ts";

export type Found =
  | { readonly kind: "file"; readonly path: string; readonly size: number }
  | { readonly kind: "stdin" }
  | { readonly kind: "issue"; readonly issue: IngestIssue };

/** Files are refused above this size: a report is kilobytes, a collection belongs into JSONL, which is streamed. */
const LARGEST_FILE = 256 * 1024 * 1024;

export async function* findFiles(paths: readonly string[]): AsyncGenerator<Found> {
  for (const path of paths) {
    if (path === "-") {
      yield { kind: "stdin" };
      continue;
    }
    try {
      const info = await stat(path);
      if (info.isDirectory()) yield* walk(path);
      else if (info.isFile() || info.isFIFO() || info.isCharacterDevice())
        yield { kind: "file", path, size: info.size };
      else yield issue("FILE_UNREADABLE", path, `${path} is neither a file nor a folder.`);
    } catch (error) {
      yield unreadable(path, error);
    }
  }
}

/** Reads one file. Never throws: trouble is an issue. */
export async function readFile(path: string): Promise<Ingested> {
  try {
    const info = await stat(path);
    if (info.size > LARGEST_FILE) {
      const message = `${path} has ${Math.round(info.size / 2 ** 20)} MiB; a file may have 256. Write its documents as JSONL, one a line, and use "readout code".`;
      return { documents: [], issues: [{ code: "FILE_TOO_LARGE", file: path, message }] };
    }
    return await parseFile(path.replaceAll("\\", "/"), await readBytes(path));
  } catch (error) {
    return { documents: [], issues: [unreadable(path, error).issue] };
  }
}

/** Sorted by name, so that the same folder gives the same order everywhere; what is left out is told once a folder tree. */
async function* walk(root: string): AsyncGenerator<Found> {
  const skipped: string[] = [];
  yield* walkFolder(root, skipped);
  if (skipped.length === 0) return;
  const names = skipped.slice(0, 3).join(", ");
  const more = skipped.length > 3 ? ` and ${skipped.length - 3} more` : "";
  yield issue(
    "FILE_SKIPPED",
    root,
    `${skipped.length} ${skipped.length === 1 ? "entry" : "entries"} of ${root} left out: ${names}${more}. Read are ${FORMATS.join(" ")}; hidden files, links and the files that describe a folder (README, LICENSE) are not.`,
  );
}

/** A folder's description of itself is no report. */
const ABOUT = /^(readme|license|licence|copying|changelog)(\.[a-z]+)?$/i;

/** Whether a file of this name is read when the folder is that it stands in. */
export function isCollected(name: string): boolean {
  return isShown(name) && isFormat(name);
}

function isShown(name: string): boolean {
  return !name.startsWith(".") && !ABOUT.test(name);
}

async function* walkFolder(folder: string, skipped: string[]): AsyncGenerator<Found> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield unreadable(folder, error);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && isShown(entry.name)) yield* walkFolder(path, skipped);
    else if (entry.isFile() && isCollected(entry.name)) yield* sized(path);
    else skipped.push(path);
  }
}

async function* sized(path: string): AsyncGenerator<Found> {
  try {
    yield { kind: "file", path, size: (await stat(path)).size };
  } catch (error) {
    yield unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): { readonly kind: "issue"; readonly issue: IngestIssue } {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return issue("FILE_UNREADABLE", path, `${path} cannot be read: ${reason}.`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder; check the name",
  EACCES: "you have no right to read it",
  EPERM: "you have no right to read it",
  EISDIR: "it is a folder",
  ELOOP: "it links to itself",
};

function issue(code: string, file: string, message: string): { readonly kind: "issue"; readonly issue: IngestIssue } {
  return { kind: "issue", issue: { code, file, message } };
}
