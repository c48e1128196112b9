/** A dependency tree → lines for a terminal: one word a line in the order of the sentence, lines drawn to its head. */
import type { Tree } from "../model/index.ts";
import { columns } from "./report/index.ts";

export interface TreeRow {
  readonly token: number;
  /** The lines to the head, then the word. */
  readonly drawing: string;
  /** Columns of the drawing. */
  readonly width: number;
}

/** Words of a crossing branch stand with their head, so a row may be out of order there; its number tells. */
export function drawTree(tree: Tree): TreeRow[] {
  const rows: TreeRow[] = [];
  const seen = new Set<number>();
  const draw = (token: number, above: string, here: string, below: string): void => {
    if (seen.has(token) || seen.size > tree.words.length) return;
    seen.add(token);
    const children = tree.children[token] ?? [];
    const left = children.filter((child) => child < token);
    const right = children.filter((child) => child > token);
    for (const [i, child] of left.entries()) {
      const first = i === 0;
      draw(child, `${above}${first ? "   " : "│  "}`, `${above}${first ? "┌─ " : "├─ "}`, `${above}│  `);
    }
    const drawing = `${here}${tree.words[token]?.text ?? ""}`;
    rows.push({ token, drawing, width: columns(drawing) });
    for (const [i, child] of right.entries()) {
      const last = i === right.length - 1;
      draw(child, `${below}│  `, `${below}${last ? "└─ " : "├─ "}`, `${below}${last ? "   " : "│  "}`);
    }
  };
  draw(tree.root, "", "", "");
  return rows;
}
