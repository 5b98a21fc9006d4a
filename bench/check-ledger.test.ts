import { expect, it } from 'vitest';
import { BrokenPromise } from './broken-promise.ts';
import { checkLedger, checkNaiveRows, checkRefusals } from './check-ledger.ts';

type Row = { readonly seq: number; readonly type?: string; readonly key?: string; readonly amount?: number };

/** A ledger as the database would tell it. */
const ledger = (...rows: readonly Row[]) => ({
  query: async <Told>() =>
    rows.map(({ seq, type = 'BidPlaced', key = `key-${seq}`, amount }) => ({
      seq: String(seq),
      type,
      key,
      amount: amount === undefined ? null : String(amount),
    })) as Told[],
});
const opened: Row = { seq: 1, type: 'LotOpened' };
const receipt = { key: 'key-2', seq: 2, amount: 100 };

it('agrees with a ledger that holds what was acknowledged', async () => {
  const honest = ledger(opened, { seq: 2, amount: 100 }, { seq: 3, amount: 100 }, { seq: 4, amount: 110 });
  await expect(checkLedger(honest, 'lot', [receipt])).resolves.toBeUndefined();
});

it.each([
  ['is in no row', [opened]],
  ['is under another key', [opened, { seq: 2, key: 'key-9', amount: 100 }]],
  ['is of another amount', [opened, { seq: 2, amount: 90 }]],
])('notices an acknowledged bid that %s [I1]', async (_words, rows) => {
  await expect(checkLedger(ledger(...rows), 'lot', [receipt])).rejects.toThrow(/^I1:.*key-2/);
});

it('notices an acknowledged bid that the naive contender lost [I1]', async () => {
  await expect(checkNaiveRows(ledger({ seq: 1, amount: 90 }), 'lot', [receipt])).rejects.toThrow(/^I1:/);
});

it('notices a gap and a repeat in the numbers [I6]', async () => {
  const gap = ledger(opened, { seq: 2, amount: 100 }, { seq: 4, amount: 110 });
  const repeat = ledger(opened, { seq: 2, amount: 100 }, { seq: 2, amount: 110 });
  await expect(checkLedger(gap, 'lot', [receipt])).rejects.toThrow(BrokenPromise);
  await expect(checkLedger(repeat, 'lot', [receipt])).rejects.toThrow(/^I6: event 3 .* seq 2/);
});

it('notices a price that falls [I7]', async () => {
  const falling = ledger(opened, { seq: 2, amount: 100 }, { seq: 3, amount: 99 });
  await expect(checkLedger(falling, 'lot', [receipt])).rejects.toThrow(/^I7:.*100 to 99/);
});

it('notices a refusal that was said and not written [I5]', async () => {
  const outcomes = ledger({ seq: 2, key: 'key-2' });
  await expect(checkRefusals(outcomes, 'lot', ['key-2'])).resolves.toBeUndefined();
  await expect(checkRefusals(outcomes, 'lot', ['key-2', 'key-9'])).rejects.toThrow(/^I5:.*key-9/);
});

it('does not pass a run in which nothing was acknowledged', async () => {
  await expect(checkLedger(ledger(opened), 'lot', [])).rejects.toThrow('vacuous');
});
