/** The text of a robots.txt and our name → what it lets us read of its host, and how slowly. */
import library from "robots-parser";

export interface Rules {
  /** "unclear": telling would take too long. */
  judge(url: URL): "allowed" | "forbidden" | "unclear";
  /** Crawl-delay in milliseconds. */
  readonly delay?: number;
}

/** `origin`: of the host whose pages it is about; `agent`: a User-Agent, whose part before "/" is the name searched for. */
export function parseRobots(text: string, origin: string, agent: string): Rules {
  const name = agent.replace(/\/.*/s, "").trim();
  const lines = ourLines(text, name.toLowerCase());
  const parser = makeParser(`${origin}/robots.txt`, lines.join("\n"));
  const winding = lines.filter((line) => line.includes("*") && !AGENT_LINE.test(line)).join("").length;
  const seconds = parser.getCrawlDelay(name);
  return {
    judge: (url) => {
      if (winding * (url.pathname.length + url.search.length) > MOST_STEPS) return "unclear";
      return parser.isAllowed(url.href, name) === false ? "forbidden" : "allowed";
    },
    ...(seconds !== undefined && seconds > 0 ? { delay: seconds * 1000 } : {}),
  };
}

/** Matching "*" takes up to one step for each letter of the pattern and each of the address; this many take half a second. */
const MOST_STEPS = 1e8;

const AGENT_LINE = /^[\t ]*user-agent[\t ]*:([^#]*)/i;

/**
 * The parser keeps each rule once for each name above it, which 500 KiB can drive to hundreds of millions. So names that are not
 * ours become one: their groups stay groups, and no rule stands under more than three names.
 */
function ourLines(text: string, name: string): readonly string[] {
  const kept: string[] = [];
  let group = new Set<string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const named = AGENT_LINE.exec(line)?.[1]?.trim().toLowerCase().replace(/\/.*/, "").trim();
    if (named === undefined) {
      // The parser ends a group at any line with a name and a value, so we do too.
      if (/^[^#]*[^#\s:][^#:]*:/.test(line)) group = new Set();
      kept.push(line);
      continue;
    }
    const known = named === "*" || named === name ? named : "another";
    if (group.has(known)) continue;
    group.add(known);
    kept.push(`User-agent: ${known}`);
  }
  return kept;
}

/** The library's types promise a module with a default; what Node loads is that default itself. */
const makeParser: typeof library.default = callable(library);

function callable(loaded: unknown): typeof library.default {
  if (isMaker(loaded)) return loaded;
  throw new TypeError("robots-parser has changed its shape. Pin the version that package.json names.");
}

function isMaker(loaded: unknown): loaded is typeof library.default {
  return typeof loaded === "function";
}
