import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accepted, newKey, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';
import { MAX_MISSED_EVENTS } from './join-auction.ts';

let fixture: SocketFixture;
beforeEach(async () => {
  fixture = await openSocketFixture({ lots: 2 });
});
afterEach(() => fixture.close());

const bid = (amount: number) => ({ key: newKey(), lotId: fixture.lotId, amount });

describe('a join', () => {
  it('gives a client that joins late the same state as all others [I25]', async () => {
    const ada = await fixture.connect('ada');
    await ada.join();
    const { lot } = accepted(await ada.request('bid:place', bid(100)));
    const late = await fixture.connect('ben');
    const joined = await late.join();
    expect(joined.lots[fixture.lotId]).toEqual(lot);
    expect(joined.now).toBe(fixture.databaseClock.now());
    expect(joined.you).toEqual({
      paddle: { paddle: fixture.people.ben.paddle, status: 'approved', bidLimit: null },
      lots: {},
    });
  });

  it('after a disconnect returns the missed events and the current standing', async () => {
    const [ada, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
    await ada.join();
    const first = accepted(await ada.request('bid:place', bid(100)));
    ada.socket.disconnect();
    accepted(await ben.request('bid:place', bid(110)));
    const reconnected = await fixture.connect('ada');
    const joined = accepted(
      await reconnected.request('auction:join', {
        protocol: 1,
        auctionId: fixture.auctionId,
        since: { [fixture.lotId]: first.seq },
      }),
    );
    expect(joined.missed[fixture.lotId]).toMatchObject([{ seq: 3, event: { type: 'BidPlaced', amount: 110 } }]);
    expect(joined.you?.lots[fixture.lotId]).toEqual({ seq: 3, standing: 'outbid', maxBid: 100 });
  });

  it('misses no event that happens during it [I24]', async () => {
    const ada = await fixture.connect('ada');
    const watchers = await Promise.all(Array.from({ length: 8 }, () => fixture.connect()));
    const joins = watchers.map(async (watcher, n) => {
      for (let turn = 0; turn < n; turn += 1) await fixture.announcementsSent();
      return watcher.join();
    });
    const bids = Array.from({ length: 8 }, (_, n) => ada.request('bid:place', bid(100 + n * 10)));
    const [last] = (await Promise.all(bids)).flatMap((ack) => (ack.ok ? [ack] : []));
    const joined = await Promise.all(joins);
    for (const [n, watcher] of watchers.entries()) {
      await vi.waitFor(() => {
        const seqs = [
          joined[n]?.lots[fixture.lotId]?.seq ?? 0,
          ...watcher.received('lot:changed').map(({ toSeq }) => toSeq),
        ];
        expect(Math.max(...seqs)).toBe(last?.lot.seq);
      });
    }
  });

  it('is refused with a time to retry while the ledger cannot be reached', async () => {
    const watcher = await fixture.connect();
    fixture.setLedgerUnavailable(true);
    const request = { protocol: 1, auctionId: fixture.auctionId };
    expect(await watcher.request('auction:join', request)).toMatchObject({ ok: false, refusal: { code: 'BUSY' } });
    fixture.setLedgerUnavailable(false);
    accepted(await watcher.request('auction:join', request));
  });

  it('returns only the named lots, but subscribes to all', async () => {
    const [watcher, ada] = [await fixture.connect(), await fixture.connect('ada')];
    const [lotId = '', other = ''] = fixture.lotIds;
    const joined = accepted(
      await watcher.request('auction:join', { protocol: 1, auctionId: fixture.auctionId, lots: [lotId] }),
    );
    expect(Object.keys(joined.lots)).toEqual([lotId]);
    accepted(await ada.request('bid:place', { ...bid(100), lotId: other }));
    await vi.waitFor(() => expect(watcher.received('lot:changed')).toMatchObject([{ lotId: other }]));
  });

  it.each([
    ['an unknown auction', { auctionId: '00000000-0000-7000-8000-000000000000' }, { code: 'NOT_FOUND' }],
    ['another protocol version', { protocol: 2 }, { code: 'UNSUPPORTED_PROTOCOL', supported: 1 }],
  ])('is refused for %s', async (_what, change, refusal) => {
    const client = await fixture.connect();
    const request = { protocol: 1, auctionId: fixture.auctionId, ...change };
    expect(await client.request('auction:join', request)).toEqual({ ok: false, outcome: 'refused', refusal });
  });

  it('is refused for an auction that is not published, and nothing about it is revealed', async () => {
    await fixture.close();
    fixture = await openSocketFixture({ isPublished: false, isOpen: false });
    const client = await fixture.connect('ada');
    const notFound = { ok: false, outcome: 'refused', refusal: { code: 'NOT_FOUND' } };
    expect(await client.request('auction:join', { protocol: 1, auctionId: fixture.auctionId })).toEqual(notFound);
    expect(await client.request('lot:catch-up', { lotId: fixture.lotId, since: 0 })).toEqual(notFound);
    expect(await client.request('bid:place', bid(100))).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  });
});

describe('a gap', () => {
  it('is closed with every event after the last received one, and the lot after them', async () => {
    const [ada, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
    await ada.join();
    accepted(await ada.request('bid:place', bid(100)));
    accepted(await ben.request('bid:place', bid(110)));
    const { lot } = accepted(await ben.request('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 400 }));
    const repaired = accepted(await ada.request('lot:catch-up', { lotId: fixture.lotId, since: 2 }));
    expect(repaired.events?.map(({ seq, event }) => [seq, event.type])).toEqual([
      [3, 'BidPlaced'],
      [4, 'MaxBidSet'],
    ]);
    expect(repaired.lot).toEqual(lot);
    expect(repaired.you).toEqual({ seq: 4, standing: 'outbid', maxBid: 100 });
  });

  it('is never answered with a state before an acknowledged bid, even if another node wrote it [I26]', async () => {
    const ada = await fixture.connect('ada');
    accepted(await ada.request('bid:place', bid(100)));
    await fixture.openOtherNode().bid('ben', 110);
    const repaired = accepted(await ada.request('lot:catch-up', { lotId: fixture.lotId, since: 2 }));
    expect(repaired.lot.currentBid).toBe(110);
    expect(repaired.events).toMatchObject([{ seq: 3 }]);
  });

  it('with too many events is answered with the lot only', async () => {
    const node = fixture.openOtherNode();
    await Promise.all(
      Array.from({ length: MAX_MISSED_EVENTS + 1 }, (_, n) => node.bid(n % 2 ? 'ada' : 'ben', 10 * (n + 1))),
    );
    const client = await fixture.connect();
    const repaired = accepted(await client.request('lot:catch-up', { lotId: fixture.lotId, since: 1 }));
    expect(repaired.events).toBeNull();
    expect(repaired.lot.seq).toBe(MAX_MISSED_EVENTS + 2);
    expect(accepted(await client.request('lot:catch-up', { lotId: fixture.lotId, since: 2 })).events).toHaveLength(
      MAX_MISSED_EVENTS,
    );
  });
});
