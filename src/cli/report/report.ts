/** Documents with their records → the report a person reads: what is reported, who says so, who denies it, who is silent, what is expected. */
import { PROGRAM } from "../program.ts";
import type { Paint } from "../terminal.ts";
import { plural } from "./layout.ts";
import { namesIn, type Read } from "./names.ts";
import { rolesSection } from "./roles.ts";
import {
  deniedSection,
  expectedSection,
  LEGEND,
  reportedSection,
  type Scene,
  saidSection,
  silentSection,
} from "./sections.ts";
import { topicsOf } from "./topics.ts";

export interface ReportOptions {
  readonly width: number;
  readonly paint: Paint;
  /** Groups a section shows; 0 shows everything. */
  readonly limit: number;
  /** The words with which the report was asked for, for the suggestion at its end. */
  readonly asked: string;
}

/** A report on no events says so; the last line suggests the next command. */
export function writeReport(reads: readonly Read[], { width, paint, limit, asked }: ReportOptions): string {
  const names = namesIn(reads);
  const topics = topicsOf(reads, names);
  const scene: Scene = { reads, names, width, paint, limit };
  const sections = [
    reportedSection(scene, topics),
    saidSection(scene),
    deniedSection(scene),
    silentSection(scene),
    expectedSection(scene),
    rolesSection(scene),
  ];
  const body = sections.flatMap(({ lines }) => (lines.length === 0 ? [] : ["", ...lines]));
  const cut = sections.some((section) => section.cut);
  const contested = topics.filter((topic) => topic.contested).length;
  const first = `${counts(reads)}${contested === 0 ? "" : `; ${plural(contested, "topic")} contested`}.`;
  const next = cut ? `${PROGRAM} read ${asked} --limit 0` : `${PROGRAM} code ${asked} > record.jsonl`;
  return `${[paint("bold", first), ...(topics.length === 0 ? [] : [paint("dim", LEGEND)]), ...body, "", paint("dim", `Next: ${next}`)].join("\n")}\n`;
}

function counts(reads: readonly Read[]): string {
  const sum = (of: (read: Read) => number): number => reads.reduce((total, read) => total + of(read), 0);
  const events = reads.flatMap(({ record }) => record.events);
  const statuses = STATUSES.flatMap((status) => {
    const count = events.filter((event) => event.status === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  });
  const parts = [
    `${plural(reads.length, "document")}, ${plural(
      sum(({ record }) => record.sentences.length),
      "sentence",
    )}: ${plural(events.length, "event")}`,
    plural(
      sum(({ record }) => record.claims.length),
      "claim",
    ),
  ];
  const left = reads.filter(({ record }) => record.issues.some(({ code }) => code === "LANGUAGE_NOT_CODED")).length;
  const rest = [
    ...(statuses.length === 0 ? [] : [statuses.join(", ")]),
    ...(left === 0 ? [] : [`${left} not coded (not English)`]),
  ];
  return [parts.join(", "), ...rest].join("; ");
}

const STATUSES = ["denied", "alleged", "speculated", "predicted", "negated"] as const;
