import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';
import { readReport, type TestReport } from './read-report.ts';
import type { Step } from './steps.ts';

/**
 * Runs one step and reads its report. A failed program without a failed test counts as one failure.
 */
export async function runStep(step: Step): Promise<TestReport> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-test-'));
  try {
    const file = join(folder, 'report.json');
    const reporter = step.report === 'vitest' ? [`--outputFile.json=${file}`] : [];
    const variables: Record<string, string> = step.report === 'playwright' ? { PLAYWRIGHT_JSON_OUTPUT_NAME: file } : {};
    if (step.needsBrowser) variables.CHROMIUM_PATH = findChromium(console.log);
    const code = await run(step.program, [...step.arguments, ...reporter], variables);
    const report =
      step.report !== null && existsSync(file)
        ? readReport(step.report, readFileSync(file, 'utf8'))
        : { passed: code === 0 ? 1 : 0, failures: [] };
    return code === 0 || report.failures.length
      ? report
      : { ...report, failures: [failureOf(step, `It ended with exit code ${code}.`)] };
  } catch (error) {
    return { passed: 0, failures: [failureOf(step, error instanceof Error ? error.message : String(error))] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const failureOf = ({ program, name }: Step, error: string) => ({ file: program, title: name, error });

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
