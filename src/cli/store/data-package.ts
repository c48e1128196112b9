/** One table → a folder with it and its description, a Frictionless data package (version 2); the folder is there only when both are. */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Export, packageOf } from "../../exports/index.ts";
import { UsageError } from "../command.ts";
import { openFile, type Written } from "./output.ts";

/** @throws UsageError where something stands in the folder already. */
export async function writePackage(
  made: Export,
  format: string,
  folder: string,
): Promise<{ readonly name: string; readonly written: Written }> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new UsageError(`${folder} cannot be used for a data package: it is no folder that can be read.`);
  });
  if (there !== undefined && there.length > 0) {
    throw new UsageError(`${folder} is not empty. Give a new folder for the data package.`);
  }
  const part = `${resolve(folder)}.${process.pid}.part`;
  await mkdir(part, { recursive: true });
  try {
    const name = `${made.about.kind}.${made.extension}`;
    const output = await openFile(join(part, name));
    const written = await output.through(made.chunks);
    const description = packageOf(made, format, { path: name, ...written });
    await writeFile(join(part, "datapackage.json"), `${JSON.stringify(description, null, 2)}\n`);
    if (there !== undefined) await rm(folder, { recursive: true });
    await rename(part, folder);
    return { name: join(folder, name), written };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}
