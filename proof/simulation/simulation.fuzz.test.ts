// Whole auctions of the real saleroom in virtual time. Some seeds are always the same, one is fresh each time and printed; a failure names the seed that
// shows it again: `npm run simulate -- --auctions 1 --seed N`.
import { expect, test } from 'vitest';
import { PINNED_SEEDS } from './pinned-seeds.ts';
import { PLANTED_BUGS } from './planted-bugs/planted-bugs.ts';
import { playAuction } from './play-auction.ts';
import { findBug, seedsFrom, simulate } from './simulate.ts';

/** Everything that can go wrong, and every way in which the ledger can say no: a run in which one never came proves too little. */
const EVERY_TROUBLE = [
  ...['unreachable', 'lost before', 'lost after', 'commits late', 'slow'].map((fate) => `write: ${fate}`),
  ...['fails', 'loses its answer', 'unreachable', 'slow'].map((fate) => `read: ${fate}`),
  ...['seq-moved', 'clock-moved', 'keys-seen', 'rights-changed', 'key burnt', 'away'].map(
    (answer) => `ledger: ${answer}`,
  ),
  ...['crash', 'restart', 'clock jumps'].map((what) => `node: ${what}`),
  ...['answer lost', 'command lost', 'command doubled', 'key used twice', 'announcement lost'].map(
    (what) => `line: ${what}`,
  ),
  'announcer: throws',
];

test('no auction breaks an invariant, whatever goes wrong in it [I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I12, I13, I14, I15, I16, I20, I21, I22, I23, I25, I26, I34]', async () => {
  const fresh = 1_000_000 + (Date.now() % 1_000_000_000);
  console.log(`fresh seeds from ${fresh}`);
  const seeds = [...PINNED_SEEDS.map(({ seed }) => seed), ...seedsFrom(1, 150), ...seedsFrom(fresh, 150)];
  const { failed, looked, tally } = await simulate({ seeds });
  expect(failed).toEqual([]);
  expect([...looked].filter(([, places]) => places === 0).map(([{ invariant }]) => invariant)).toEqual([]);
  expect(EVERY_TROUBLE.filter((what) => !tally.counts().get(what))).toEqual([]);
});

test('a seed plays the same auction every time', async () => {
  const [one, other] = [await playAuction(223), await playAuction(223)];
  expect(one.history.committed.length).toBeGreaterThan(10);
  expect(other.history).toEqual(one.history);
});

test.each(PLANTED_BUGS)('the judge sees that $bug [$invariant]', async ({ invariant, plant }) => {
  const { failed } = await findBug(plant, invariant, seedsFrom(1, 2_000));
  expect(failed.at(-1)?.breaches.map((breach) => breach.invariant)).toContain(invariant);
});
