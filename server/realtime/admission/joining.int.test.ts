import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newKey, openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';
import { MOST_MISSED } from './join-auction.ts';

let fixture: SocketFixture;
beforeEach(async () => {
  fixture = await openSocketFixture({ lots: 2 });
});
afterEach(() => fixture.close());

const bid = (amount: number) => ({ key: newKey(), lotId: fixture.lotId, amount });

describe('joining', () => {
  it('shows a latecomer what everybody else sees [I25]', async () => {
    const ada = await fixture.enter('ada');
    await ada.join();
    const { lot } = yes(await ada.ask('bid:place', bid(100)));
    const late = await fixture.enter('ben');
    const joined = await late.join();
    expect(joined.lots[fixture.lotId]).toEqual(lot);
    expect(joined.now).toBe(fixture.databaseClock.now());
    expect(joined.you).toEqual({
      paddle: { paddle: fixture.people.ben.paddle, status: 'approved', bidLimit: null },
      lots: {},
    });
  });

  it('again tells what was missed, and where one stands now', async () => {
    const [ada, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
    await ada.join();
    const first = yes(await ada.ask('bid:place', bid(100)));
    ada.socket.disconnect();
    yes(await ben.ask('bid:place', bid(110)));
    const back = await fixture.enter('ada');
    const joined = yes(
      await back.ask('auction:join', {
        protocol: 1,
        auctionId: fixture.auctionId,
        since: { [fixture.lotId]: first.seq },
      }),
    );
    expect(joined.missed[fixture.lotId]).toMatchObject([{ seq: 3, event: { type: 'BidPlaced', amount: 110 } }]);
    expect(joined.you?.lots[fixture.lotId]).toEqual({ seq: 3, standing: 'outbid', maxBid: 100 });
  });

  it('misses nothing that happens while it is under way [I24]', async () => {
    const ada = await fixture.enter('ada');
    const watchers = await Promise.all(Array.from({ length: 8 }, () => fixture.enter()));
    const joins = watchers.map(async (watcher, n) => {
      for (let turn = 0; turn < n; turn += 1) await fixture.settled();
      return watcher.join();
    });
    const bids = Array.from({ length: 8 }, (_, n) => ada.ask('bid:place', bid(100 + n * 10)));
    const [last] = (await Promise.all(bids)).flatMap((ack) => (ack.ok ? [ack] : []));
    const joined = await Promise.all(joins);
    for (const [n, watcher] of watchers.entries()) {
      await vi.waitFor(() => {
        const seqs = [
          joined[n]?.lots[fixture.lotId]?.seq ?? 0,
          ...watcher.told('lot:changed').map(({ toSeq }) => toSeq),
        ];
        expect(Math.max(...seqs)).toBe(last?.lot.seq);
      });
    }
  });

  it('while the ledger cannot be asked is told to come back in a moment', async () => {
    const watcher = await fixture.enter();
    fixture.ledgerIsAway(true);
    const request = { protocol: 1, auctionId: fixture.auctionId };
    expect(await watcher.ask('auction:join', request)).toMatchObject({ ok: false, refusal: { code: 'BUSY' } });
    fixture.ledgerIsAway(false);
    yes(await watcher.ask('auction:join', request));
  });

  it('shows only the lots that were named, and hears of all', async () => {
    const [watcher, ada] = [await fixture.enter(), await fixture.enter('ada')];
    const [lotId = '', other = ''] = fixture.lotIds;
    const joined = yes(await watcher.ask('auction:join', { protocol: 1, auctionId: fixture.auctionId, lots: [lotId] }));
    expect(Object.keys(joined.lots)).toEqual([lotId]);
    yes(await ada.ask('bid:place', { ...bid(100), lotId: other }));
    await vi.waitFor(() => expect(watcher.told('lot:changed')).toMatchObject([{ lotId: other }]));
  });

  it.each([
    ['an auction that there is not', { auctionId: '00000000-0000-7000-8000-000000000000' }, { code: 'NOT_FOUND' }],
    ['another version of the wire', { protocol: 2 }, { code: 'UNSUPPORTED_PROTOCOL', supported: 1 }],
  ])('is refused for %s', async (_what, change, refusal) => {
    const client = await fixture.enter();
    const request = { protocol: 1, auctionId: fixture.auctionId, ...change };
    expect(await client.ask('auction:join', request)).toEqual({ ok: false, outcome: 'refused', refusal });
  });

  it('an auction that is not published is refused, and nothing of it is told', async () => {
    await fixture.close();
    fixture = await openSocketFixture({ isPublished: false, isOpen: false });
    const client = await fixture.enter('ada');
    const notFound = { ok: false, outcome: 'refused', refusal: { code: 'NOT_FOUND' } };
    expect(await client.ask('auction:join', { protocol: 1, auctionId: fixture.auctionId })).toEqual(notFound);
    expect(await client.ask('lot:catch-up', { lotId: fixture.lotId, since: 0 })).toEqual(notFound);
    expect(await client.ask('bid:place', bid(100))).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  });
});

describe('a gap', () => {
  it('is repaired by number: every event after the last one heard, and the lot after them', async () => {
    const [ada, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
    await ada.join();
    yes(await ada.ask('bid:place', bid(100)));
    yes(await ben.ask('bid:place', bid(110)));
    const { lot } = yes(await ben.ask('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 400 }));
    const repaired = yes(await ada.ask('lot:catch-up', { lotId: fixture.lotId, since: 2 }));
    expect(repaired.events?.map(({ seq, event }) => [seq, event.type])).toEqual([
      [3, 'BidPlaced'],
      [4, 'MaxBidSet'],
    ]);
    expect(repaired.lot).toEqual(lot);
    expect(repaired.you).toEqual({ seq: 4, standing: 'outbid', maxBid: 100 });
  });

  it('is never answered with less than an acknowledged bid, although another node wrote it [I26]', async () => {
    const ada = await fixture.enter('ada');
    yes(await ada.ask('bid:place', bid(100)));
    await fixture.anotherNode().bid('ben', 110);
    const repaired = yes(await ada.ask('lot:catch-up', { lotId: fixture.lotId, since: 2 }));
    expect(repaired.lot.currentBid).toBe(110);
    expect(repaired.events).toMatchObject([{ seq: 3 }]);
  });

  it('that is too wide is answered with the lot alone', async () => {
    const node = fixture.anotherNode();
    await Promise.all(Array.from({ length: MOST_MISSED + 1 }, (_, n) => node.bid(n % 2 ? 'ada' : 'ben', 10 * (n + 1))));
    const client = await fixture.enter();
    const repaired = yes(await client.ask('lot:catch-up', { lotId: fixture.lotId, since: 1 }));
    expect(repaired.events).toBeNull();
    expect(repaired.lot.seq).toBe(MOST_MISSED + 2);
    expect(yes(await client.ask('lot:catch-up', { lotId: fixture.lotId, since: 2 })).events).toHaveLength(MOST_MISSED);
  });
});
