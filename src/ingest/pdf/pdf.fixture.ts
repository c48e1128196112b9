/** Lines of text → the bytes of a small PDF that draws them. */

export interface DrawnLine {
  readonly text: string;
  /** Points; default 72 and 14 below the line before. */
  readonly x?: number;
  readonly down?: number;
  readonly size?: number;
}

export interface PdfFacts {
  readonly title?: string;
  readonly created?: string;
  /** Says that it is encrypted, with a password nobody has. */
  readonly encrypted?: boolean;
}

export function makePdf(pages: readonly (readonly (DrawnLine | string)[])[], facts: PdfFacts = {}): Uint8Array {
  const kids = pages.map((_, i) => `${5 + 2 * i} 0 R`).join(" ");
  const { title, created, encrypted } = facts;
  const info = `<<${title === undefined ? "" : `/Title (${escaped(title)})`}${created === undefined ? "" : `/CreationDate (${created})`}>>`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    info,
    ...pages.flatMap((lines, i) => {
      const drawn = drawing(lines);
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${6 + 2 * i} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
        `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
      ];
    }),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj ${object} endobj\n`;
    return at;
  });
  const table = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const lock =
    encrypted === true
      ? `/Encrypt <</Filter/Standard/V 1/R 2/P -4/O (${"o".repeat(32)})/U (${"u".repeat(32)})>>/ID[(a)(a)]`
      : "";
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer <</Size ${objects.length + 1}/Root 1 0 R/Info 4 0 R${lock}>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

function drawing(lines: readonly (DrawnLine | string)[]): string {
  let y = 740;
  const drawn = lines.map((given) => {
    const { text, x = 72, down = 14, size = 11 } = typeof given === "string" ? { text: given } : given;
    y -= down;
    return `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`;
  });
  return drawn.join("\n");
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, "\\$&");
}
