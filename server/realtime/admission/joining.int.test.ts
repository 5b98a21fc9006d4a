import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newKey, openSocketStage, type SocketStage, yes } from '../testing/socket-fixture.ts';
import { MOST_MISSED } from './join-auction.ts';

let stage: SocketStage;
beforeEach(async () => {
  stage = await openSocketStage({ lots: 2 });
});
afterEach(() => stage.close());

const bid = (amount: number) => ({ key: newKey(), lotId: stage.lotId, amount });

describe('joining', () => {
  it('shows a latecomer what everybody else sees [I25]', async () => {
    const ada = await stage.enter('ada');
    await ada.join();
    const { lot } = yes(await ada.ask('bid:place', bid(100)));
    const late = await stage.enter('ben');
    const joined = await late.join();
    expect(joined.lots[stage.lotId]).toEqual(lot);
    expect(joined.now).toBe(stage.houseClock.now());
    expect(joined.you).toEqual({
      paddle: { paddle: stage.people.ben.paddle, status: 'approved', bidLimit: null },
      lots: {},
    });
  });

  it('again tells what was missed, and where one stands now', async () => {
    const [ada, ben] = [await stage.enter('ada'), await stage.enter('ben')];
    await ada.join();
    const first = yes(await ada.ask('bid:place', bid(100)));
    ada.socket.disconnect();
    yes(await ben.ask('bid:place', bid(110)));
    const back = await stage.enter('ada');
    const joined = yes(
      await back.ask('auction:join', { protocol: 1, auctionId: stage.auctionId, since: { [stage.lotId]: first.seq } }),
    );
    expect(joined.missed[stage.lotId]).toMatchObject([{ seq: 3, event: { type: 'BidPlaced', amount: 110 } }]);
    expect(joined.you?.lots[stage.lotId]).toEqual({ seq: 3, standing: 'outbid', maxBid: 100 });
  });

  it('misses nothing that happens while it is under way [I24]', async () => {
    const ada = await stage.enter('ada');
    const watchers = await Promise.all(Array.from({ length: 8 }, () => stage.enter()));
    const joins = watchers.map(async (watcher, n) => {
      for (let turn = 0; turn < n; turn += 1) await stage.settled();
      return watcher.join();
    });
    const bids = Array.from({ length: 8 }, (_, n) => ada.ask('bid:place', bid(100 + n * 10)));
    const [last] = (await Promise.all(bids)).flatMap((ack) => (ack.ok ? [ack] : []));
    const joined = await Promise.all(joins);
    for (const [n, watcher] of watchers.entries()) {
      await vi.waitFor(() => {
        const seqs = [joined[n]?.lots[stage.lotId]?.seq ?? 0, ...watcher.told('lot:changed').map(({ toSeq }) => toSeq)];
        expect(Math.max(...seqs)).toBe(last?.lot.seq);
      });
    }
  });

  it('while the ledger cannot be asked is told to come back in a moment', async () => {
    const watcher = await stage.enter();
    stage.ledgerIsAway(true);
    const request = { protocol: 1, auctionId: stage.auctionId };
    expect(await watcher.ask('auction:join', request)).toMatchObject({ ok: false, refusal: { code: 'BUSY' } });
    stage.ledgerIsAway(false);
    yes(await watcher.ask('auction:join', request));
  });

  it('shows only the lots that were named, and hears of all', async () => {
    const [watcher, ada] = [await stage.enter(), await stage.enter('ada')];
    const [lotId = '', other = ''] = stage.lotIds;
    const joined = yes(await watcher.ask('auction:join', { protocol: 1, auctionId: stage.auctionId, lots: [lotId] }));
    expect(Object.keys(joined.lots)).toEqual([lotId]);
    yes(await ada.ask('bid:place', { ...bid(100), lotId: other }));
    await vi.waitFor(() => expect(watcher.told('lot:changed')).toMatchObject([{ lotId: other }]));
  });

  it.each([
    ['an auction that there is not', { auctionId: '00000000-0000-7000-8000-000000000000' }, { code: 'NOT_FOUND' }],
    ['another version of the wire', { protocol: 2 }, { code: 'UNSUPPORTED_PROTOCOL', supported: 1 }],
  ])('is refused for %s', async (_what, change, refusal) => {
    const client = await stage.enter();
    const request = { protocol: 1, auctionId: stage.auctionId, ...change };
    expect(await client.ask('auction:join', request)).toEqual({ ok: false, outcome: 'refused', refusal });
  });

  it('an auction that is not published is refused, and nothing of it is told', async () => {
    await stage.close();
    stage = await openSocketStage({ isPublished: false, isOpen: false });
    const client = await stage.enter('ada');
    const notFound = { ok: false, outcome: 'refused', refusal: { code: 'NOT_FOUND' } };
    expect(await client.ask('auction:join', { protocol: 1, auctionId: stage.auctionId })).toEqual(notFound);
    expect(await client.ask('lot:catch-up', { lotId: stage.lotId, since: 0 })).toEqual(notFound);
    expect(await client.ask('bid:place', bid(100))).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  });
});

describe('a gap', () => {
  it('is repaired by number: every event after the last one heard, and the lot after them', async () => {
    const [ada, ben] = [await stage.enter('ada'), await stage.enter('ben')];
    await ada.join();
    yes(await ada.ask('bid:place', bid(100)));
    yes(await ben.ask('bid:place', bid(110)));
    const { lot } = yes(await ben.ask('max-bid:set', { key: newKey(), lotId: stage.lotId, max: 400 }));
    const repaired = yes(await ada.ask('lot:catch-up', { lotId: stage.lotId, since: 2 }));
    expect(repaired.events?.map(({ seq, event }) => [seq, event.type])).toEqual([
      [3, 'BidPlaced'],
      [4, 'MaxBidSet'],
    ]);
    expect(repaired.lot).toEqual(lot);
    expect(repaired.you).toEqual({ seq: 4, standing: 'outbid', maxBid: 100 });
  });

  it('is never answered with less than an acknowledged bid, although another node wrote it [I26]', async () => {
    const ada = await stage.enter('ada');
    yes(await ada.ask('bid:place', bid(100)));
    await stage.anotherNode().bid('ben', 110);
    const repaired = yes(await ada.ask('lot:catch-up', { lotId: stage.lotId, since: 2 }));
    expect(repaired.lot.currentBid).toBe(110);
    expect(repaired.events).toMatchObject([{ seq: 3 }]);
  });

  it('that is too wide is answered with the lot alone', async () => {
    const node = stage.anotherNode();
    await Promise.all(Array.from({ length: MOST_MISSED + 1 }, (_, n) => node.bid(n % 2 ? 'ada' : 'ben', 10 * (n + 1))));
    const client = await stage.enter();
    const repaired = yes(await client.ask('lot:catch-up', { lotId: stage.lotId, since: 1 }));
    expect(repaired.events).toBeNull();
    expect(repaired.lot.seq).toBe(MOST_MISSED + 2);
    expect(yes(await client.ask('lot:catch-up', { lotId: stage.lotId, since: 2 })).events).toHaveLength(MOST_MISSED);
  });
});
