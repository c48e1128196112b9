/** XML → the same without its document type, and the names of the entities that it wanted to define. */

/** Entities of one's own serve to blow up parsers and to read files: none is expanded here. */
export function withoutDoctype(xml: string): { readonly xml: string; readonly entities: ReadonlySet<string> } {
  const start = xml.search(/<!DOCTYPE/i);
  // It stands before the first element, or it is part of some text.
  if (start < 0 || /<[a-z]/i.test(xml.slice(0, start))) return { xml, entities: new Set() };
  const end = endOf(xml, start);
  const names = xml.slice(start, end).matchAll(/<!ENTITY\s+(?:%\s+)?([\w:.-]+)/gi);
  return { xml: xml.slice(0, start) + xml.slice(end), entities: new Set(Array.from(names, ([, name = ""]) => name)) };
}

/** Behind the ">" that closes it: not one in quotation marks, nor inside the brackets. */
function endOf(xml: string, start: number): number {
  let quote = "";
  let depth = 0;
  for (let at = start; at < xml.length; at += 1) {
    const char = xml.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "[") depth += 1;
    else if (char === "]") depth -= 1;
    else if (char === ">" && depth <= 0) return at + 1;
  }
  return xml.length;
}
