// `npm run chaos -- [--quick] [--seed N] [--seeds N] [--faults a,b] | --replay runs/ID | --selftest
// | --plant I12`: injects every known fault into a real server while a crowd bids, and checks the
// invariants on the record. Exit 0: every invariant that could be examined held · 1: one was
// violated · 2: could not run, or nothing to examine.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import type { InvariantId } from '../invariants/claims.ts';
import { type ChaosOptions, readOptions, USAGE } from './chaos-options.ts';
import { checkRun, type RunResult } from './check-run.ts';
import { recordRun } from './record-run.ts';
import { readRun } from './recording/read-run.ts';
import { resultTable } from './result-table.ts';
import { runSelftest } from './selftest/run-selftest.ts';
import { UsageError } from './usage-error.ts';

/** A run in which one of these had nothing to examine proves nothing, even if all others held. */
const ESSENTIAL: readonly InvariantId[] = ['I1', 'I2', 'I6', 'I8', 'I22'];
const MOST_SHOWN = 8;

const print = (message: string) => console.log(message);

function report(runs: readonly RunResult[], replayCommand: (run: RunResult) => string): number {
  for (const line of resultTable(runs)) print(line);
  for (const run of runs) {
    for (const { id, claim, breach } of run.breaches.slice(0, MOST_SHOWN)) print(`${id} (${claim}): ${breach}`);
    if (run.breaches.length > MOST_SHOWN) print(`… and ${run.breaches.length - MOST_SHOWN} more`);
    if (run.breaches.length > 0) print(`  seed ${run.seed}; check it again: ${replayCommand(run)}`);
  }
  const acknowledged = runs.reduce((sum, run) => sum + run.acknowledged, 0);
  const violated = runs.filter(({ breaches }) => breaches.length > 0).length;
  print(`${runs.length} runs, ${acknowledged} acknowledgements, ${violated} runs with a violated invariant.`);
  if (violated > 0) return 1;
  const vacuous = ESSENTIAL.filter((id) => runs.some(({ wholeRun }) => wholeRun[id] === 'vacuous'));
  if (vacuous.length > 0) print(`Nothing to examine for ${vacuous.join(', ')}: this proves nothing.`);
  return vacuous.length > 0 ? 2 : 0;
}

async function recordRuns({ seeds, faults }: Extract<ChaosOptions, { kind: 'runs' }>): Promise<number> {
  const results: RunResult[] = [];
  const folders = new Map<number, string>();
  const startedAt = new Date()
    .toISOString()
    .replace(/[^0-9]/g, '')
    .slice(0, 14);
  for (const seed of seeds) {
    const folder = join('runs', `${startedAt}-${seed}`);
    folders.set(seed, folder);
    print(`Seed ${seed}, ${faults.length} faults, recorded in ${folder}`);
    await recordRun({ seed, faults, folder: join(process.cwd(), folder), print });
    results.push(checkRun(readRun(folder)));
  }
  return report(
    results,
    ({ seed }) => `npm run chaos -- --replay ${folders.get(seed)}; run it anew: npm run chaos -- --seed ${seed}`,
  );
}

async function run(options: ChaosOptions): Promise<number> {
  switch (options.kind) {
    case 'help':
      print(USAGE);
      return 0;
    case 'selftest':
      return runSelftest(options.invariant, print) ? 0 : 1;
    case 'replay': {
      const results = options.folders.map((folder) => checkRun(readRun(folder)));
      return report(results, (result) => `npm run chaos -- --replay ${options.folders[results.indexOf(result)]}`);
    }
    case 'runs':
      return recordRuns(options);
    default:
      return options satisfies never;
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(2));

try {
  process.exitCode = await run(readOptions(process.argv.slice(2), () => randomInt(1, 1_000_000)));
} catch (fault) {
  console.error(fault instanceof UsageError ? fault.message : fault);
  process.exitCode = 2;
}
process.exit();
