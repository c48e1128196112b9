/** Chunks → stdout, or a file that is there only when all of it is; both say how much it was, and its SHA-256. */
import { createHash } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { UsageError } from "../command.ts";
import type { Terminal } from "../terminal.ts";

export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

export interface Output {
  /** Writes all chunks and closes. Nothing is left behind where one of them fails. */
  through(chunks: AsyncIterable<string | Uint8Array>): Promise<Written>;
}

export function openOutput(terminal: Terminal): Output {
  return { through: (chunks) => measured(chunks, (chunk) => terminal.write(chunk)) };
}

/** @throws UsageError where the file cannot be made. */
export async function openFile(file: string): Promise<Output> {
  // Two exports to one file at once: the last that is done stands.
  const part = `${file}.${process.pid}.part`;
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory() === true) throw new UsageError(`${file} is a folder. Give the name of a file in it.`);
  const handle = await open(part, "wx").catch((error: unknown) => {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error) ?? String(error)}.`);
  });
  return {
    through: async (chunks) => {
      try {
        const written = await measured(chunks, async (chunk) => {
          await handle.appendFile(chunk);
        });
        await handle.sync();
        await handle.close();
        await rename(part, file);
        return written;
      } catch (error) {
        await handle.close().catch(() => undefined);
        await rm(part, { force: true });
        const reason = reasonOf(error);
        if (reason === undefined) throw error;
        throw new Error(`${file} was not written, and is as it was before: ${reason}.`, { cause: error });
      }
    },
  };
}

function reasonOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? REASONS[String(error.code)] : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  EACCES: "its folder may not be written to",
  EROFS: "its folder may not be written to",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is full",
  EIO: "the disk reports an error",
  ENOTDIR: "what should be its folder is a file",
  EEXIST: "a part of it is left from an export that was cut off; delete the file that ends in .part",
};

async function measured(
  chunks: AsyncIterable<string | Uint8Array>,
  write: (chunk: Buffer) => Promise<void>,
): Promise<Written> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of chunks) {
    // As bytes once: the hash is of what is written.
    const data = Buffer.from(chunk);
    hash.update(data);
    bytes += data.length;
    await write(data);
  }
  return { bytes, sha256: hash.digest("hex") };
}
