import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';
import { readReport, type TestReport } from './read-report.ts';
import type { Step } from './steps.ts';

/** Runs one step and reads its report. A program that fails without a failed test in its report counts as one failure more. */
export async function runStep(step: Step): Promise<TestReport> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-test-'));
  try {
    const file = join(folder, 'report.json');
    const own = step.report === 'vitest' ? [`--outputFile.json=${file}`] : [];
    const variables: Record<string, string> = step.report === 'playwright' ? { PLAYWRIGHT_JSON_OUTPUT_NAME: file } : {};
    if (step.needsBrowser) variables.CHROMIUM_PATH = findChromium(console.log);
    const code = await run(step.program, [...step.arguments, ...own], variables);
    const report =
      step.report !== null && existsSync(file)
        ? readReport(step.report, readFileSync(file, 'utf8'))
        : { passed: code === 0 ? 1 : 0, failures: [] };
    return code === 0 || report.failures.length
      ? report
      : { ...report, failures: [whole(step, `It ended with ${code}.`)] };
  } catch (fault) {
    return { passed: 0, failures: [whole(step, fault instanceof Error ? fault.message : String(fault))] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const whole = ({ program, name }: Step, says: string) => ({ file: program, title: name, says });

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
