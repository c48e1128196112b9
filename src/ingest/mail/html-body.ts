/** The HTML body of a message → its words, without the message it answers. */
import { blockText } from "../block-text.ts";
import { documentOf } from "../html.ts";

export function htmlBody(html: string): string {
  const whole = documentOf(html);
  const all = blockText(whole.body ?? whole);
  // What is forwarded stands in the same frames, and was sent to be read.
  if (/forwarded message/i.test(all)) return all;
  const answered = 'blockquote[type="cite"], blockquote.gmail_quote, .gmail_attr, .moz-cite-prefix';
  whole.querySelectorAll(answered).forEach((quoted: { remove(): void }) => {
    quoted.remove();
  });
  const own = blockText(whole.body ?? whole);
  return own === "" ? all : own;
}
