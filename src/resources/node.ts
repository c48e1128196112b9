/** The folder `data/` beside the package → the reader's resources, read from disk. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Resources } from "../model/index.ts";
import { resourcesOf } from "./files.ts";

export async function loadResources(folder?: string): Promise<Resources> {
  const root = folder ?? fileURLToPath(new URL("../../data/", import.meta.url));
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith(".md")) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(root, path).replaceAll("\\", "/"), readFileSync(path));
  }
  const hash = createHash("sha256");
  // Tables of datasets are used for importing alone: they code no text, and so make no other coder.
  const used = [...files.keys()].filter((path) => !path.startsWith("datasets/"));
  for (const path of used.sort()) hash.update(path).update(files.get(path) ?? "");
  return resourcesOf(files, hash.digest("hex").slice(0, 12));
}
