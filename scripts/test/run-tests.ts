// `npm test`: runs every step, cheapest first, and continues after a failure. The last lines list
// the failures and the total: N passed, N failed. `npm test -- unit fuzz` runs only the steps
// named.
import { relative } from 'node:path';
import type { TestReport } from './read-report.ts';
import { runStep } from './run-step.ts';
import { steps } from './steps.ts';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length) {
  console.error(`Unknown step: ${unknown.join(', ')}. The steps are ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

const reports: { readonly name: string; readonly report: TestReport; readonly seconds: number }[] = [];
for (const step of steps.filter(({ name }) => !names.length || names.includes(name))) {
  console.log(`\n── ${step.name}: ${step.covers}`);
  const startedAt = performance.now();
  const report = await runStep(step);
  const seconds = (performance.now() - startedAt) / 1000;
  reports.push({ name: step.name, report, seconds });
  const { passed, failures } = report;
  console.log(`── ${step.name}: ${passed} passed, ${failures.length} failed (${seconds.toFixed(0)} s)`);
}

// Printed again at the end, where they are easy to find.
for (const { name, report } of reports) {
  for (const { file, title, error } of report.failures)
    console.log(`\n✗ ${name}: ${relative('', file)}\n  ${title}\n${error}`);
}

console.log('');
for (const { name, report, seconds } of reports) {
  const [passed, failed] = [report.passed, report.failures.length].map((count) => String(count).padStart(4));
  console.log(`${name.padEnd(12)} ${passed} passed ${failed} failed ${seconds.toFixed(0).padStart(5)} s`);
}
const passed = reports.reduce((sum, { report }) => sum + report.passed, 0);
const failed = reports.reduce((sum, { report }) => sum + report.failures.length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
