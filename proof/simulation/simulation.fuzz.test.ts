// Whole auctions of the real saleroom in virtual time. Most seeds are fixed; the fresh ones are
// printed, and `npm run simulate -- --auctions 1 --seed N` repeats a failure.
import { expect, test } from 'vitest';
import { PINNED_SEEDS } from './pinned-seeds.ts';
import { PLANTED_BUGS } from './planted-bugs/planted-bugs.ts';
import { playAuction } from './play-auction.ts';
import { findBug, seedsFrom, simulate } from './simulate.ts';

/**
 * Every fault and every refusal of the ledger: a run in which one of them never occurred proves too
 * little.
 */
const MUST_OCCUR = [
  ...['unreachable', 'lost before', 'lost after', 'commits late', 'slow'].map((fault) => `write: ${fault}`),
  ...['fails', 'loses its answer', 'unreachable', 'slow'].map((fault) => `read: ${fault}`),
  ...['seq-moved', 'clock-moved', 'keys-seen', 'rights-changed', 'key burnt', 'away'].map(
    (answer) => `ledger: ${answer}`,
  ),
  ...['crash', 'restart', 'clock jumps'].map((what) => `node: ${what}`),
  ...['answer lost', 'command lost', 'command doubled', 'key used twice', 'announcement lost'].map(
    (what) => `network: ${what}`,
  ),
  'announcer: throws',
];

test(
  'no auction violates an invariant, whatever goes wrong in it ' +
    '[I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I12, I13, I14, I15, I16, I20, I21, I22, I23, I25, I26, I34]',
  async () => {
    const fresh = 1_000_000 + (Date.now() % 1_000_000_000);
    console.log(`fresh seeds from ${fresh}`);
    const seeds = [...PINNED_SEEDS.map(({ seed }) => seed), ...seedsFrom(1, 150), ...seedsFrom(fresh, 150)];
    const { failed, examined, tally } = await simulate({ seeds });
    expect(failed).toEqual([]);
    expect([...examined].filter(([, places]) => places === 0).map(([{ id, claim }]) => `${id} ${claim}`)).toEqual([]);
    expect(MUST_OCCUR.filter((what) => !tally.counts().get(what))).toEqual([]);
  },
);

test('a seed plays the same auction every time', async () => {
  const [one, other] = [await playAuction(223), await playAuction(223)];
  expect(one.history.committed.length).toBeGreaterThan(10);
  expect(other.history).toEqual(one.history);
});

test.each(PLANTED_BUGS)('$id is violated when $bug [$id]', async (planted) => {
  const { failed } = await findBug(planted, seedsFrom(1, 2_000));
  expect(failed.at(-1)?.breaches.map(({ id }) => id)).toContain(planted.id);
});
