import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';
import type { Step } from './steps.ts';

export type TestCount = { readonly passed: number; readonly failed: number };

/** The sum of several counts. */
export function countOf(counts: readonly TestCount[]): TestCount {
  return counts.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** Runs one step and counts its tests. A program that fails without a failed test in its report counts as one failure more. */
export async function runStep(step: Step): Promise<TestCount> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-test-'));
  try {
    const report = join(folder, 'report.json');
    const own = step.report === 'vitest' ? [`--outputFile.json=${report}`] : [];
    const variables: Record<string, string> =
      step.report === 'playwright' ? { PLAYWRIGHT_JSON_OUTPUT_NAME: report } : {};
    if (step.needsBrowser) variables.CHROMIUM_PATH = findChromium(console.log);
    const code = await run(step.program, [...step.arguments, ...own], variables);
    const count = readReport(step.report, report) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, rest: readonly string[], variables: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...rest], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...variables },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
};
type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
};

function readReport(kind: Step['report'], file: string): TestCount | null {
  if (kind === null || !existsSync(file)) return null;
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (kind === 'vitest') {
    const { numPassedTests, numFailedTests } = report as VitestReport;
    return { passed: numPassedTests, failed: numFailedTests };
  }
  const { expected, unexpected, flaky } = (report as PlaywrightReport).stats;
  // A test that passed only at the second try hides a race: it counts as failed.
  return { passed: expected, failed: unexpected + flaky };
}
