// `npm run chaos -- [--quick] [--seed N] [--seeds N] [--faults a,b] | --replay runs/ID | --selftest | --plant I12`: breaks a real house in every way that we
// know of while a crowd bids in it, and judges from what was recorded whether it kept its promises.
// Exit 0: every promise that could be looked at was kept · 1: one was broken · 2: could not run, or there was nothing to look at.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { readOptions, USAGE } from './chaos-options.ts';
import { readHistory } from './recording/read-run.ts';
import { judgeRun, type RunJudgement } from './check-run.ts';
import { recordRun } from './record-run.ts';
import { resultTable } from './result-table.ts';
import { runSelftest } from './selftest/run-selftest.ts';
import { WrongOptions } from './usage-error.ts';

/** Without these a run has proved nothing, whatever else held. */
const ESSENTIAL = ['I1', 'I2', 'I6', 'I8', 'I22'];
const MOST_SHOWN = 8;

const say = (message: string) => console.log(message);

function report(runs: readonly RunJudgement[], again: (run: RunJudgement) => string): number {
  for (const line of resultTable(runs)) say(line);
  for (const run of runs) {
    for (const { invariant, promise, fault } of run.violations.slice(0, MOST_SHOWN))
      say(`${invariant} (${promise}): ${fault}`);
    if (run.violations.length > MOST_SHOWN) say(`… and ${run.violations.length - MOST_SHOWN} more`);
    if (run.violations.length > 0) say(`  seed ${run.seed}; judge it again: ${again(run)}`);
  }
  const acknowledged = runs.reduce((sum, run) => sum + run.acknowledged, 0);
  const broken = runs.filter(({ violations }) => violations.length > 0).length;
  say(`${runs.length} runs, ${acknowledged} acknowledgements, ${broken} runs with a broken promise.`);
  if (broken > 0) return 1;
  const unseen = ESSENTIAL.filter((invariant) => runs.some(({ whole }) => whole[invariant] === 'vacuous'));
  if (unseen.length > 0) say(`Nothing to look at for ${unseen.join(', ')}: this proves nothing.`);
  return unseen.length > 0 ? 2 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(2));

try {
  const orders = readOptions(process.argv.slice(2), () => randomInt(1, 1_000_000));
  if (orders.kind === 'help') say(USAGE);
  else if (orders.kind === 'selftest') process.exitCode = runSelftest(orders.invariant, say) ? 0 : 1;
  else if (orders.kind === 'replay') {
    const runs = orders.folders.map((folder) => judgeRun(readHistory(folder)));
    process.exitCode = report(runs, (run) => `npm run chaos -- --replay ${orders.folders[runs.indexOf(run)]}`);
  } else {
    const runs: RunJudgement[] = [];
    const folders = new Map<number, string>();
    const began = new Date()
      .toISOString()
      .replace(/[^0-9]/g, '')
      .slice(0, 14);
    for (const seed of orders.seeds) {
      const folder = join('runs', `${began}-${seed}`);
      folders.set(seed, folder);
      say(`Seed ${seed}, ${orders.faults.length} faults, recorded in ${folder}`);
      await recordRun({ seed, faults: orders.faults, folder: join(process.cwd(), folder), say });
      runs.push(judgeRun(readHistory(folder)));
    }
    process.exitCode = report(
      runs,
      ({ seed }) => `npm run chaos -- --replay ${folders.get(seed)}; run it anew: npm run chaos -- --seed ${seed}`,
    );
  }
} catch (fault) {
  console.error(fault instanceof WrongOptions ? fault.message : fault);
  process.exitCode = 2;
}
process.exit();
