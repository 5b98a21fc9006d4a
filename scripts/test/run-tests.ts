// `npm test`: everything that must hold, from the cheapest to the dearest; goes on after a failure, so that one run tells all.
// Closes with what failed and one plain line: N passed, N failed. `npm test -- unit fuzz` runs only the steps named.
import { relative } from 'node:path';
import type { TestReport } from './read-report.ts';
import { runStep } from './run-step.ts';
import { steps } from './steps.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}`);
  process.exit(2);
}

const reports: { readonly name: string; readonly report: TestReport; readonly seconds: number }[] = [];
for (const step of steps.filter(({ name }) => !wanted.length || wanted.includes(name))) {
  console.log(`\n── ${step.name}: ${step.says}`);
  const began = performance.now();
  const report = await runStep(step);
  const seconds = (performance.now() - began) / 1000;
  reports.push({ name: step.name, report, seconds });
  const { passed, failures } = report;
  console.log(`── ${step.name}: ${passed} passed, ${failures.length} failed (${seconds.toFixed(0)} s)`);
}

// Once more at the end: what failed is not to be looked for in thousands of lines.
for (const { name, report } of reports) {
  for (const { file, title, says } of report.failures)
    console.log(`\n✗ ${name}: ${relative('', file)}\n  ${title}\n${says}`);
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
