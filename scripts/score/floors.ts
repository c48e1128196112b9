/** What each measure must reach: the floor of the first issue, the floor and the goal of DESIGN.md. */

export interface Floor {
  readonly task: string;
  /** Part of the data file's name; absent: the task has one file. */
  readonly data?: string;
  readonly measure: string;
  readonly first?: number;
  readonly floor?: number;
  readonly goal?: number;
  /** For a mean error less is better. */
  readonly lowerIsBetter?: true;
}

export const FLOORS: readonly Floor[] = [
  ...["ewt-dev", "gum-dev"].flatMap((data): Floor[] => [
    { task: "syntax", data, measure: "UPOS", floor: 95.5, goal: 96.8 },
    { task: "syntax", data, measure: "UAS", floor: 87, goal: 90 },
    { task: "syntax", data, measure: "LAS", first: 82, floor: 84, goal: 87.5 },
    { task: "syntax", data, measure: "LAS from raw text", first: 78, floor: 80, goal: 85 },
  ]),
  { task: "names", measure: "F1", first: 70, floor: 74, goal: 80 },
  { task: "events", measure: "type F1", first: 50, floor: 62, goal: 75 },
  { task: "events", measure: "type+source+target F1", first: 33, floor: 42, goal: 58 },
  { task: "plover", measure: "root accuracy", floor: 68, goal: 84 },
  { task: "plover", measure: "quad accuracy", floor: 80, goal: 90 },
  { task: "attribution", measure: "source exact F1", first: 35, floor: 50, goal: 70 },
  { task: "attribution", measure: "cue exact F1", first: 45, floor: 58, goal: 72 },
  { task: "attribution", measure: "content exact F1", first: 22, floor: 35, goal: 60 },
  { task: "factuality", measure: "MAE", floor: 0.52, goal: 0.45, lowerIsBetter: true },
  { task: "factuality", measure: "Pearson r", first: 0.66, floor: 0.72, goal: 0.8 },
  { task: "times", data: "timebank", measure: "strict F1", floor: 76, goal: 85 },
  { task: "times", data: "timebank", measure: "relaxed F1", floor: 88, goal: 92 },
  { task: "times", data: "timebank", measure: "value F1", first: 60, floor: 70, goal: 82 },
  { task: "places", data: "trnews", measure: "span F1", floor: 75, goal: 85 },
  { task: "places", data: "trnews", measure: "within 161 km", floor: 82, goal: 90 },
  { task: "actors", measure: "country accuracy", floor: 85, goal: 95 },
  { task: "actors", measure: "sector accuracy", floor: 75, goal: 90 },
  { task: "stories", measure: "B³ F1", floor: 93, goal: 96 },
  { task: "incidents", measure: "B³ F1", floor: 90, goal: 94 },
  { task: "speed", measure: "sentences/s", first: 150, floor: 300, goal: 1000 },
];

export function floorOf(task: string, data: string, measure: string): Floor | undefined {
  return FLOORS.find(
    (floor) =>
      floor.task === task && floor.measure === measure && (floor.data === undefined || data.includes(floor.data)),
  );
}

/** Whether a value reaches a bar; undefined where there is none. */
export function reaches(value: number, bar: number | undefined, lowerIsBetter = false): boolean | undefined {
  if (bar === undefined) return undefined;
  return lowerIsBetter ? value <= bar : value >= bar;
}
