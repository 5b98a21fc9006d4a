import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPaddleLimit } from '../paddles/set-paddle-limit.ts';
import { type CatalogueFixture, defaultLot, openCatalogueFixture } from '../testing/catalogue-fixture.ts';
import { addLot } from './add-lot.ts';

let fixture: CatalogueFixture;
let auctionId: string;
beforeAll(async () => {
  fixture = await openCatalogueFixture();
  auctionId = await fixture.draft();
});
afterAll(() => fixture.close());

const typed: readonly unknown[] = [
  '-1',
  '−1',
  '0',
  'NaN',
  'Infinity',
  '1e309',
  '1e3',
  '0x10',
  '9007199254740993',
  '10000000000.01',
  '1.000',
  '1,00',
  '1,00,000',
  '١٠٠٠',
  '１０００',
  '\u202e0001',
  '10\u200b00\u0000',
  '1\'; DROP TABLE "Lot"',
  '£',
  ' ',
  100,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  [100],
  { gt: 0 },
  true,
  100n,
];

describe.each(['openingBid', 'reserve', 'estimateLow', 'estimateHigh'])('a lot’s %s [I20]', (field) => {
  it.each(typed.map((amount) => [typeof amount, amount] as const))(
    'is refused as %s %o, with the problem at its field',
    async (_, amount) => {
      // Reserve and estimates may be empty, the opening bid may not.
      if (amount === ' ' && field !== 'openingBid') return;
      const before = await fixture.rows();
      const answer = await addLot(fixture.admin, { auctionId, lot: { ...defaultLot, [field]: amount } });
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'INVALID' } });
      if (!answer.ok && answer.refusal.code === 'INVALID') {
        expect(answer.refusal.problems.map(({ path }) => path).join()).toContain(`lot.${field}`);
      }
      expect(await fixture.rows()).toBe(before);
    },
  );
});

it.each([
  -1,
  0,
  -0,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  1e15,
  '1000',
  '1,000',
  undefined,
  [1000],
  { set: 1000 },
  { increment: 1 },
  1000n,
])('a paddle’s limit of %o is refused [I20, I21]', async (bidLimit) => {
  const paddleId = '0195f0a0-0000-7000-8000-000000000000';
  expect(await setPaddleLimit(fixture.admin, { paddleId, bidLimit } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'INVALID', problems: expect.arrayContaining([expect.objectContaining({ path: 'bidLimit' })]) },
  });
});
