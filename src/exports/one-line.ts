/** What others wrote → the same on one line, without characters that could command the terminal or turn its order round. */

export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, " ").trim();
}
