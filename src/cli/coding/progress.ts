/** Documents as they are done → a line that says how far and how fast. */

export interface Progress {
  done(sentences: number, bytes: number): void;
  /** "1,204 documents, 310 sentences/s, 4 min left". */
  line(): string;
  summary(): string;
}

/** `now` gives milliseconds; `total` is the size of the input in bytes, where it is known. */
export function createProgress(total: number | undefined, now: () => number): Progress {
  const start = now();
  let documents = 0;
  let sentences = 0;
  let reached = 0;
  const rate = (seconds: number): string => count(Math.round(sentences / Math.max(seconds, 0.001)));
  return {
    done: (more, bytes) => {
      documents += 1;
      sentences += more;
      reached = Math.max(reached, bytes);
    },
    line: () => {
      const seconds = (now() - start) / 1000;
      const parts = [`${count(documents)} documents`, `${rate(seconds)} sentences/s`];
      if (total !== undefined && total > 0 && reached > 0) {
        const share = Math.min(1, reached / total);
        parts.push(`${Math.floor(share * 100)} %`);
        if (seconds > 2) parts.push(`${duration((seconds / share) * (1 - share))} left`);
      }
      return parts.join(", ");
    },
    summary: () => {
      const seconds = (now() - start) / 1000;
      const what = `${count(documents)} ${documents === 1 ? "document" : "documents"}, ${count(sentences)} ${sentences === 1 ? "sentence" : "sentences"}`;
      return `${what} in ${duration(seconds)} (${rate(seconds)} sentences/s)`;
    },
  };
}

function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
