/** `readout doctor`, `backup`, `restore`, `forget`: the store itself looked after. */
import { restoreStore, type Salvaged, StoreError, salvageStore } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { joinStories } from "./joining.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { folderOf, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const doctorCommand: Command = {
  name: "doctor",
  summary: "Check the store: file, indexes, texts against their fingerprints, versions, disk, permissions.",
  usage: ["doctor [OPTIONS]"],
  options: { ...STORE_OPTION, json: JSON_OPTION },
  notes: ["Reads everything once: minutes for millions of events. Exit status 1 when something is wrong."],
  examples: ["readout doctor"],
  run: doctor,
};

export const backupCommand: Command = {
  name: "backup",
  summary: "Write a whole copy of the store to one file, while others read and write.",
  usage: ["backup [OPTIONS] FILE"],
  options: { ...STORE_OPTION, json: JSON_OPTION },
  notes: ["The copy is checked before it takes its name."],
  examples: ["readout backup record-2026-11-24.db"],
  run: async (call) => {
    const file = only(call, "Give the file to write: readout backup FILE.");
    await withStore(call, (store) => store.backup(file));
    return say(call, { backup: file }, `Backup written and checked: ${file}`, "doctor");
  },
};

export const restoreCommand: Command = {
  name: "restore",
  summary: "Put a backup in the place of the store; the store that was there is kept beside it.",
  usage: ["restore [OPTIONS] FILE", "restore --salvage [OPTIONS]"],
  options: {
    ...STORE_OPTION,
    salvage: { about: "Without a backup: save every document that can still be read from a damaged store." },
    json: JSON_OPTION,
  },
  notes: ["End other programs that have the store open first."],
  examples: ["readout restore record-2026-11-24.db", "readout restore --salvage"],
  run: restore,
};

export const forgetCommand: Command = {
  name: "forget",
  summary: "Take a document and all that came from it out of the store, and say what went.",
  usage: ["forget [OPTIONS] ID | URL"],
  options: { ...STORE_OPTION, json: JSON_OPTION },
  notes: [
    "An id means that text; a URL, every text it ever had. Only the text's fingerprint is kept, so that it does not come back by itself (readout add --again takes it in).",
    "Backups and exports made before still hold it: delete those that must not.",
  ],
  examples: ["readout forget 47196467fac7a254", "readout forget https://news.example/article"],
  run: forget,
};

async function doctor(call: Call): Promise<number> {
  try {
    return await withStore(call, async (store) => {
      const findings = await store.check();
      const wrong = findings.filter(({ good }) => !good).length;
      const lines = findings.map(
        ({ check, good, detail }) => `${good ? "ok   " : "WRONG"}  ${check.padEnd(19)}${detail}`,
      );
      const first =
        wrong === 0 ? "The store is in order." : `${wrong} of ${findings.length} checks found something wrong.`;
      const next = wrong === 0 ? "backup record.db" : "restore --salvage";
      return (
        (await say(call, { good: wrong === 0, findings }, [first, ...lines].join("\n"), next)) || (wrong === 0 ? 0 : 1)
      );
    });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // What cannot even be opened is a finding too.
    const finding = { check: "file", good: false, detail: error.message, code: error.code };
    await say(call, { good: false, findings: [finding] }, `WRONG  ${error.message}`, "");
    return 1;
  }
}

async function restore(call: Call): Promise<number> {
  const folder = folderOf(call);
  if (call.has("salvage")) {
    if (call.words.length > 0) throw new UsageError("Give --salvage or a backup, not both.");
    const saved = await salvageStore(folder);
    return say(call, saved, salvageText(saved), "doctor");
  }
  const { before } = restoreStore(only(call, "Give the backup: readout restore FILE."), folder);
  const kept = before === undefined ? "" : ` The store that was there is now ${before}.`;
  return say(call, { restored: folder, before }, `Restored: ${folder}.${kept}`, "doctor");
}

function salvageText({ documents, lost, before }: Salvaged): string {
  const gone = lost.length === 0 ? "" : ` Not readable: ${lost.length} (${lost.slice(0, 5).join(", ")}).`;
  return `${documents} documents saved.${gone} The damaged store is now ${before}.`;
}

async function forget(call: Call): Promise<number> {
  const reference = only(call, "Give the document's id, file or URL: readout forget ID.");
  const forgotten = await withStore(call, async (store) => {
    const gone = await store.forget(reference);
    await joinStories(call, store);
    return gone;
  });
  const { documents, sentences, events, claims, sightings, copies } = forgotten;
  const lines = [
    `Forgotten: ${documents.length} ${documents.length === 1 ? "document" : "documents"}, with ${sentences} sentences, ${events} events, ${claims} claims, ${sightings} notes of who carried them.`,
    ...documents.map(({ id, given, url }) => oneLine(`${id}  ${given}${url === undefined ? "" : `  ${url}`}`)),
  ];
  const beside = copies.length === 0 ? "" : ` Beside the store: ${copies.join(", ")}.`;
  if (!call.has("json")) call.terminal.remark(`Backups and exports made before still hold it.${beside}`);
  return say(call, forgotten, lines.join("\n"), "status");
}

function only({ words }: Call, message: string): string {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) throw new UsageError(message);
  return word;
}

async function say(call: Call, whole: object, text: string, next: string): Promise<number> {
  const { terminal, has } = call;
  await terminal.write(has("json") ? `${JSON.stringify(whole)}\n` : `${text}\n`);
  if (next !== "" && !has("json")) suggest(call, next);
  return 0;
}
