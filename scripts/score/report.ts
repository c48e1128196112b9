/** What a task measured, and the table it prints. */

export type Part = "all" | "seen" | "unseen";

export interface Figure {
  /** "LAS", "type F1", "quad accuracy". */
  readonly measure: string;
  readonly values: Readonly<Partial<Record<Part, number>>>;
  /** Share as a percentage, mean error or correlation as it is, or a rate in whole numbers. */
  readonly kind: "percent" | "plain" | "rate";
}

export interface Report {
  readonly task: string;
  /** The gold file, by its name in `../shared/data` or as given. */
  readonly data: string;
  /** "2,001 sentences, 25,147 words". */
  readonly size: string;
  readonly figures: readonly Figure[];
  readonly remarks?: readonly string[];
}

/** Measures by part → one figure per measure, in the order of the first part. */
export function figuresOf(
  parts: Readonly<Partial<Record<Part, Readonly<Record<string, number>>>>>,
  kind: Figure["kind"],
): Figure[] {
  const measures = Object.keys(parts.all ?? {});
  return measures.map((measure) => {
    const values: Partial<Record<Part, number>> = {};
    for (const part of PARTS) {
      const value = parts[part]?.[measure];
      if (value !== undefined) values[part] = value;
    }
    return { measure, values, kind };
  });
}

export const PARTS: readonly Part[] = ["seen", "unseen", "all"];

export function printReport(report: Report, coder: string): string {
  const width = Math.max(...report.figures.map(({ measure }) => measure.length), 7);
  const cell = (text: string): string => text.padStart(8);
  return [
    `${report.task}: ${report.data}, ${report.size}; ${coder}`,
    `  ${"".padEnd(width)}${PARTS.map(cell).join("")}`,
    ...report.figures.map(
      ({ measure, values, kind }) =>
        `  ${measure.padEnd(width)}${PARTS.map((part) => cell(written(values[part], kind))).join("")}`,
    ),
    ...(report.remarks ?? []).map((remark) => `  ${remark}`),
  ].join("\n");
}

export function written(value: number | undefined, kind: Figure["kind"]): string {
  if (value === undefined) return "";
  return kind === "percent" ? value.toFixed(1) : kind === "plain" ? value.toFixed(3) : value.toFixed(0);
}
