/** A reader and documents → sentences and documents a second, raw text to record, on the thread that calls. */
import type { DocumentInput } from "../../src/model/index.ts";
import type { Reader } from "../../src/reading/reader.ts";

export interface Speed {
  readonly documents: number;
  readonly sentences: number;
  /** By the clock on the wall, the first document included. */
  readonly seconds: number;
  readonly sentencesPerSecond: number;
  readonly documentsPerSecond: number;
  /** By the processor's time, which another program on the machine does not lengthen. */
  readonly sentencesPerCpuSecond: number;
}

export function measureSpeed(reader: Reader, documents: readonly DocumentInput[]): Speed {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  let sentences = 0;
  for (const document of documents) sentences += reader.read(document).sentences.length;
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    documents: documents.length,
    sentences,
    seconds,
    sentencesPerSecond: sentences / seconds,
    documentsPerSecond: documents.length / seconds,
    sentencesPerCpuSecond: sentences / ((user + system) / 1e6),
  };
}
