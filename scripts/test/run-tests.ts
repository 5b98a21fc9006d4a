// `npm test`: everything that must hold, from the cheapest to the dearest; goes on after a failure, so that one run tells all.
// Closes with one plain line: N passed, N failed. `npm test -- unit fuzz` runs only the steps named.
import { countOf, runStep, type TestCount } from './run-step.ts';
import { steps } from './steps.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}`);
  process.exit(2);
}

const counts: { readonly name: string; readonly count: TestCount; readonly seconds: number }[] = [];
for (const step of steps.filter(({ name }) => !wanted.length || wanted.includes(name))) {
  console.log(`\n── ${step.name}: ${step.says}`);
  const began = performance.now();
  const count = await runStep(step);
  const seconds = (performance.now() - began) / 1000;
  counts.push({ name: step.name, count, seconds });
  console.log(`── ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds.toFixed(0)} s)`);
}

console.log('');
for (const { name, count, seconds } of counts) {
  console.log(
    `${name.padEnd(12)} ${String(count.passed).padStart(5)} passed ${String(count.failed).padStart(3)} failed ${seconds.toFixed(0).padStart(5)} s`,
  );
}
const total = countOf(counts.map(({ count }) => count));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
