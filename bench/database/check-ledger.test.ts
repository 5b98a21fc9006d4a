import { expect, it } from 'vitest';
import { checkLedger, checkNaiveRows, checkRefusals } from './check-ledger.ts';
import { InvariantViolation } from './invariant-violation.ts';

type Row = { readonly seq: number; readonly type?: string; readonly key?: string; readonly amount?: number };

/** A database which returns these rows for every query. */
const databaseWith = (...rows: readonly Row[]) => ({
  query: async <Result>() =>
    rows.map(({ seq, type = 'BidPlaced', key = `key-${seq}`, amount }) => ({
      seq: String(seq),
      type,
      key,
      amount: amount === undefined ? null : String(amount),
    })) as Result[],
});
const opened: Row = { seq: 1, type: 'LotOpened' };
const receipt = { key: 'key-2', seq: 2, amount: 100 };

it('accepts a ledger which contains every acknowledged bid', async () => {
  const correct = databaseWith(opened, { seq: 2, amount: 100 }, { seq: 3, amount: 100 }, { seq: 4, amount: 110 });
  await expect(checkLedger(correct, 'lot', [receipt])).resolves.toBeUndefined();
});

it.each([
  ['is in no row', [opened]],
  ['is stored under another key', [opened, { seq: 2, key: 'key-9', amount: 100 }]],
  ['is stored with another amount', [opened, { seq: 2, amount: 90 }]],
])('reports an acknowledged bid that %s [I1]', async (_case, rows) => {
  await expect(checkLedger(databaseWith(...rows), 'lot', [receipt])).rejects.toThrow(/^I1:.*key-2/);
});

it('reports an acknowledged bid which the naive contender lost [I1]', async () => {
  await expect(checkNaiveRows(databaseWith({ seq: 1, amount: 90 }), 'lot', [receipt])).rejects.toThrow(/^I1:/);
});

it('reports a gap and a repeated number [I6]', async () => {
  const gap = databaseWith(opened, { seq: 2, amount: 100 }, { seq: 4, amount: 110 });
  const repeat = databaseWith(opened, { seq: 2, amount: 100 }, { seq: 2, amount: 110 });
  await expect(checkLedger(gap, 'lot', [receipt])).rejects.toThrow(InvariantViolation);
  await expect(checkLedger(repeat, 'lot', [receipt])).rejects.toThrow(/^I6: event 3 .* seq 2/);
});

it('reports a falling price [I7]', async () => {
  const falling = databaseWith(opened, { seq: 2, amount: 100 }, { seq: 3, amount: 99 });
  await expect(checkLedger(falling, 'lot', [receipt])).rejects.toThrow(/^I7:.*100 to 99/);
});

it('reports a refusal which was sent but not written [I5]', async () => {
  const outcomes = databaseWith({ seq: 2, key: 'key-2' });
  await expect(checkRefusals(outcomes, 'lot', ['key-2'])).resolves.toBeUndefined();
  await expect(checkRefusals(outcomes, 'lot', ['key-2', 'key-9'])).rejects.toThrow(/^I5:.*key-9/);
});

it('rejects a run in which no bid was acknowledged', async () => {
  await expect(checkLedger(databaseWith(opened), 'lot', [])).rejects.toThrow('vacuous');
});
