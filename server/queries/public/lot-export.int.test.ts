// A lot with more events than one read or the cache takes: its export is streamed in pieces that
// form the same text as if written at once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decide } from '#auction/decide.ts';
import { publicPart, type RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { record } from '#auction/ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import { money } from '#auction/money.ts';
import { readLotExport, verifyLotFile, writeLotExport } from '#protocol/export/read-lot-export.ts';
import { type AuthFixture, openAuthFixture } from '#server/auth/testing/auth-fixture.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { defaultTerms } from '#server/saleroom/testing/saleroom-fixture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { createPostgresFixture } from '#server/store/testing/postgres-fixture.ts';
import { cachedExport } from './export-cache.ts';
import { lotExport } from './lot-export.ts';

const BIDS = 2_345;
const opensAt = Date.UTC(2026, 10, 24, 12);
const closesAt = opensAt + 3_600_000;

let auth: AuthFixture;
beforeAll(async () => {
  auth = await openAuthFixture();
});
afterAll(() => auth.close());

/** Two paddles outbid each other until the lot closes; computed by the rules without a server. */
function lotWithManyBids(): { readonly lot: Lot; readonly events: readonly RecordedEvent[] } {
  let lot = SCHEDULED_LOT;
  const events: RecordedEvent[] = [];
  const apply = (command: Parameters<typeof decide>[1]) => {
    const decision = decide(lot, command, sha256);
    if (!decision.accepted) throw new Error(`refused: ${decision.rejection.code}`);
    for (const event of record(sha256, lot, decision.events)) {
      events.push(event);
      lot = evolve(lot, event);
    }
  };
  const terms = { ...defaultTerms, softClose: { mode: 'off' } as const, jumpGuard: null };
  const openingBid = money(100);
  apply({ type: 'OpenLot', at: opensAt, terms, openingBid, reserve: null, closesAt, salt: 'salt' });
  for (let n = 0; n < BIDS; n += 1) {
    const bidder = {
      paddle: String(1 + (n % 2)),
      status: 'approved',
      available: null,
      consignedThisLot: false,
    } as const;
    const amount = money(100 + n * 100_000);
    apply({ type: 'PlaceBid', at: opensAt + n, bidder, amount, max: null, jumpConfirmed: true, salt: `salt ${n}` });
  }
  apply({ type: 'CloseLot', at: closesAt });
  return { lot, events };
}

/** Writes a ledger as the server does, without the projections that an export does not read. */
async function store({ lot, events }: ReturnType<typeof lotWithManyBids>): Promise<string> {
  const fixture = createPostgresFixture(prisma());
  const { terms, openingBid } = lot;
  if (!terms) throw new Error('the lot was opened');
  const { auctionId, lotIds } = await fixture.addAuction({ terms, lots: [{ openingBid, closesAt }] });
  const [lotId = ''] = lotIds;
  const person = await fixture.addPerson();
  const { paddleId } = await fixture.addPaddle(auctionId, person.userId);
  await prisma().lotEvent.createMany({
    data: events.map(({ seq, hash, event }) => ({
      lotId,
      seq: BigInt(seq),
      type: event.type,
      public: publicPart(event) as object,
      ...('secret' in event && event.secret && { secret: event.secret as object }),
      at: new Date(event.at),
      hash,
      recordedAt: new Date(event.at),
    })),
  });
  const rows = events.flatMap(({ seq, event }) =>
    event.type === 'BidPlaced'
      ? [
          {
            lotId,
            seq: BigInt(seq),
            paddleId,
            paddle: event.paddle,
            amount: BigInt(event.amount),
            automatic: false,
            at: new Date(event.at),
          },
        ]
      : [],
  );
  await prisma().bid.createMany({ data: rows });
  await prisma().lot.update({
    where: { id: lotId },
    data: {
      status: lot.status,
      seq: BigInt(lot.seq),
      hash: lot.hash,
      currentBid: BigInt(lot.currentBid ?? 0),
      leadingPaddle: lot.leadingPaddle,
      leadingPaddleId: paddleId,
      bidCount: lot.bidCount,
      hammerPrice: BigInt(lot.hammerPrice ?? 0),
      endedAt: new Date(lot.endedAt ?? 0),
    },
  });
  const { slug } = await prisma().auction.findUniqueOrThrow({ where: { id: auctionId } });
  return slug;
}

it('streams a long lot in pieces that form one canonical, verifiable text, uncached [I6, I8, I22]', async () => {
  const bids = lotWithManyBids();
  const slug = await store(bids);
  const file = await lotExport(slug, '1');
  if (!file) throw new Error('the lot exists');
  expect(cachedExport(file)).toBeNull();
  const pieces: string[] = [];
  for await (const piece of file.pieces()) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(4);

  const text = pieces.join('');
  const { lot } = readLotExport(new TextEncoder().encode(text), sha256);
  expect(lot?.events).toHaveLength(BIDS + 2);
  const { whole: _whole, ...parts } = lot ?? {};
  expect(text).toBe(writeLotExport(parts as Parameters<typeof writeLotExport>[0], sha256));
  const { findings } = verifyLotFile(new TextEncoder().encode(text), sha256);
  expect(findings.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
  expect(findings).toContainEqual(expect.objectContaining({ check: 'rules', verdict: 'held' }));
});
