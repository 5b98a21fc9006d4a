// `npm run simulate -- [--auctions 5000] [--seed 1] [--planted]`: plays whole auctions of the real
// saleroom in virtual time, with faults, and checks the invariants of each. With --planted the
// server has a bug, each of the planted ones in turn, which must be found. Progress goes to stderr,
// the report to stdout. Exit 0: no breach, or every bug was found · 1: a breach, or a bug that was
// not found · 2: wrong options.
import { parseArgs } from 'node:util';
import { PLANTED_BUGS } from './planted-bugs/planted-bugs.ts';
import { printReport } from './print-report.ts';
import { findBug, seedsFrom, simulate } from './simulate.ts';

/** A bug that is not found in this many auctions counts as missed. */
const MOST_FOR_A_BUG = 5_000;
const PROGRESS_EVERY = 2_500;

const USAGE = `usage: npm run simulate -- [--auctions HOW-MANY] [--seed N] [--planted]
docs/simulation.md says what each does.`;

function parsed() {
  try {
    return parseArgs({
      options: {
        help: { type: 'boolean', default: false },
        auctions: { type: 'string', default: '5000' },
        seed: { type: 'string', default: '1' },
        planted: { type: 'boolean', default: false },
      },
    }).values;
  } catch (fault) {
    throw new Error(`${(fault as Error).message}\n${USAGE}`);
  }
}

/** Null when help is requested. Throws an error that says what to give. */
function readOptions() {
  const values = parsed();
  if (values.help) return null;
  const wholeNumber = (name: 'auctions' | 'seed') => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1 || value > 4_000_000_000)
      throw new Error(`--${name} takes a whole number from 1, not ${values[name]}`);
    return value;
  };
  return { auctions: wholeNumber('auctions'), seed: wholeNumber('seed'), planted: values.planted };
}

async function findPlantedBugs(seed: number): Promise<boolean> {
  let missed = 0;
  for (const planted of PLANTED_BUGS) {
    const { id, bug } = planted;
    const startedAt = performance.now();
    const { auctions, failed } = await findBug(planted, seedsFrom(seed, MOST_FOR_A_BUG));
    const found = failed.at(-1)?.breaches.find((breach) => breach.id === id);
    if (!found) missed += 1;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${found ? 'found' : 'MISSED'}  ${id.padEnd(4)} ${bug}: ${auctions} auctions, ${seconds} s`);
  }
  console.log(missed === 0 ? `all ${PLANTED_BUGS.length} planted bugs found` : `${missed} planted bugs missed`);
  return missed === 0;
}

async function playMany(auctions: number, seed: number): Promise<boolean> {
  const startedAt = performance.now();
  const report = await simulate({
    seeds: seedsFrom(seed, auctions),
    isEnough: ({ auctions: played, failed }) => {
      if (played % PROGRESS_EVERY === 0) console.error(`${played} auctions, ${failed.length} with a breach`);
      return false;
    },
  });
  printReport(report, { seed, minutes: (performance.now() - startedAt) / 60_000 });
  return report.failed.length === 0;
}

let options: ReturnType<typeof readOptions> = null;
try {
  options = readOptions();
  if (!options) console.log(USAGE);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 2;
}
if (options) {
  const isPassed = options.planted
    ? await findPlantedBugs(options.seed)
    : await playMany(options.auctions, options.seed);
  process.exitCode = isPassed ? 0 : 1;
}
