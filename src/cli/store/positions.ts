/** What a speaker's position looks like: a mark of its own for each, and the words of the legend. */
import type { Position } from "../../corpus/stories/index.ts";
import type { Style } from "../terminal.ts";

export const POSITIONS: Readonly<Record<Position, { readonly mark: string; readonly style: Style }>> = {
  asserts: { mark: "●", style: "green" },
  denies: { mark: "✕", style: "red" },
  accuses: { mark: "◐", style: "yellow" },
  doubts: { mark: "◑", style: "magenta" },
  speculates: { mark: "◌", style: "cyan" },
  predicts: { mark: "◇", style: "blue" },
  urges: { mark: "△", style: "blue" },
  asks: { mark: "?", style: "cyan" },
  silent: { mark: "–", style: "dim" },
};

export const POSITION_LEGEND = Object.entries(POSITIONS)
  .map(([position, { mark }]) => `${mark} ${position}`)
  .join("  ");
