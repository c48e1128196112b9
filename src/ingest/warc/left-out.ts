/** What of an archive is no document, counted → one remark at its end. */
import type { Item } from "../items.ts";

export type LeftOut = "request" | "revisit" | "other" | "kind" | "status" | "empty" | "large";

export interface Tally {
  count(reason: LeftOut | "undated"): void;
  remarks(): Generator<Item>;
}

export function createTally(file: string): Tally {
  const counts = new Map<LeftOut | "undated", number>();
  const of = (reason: LeftOut | "undated"): number => counts.get(reason) ?? 0;
  const remark = (code: string, message: string): Item => ({
    kind: "issue",
    issue: { code, file, message },
    place: file,
    end: 0,
  });
  return {
    count: (reason) => {
      counts.set(reason, of(reason) + 1);
    },
    remarks: function* () {
      const parts = NAMES.flatMap(([reason, one, many]) =>
        of(reason) === 0 ? [] : [`${of(reason)} ${of(reason) === 1 ? one : many}`],
      );
      if (parts.length > 0) yield remark("RECORDS_LEFT_OUT", `${file}: left out ${parts.join(", ")}.`);
      const undated = of("undated");
      if (undated > 0) {
        const pages = undated === 1 ? "1 page gives" : `${undated} pages give`;
        yield remark("DATE_OF_CAPTURE", `${file}: ${pages} no date; the day of the capture stands in for it.`);
      }
    },
  };
}

const NAMES: readonly (readonly [LeftOut, string, string])[] = [
  ["kind", "answer that is no page (pictures, scripts …)", "answers that are no pages (pictures, scripts …)"],
  ["status", "answer that is an error or leads elsewhere", "answers that are errors or lead elsewhere"],
  ["empty", "page without text", "pages without text"],
  ["large", "answer larger than 64 MiB", "answers larger than 64 MiB"],
  ["request", "request", "requests"],
  ["revisit", "revisit of what had not changed", "revisits of what had not changed"],
  ["other", "record of another kind", "records of other kinds"],
];
