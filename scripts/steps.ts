/** Commands in order → how many checks passed and failed, everything they printed passed on. */
import { spawnSync } from "node:child_process";

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** A test run counts its tests, any other step counts as one check. */
  readonly tests?: boolean;
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

export function runSteps(steps: readonly Step[]): Count {
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  for (const step of steps) {
    const begun = performance.now();
    const [program = "", ...rest] = step.command;
    const result = spawnSync(program, rest, { encoding: "utf8", maxBuffer: 1 << 28 });
    const output = `${result.stdout ?? ""}${result.stderr ?? ""}`;
    const good = result.status === 0;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${good ? "ok  " : "FAIL"} ${step.name} (${seconds} s)`);
    if (!good) console.log(output);
    if (step.tests === true) {
      const counted = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)$`, "m").exec(output)?.[1] ?? 0);
      passed += counted("pass");
      failed += counted("fail") + counted("cancelled");
      if (!good && counted("fail") === 0) failed += 1;
      skipped.push(
        ...[...output.matchAll(/^\s*﹣ (.*?)(?: \([\d.]+ms\))? # (.*)$/gm)].map((match) => `${match[1]}: ${match[2]}`),
      );
    } else if (good) passed += 1;
    else failed += 1;
  }
  return { passed, failed, skipped };
}

export const CHECKS: readonly Step[] = [
  { name: "types: core, without Node or DOM", command: ["npx", "tsc", "-p", "tsconfig.core.json"] },
  { name: "types: node", command: ["npx", "tsc", "-p", "tsconfig.node.json"] },
  { name: "types: web", command: ["npx", "tsc", "-p", "tsconfig.web.json"] },
  { name: "lint and format", command: ["npx", "biome", "check", "."] },
  { name: "dead code, files and dependencies", command: ["npx", "knip", "--no-progress"] },
  { name: "rules and their examples", command: [process.execPath, "scripts/check-rules.ts"] },
  { name: "sources and their references", command: [process.execPath, "scripts/check-sources.ts"] },
];

export const TESTS: Step = {
  name: "tests",
  command: [
    process.execPath,
    "--test",
    "--import=./test/fixed-seed.ts",
    "--test-reporter=spec",
    "src/**/*.test.ts",
    "test/**/*.test.ts",
    "scripts/**/*.test.ts",
  ],
  tests: true,
};

/** Prints what was skipped, by name, and the plain last line; sets the exit code. */
export function finish({ passed, failed, skipped }: Count): void {
  for (const name of skipped) console.log(`skipped ${name}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
