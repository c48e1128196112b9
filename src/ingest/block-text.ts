/** A node of a page → its words, an empty line between blocks. */

/** The little of a DOM node that is needed here: linkedom's nodes and Readability's fit it. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<PageNode>;
}

export function blockText(node: PageNode): string {
  const blocks: string[] = [];
  let line = "";
  const close = (): void => {
    const text = line
      .replace(/[ \t\r\n\f]+/g, " ")
      .replace(/ ?\u2028 ?/g, "\n")
      .trim();
    if (text !== "" && text !== "-") blocks.push(text);
    line = "";
  };
  const walk = (at: PageNode, depth: number): void => {
    if (at.nodeType === 3) {
      line += at.textContent ?? "";
      return;
    }
    const name = at.nodeName.toUpperCase();
    if ((at.nodeType !== 1 && at.nodeType !== 9 && at.nodeType !== 11) || LEFT_OUT.has(name) || depth > 400) return;
    if (name === "BR") line += "\u2028";
    const isBlock = BLOCKS.has(name);
    if (isBlock) close();
    if (name === "LI") line = "- ";
    for (const child of Array.from(at.childNodes)) walk(child, depth + 1);
    if (isBlock) close();
    else if (name === "TD" || name === "TH") line += " ";
  };
  walk(node, 0);
  close();
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

const LEFT_OUT = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE HEAD NAV FOOTER FORM BUTTON SELECT TEXTAREA IFRAME SVG CANVAS VIDEO AUDIO OBJECT".split(
    " ",
  ),
);

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TR UL".split(
    " ",
  ),
);
