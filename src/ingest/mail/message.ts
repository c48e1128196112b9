/** The bytes of one message → the document it is, or why it is none. */
import PostalMime, { type Email } from "postal-mime";
import type { DocumentInput, Issue } from "../../model/index.ts";
import { mailDate } from "./mail-date.ts";
import { ownWords } from "./own-words.ts";

export type MessageRead =
  | {
      readonly kind: "document";
      readonly document: DocumentInput;
      readonly issues: readonly Issue[];
      readonly attachments: number;
    }
  | { readonly kind: "broken"; readonly code: string; readonly message: string };

/** `where` names the message in what is said of it; `id` is used where it gives none. */
export async function readMessage(bytes: Uint8Array, where: string, id: string): Promise<MessageRead> {
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 50 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "broken", code: "MESSAGE_BROKEN", message: `${where} cannot be read as a message (${reason}).` };
  }
  const header = (name: string): string | undefined => email.headers.find(({ key }) => key === name)?.value.trim();
  if (header("from") === undefined && header("subject") === undefined && header("date") === undefined) {
    const message = `${where} is no message: it has neither From nor Subject nor Date.`;
    return { kind: "broken", code: "MESSAGE_BROKEN", message };
  }
  const isReply = header("in-reply-to") !== undefined || /^\s*(re|aw|antw|sv)\s*:/i.test(email.subject ?? "");
  const text = ownWords(await bodyOf(email), isReply);
  const { attachments } = email;
  if (text.trim() === "") {
    const has = attachments.length === 0 ? "" : " Its attachments are not read: save them, and add them as files.";
    return { kind: "broken", code: "MESSAGE_WITHOUT_TEXT", message: `${where} has no text.${has}` };
  }
  const fields = {
    title: plain(email.subject),
    date: mailDate(header("date") ?? ""),
    source: plain(email.from?.name) ?? plain(email.from?.address),
    // Not the list's own address: it is the same for every message, and a URL stands for one text.
    url: /<(https?:[^<>\s]+)>|^(https?:\S+)$/i
      .exec(header("archived-at") ?? "")
      ?.slice(1)
      .find(Boolean),
  };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const document: DocumentInput = { id: plain(email.messageId?.replace(/^<|>$/g, "")) ?? id, ...given, text };
  return { kind: "document", document, issues: issuesOf(text, where), attachments: attachments.length };
}

/** The plain text, unless it only says that there is HTML. */
async function bodyOf({ text = "", html }: Email): Promise<string> {
  if (html === undefined || text.trim().length > 300) return text;
  const { htmlBody } = await import("./html-body.ts");
  const words = htmlBody(html);
  return text.trim() === "" || words.length > 3 * text.length ? words : text;
}

function issuesOf(text: string, where: string): readonly Issue[] {
  if (!text.includes("\uFFFD")) return [];
  const message = `${where} has letters that its encoding does not allow, replaced by "\uFFFD".`;
  return [{ code: "ENCODING_REPLACED", message }];
}

function plain(text: string | undefined): string | undefined {
  const clean = text?.replace(/\s+/g, " ").trim();
  return clean === "" ? undefined : clean;
}
