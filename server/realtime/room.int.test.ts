import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkChain } from '#auction/ledger-hash.ts';
import { sha256 } from '../saleroom/sha256.ts';
import { MOST_MISSED } from './join-auction.ts';
import { newKey, openSocketStage, type SocketStage, yes } from './socket-stage.ts';

let stage: SocketStage;
beforeEach(async () => {
  stage = await openSocketStage({ lots: 2 });
});
afterEach(() => stage.close());

const bid = (amount: number) => ({ key: newKey(), lotId: stage.lotId, amount });

describe('the room', () => {
  it('hears of a bid at once, spectators too, each as they may see it', async () => {
    const [ada, ben, spectator] = [await stage.enter('ada'), await stage.enter('ben'), await stage.enter()];
    await Promise.all([ada.join(), ben.join(), spectator.join()]);
    const verdict = yes(await ada.ask('bid:place', { ...bid(100), max: 500 }));
    for (const client of [ada, ben, spectator]) {
      await vi.waitFor(() => expect(client.told('lot:changed')).toHaveLength(1));
      const [message] = client.told('lot:changed');
      expect(message).toMatchObject({ auctionId: stage.auctionId, lotId: stage.lotId, fromSeq: 2, toSeq: 2 });
      expect(message?.lot).toEqual(verdict.lot);
      expect(message?.events).toMatchObject([
        { seq: 2, hash: verdict.hash, event: { type: 'BidPlaced', amount: 100 } },
      ]);
    }
    expect(ada.told('paddle:changed')).toMatchObject([
      { lots: { [stage.lotId]: { standing: 'leading', maxBid: 500 } } },
    ]);
    expect([...ben.told('paddle:changed'), ...spectator.told('paddle:changed')]).toEqual([]);
  });

  it('hears of a bid after its bidder does', async () => {
    const ada = await stage.enter('ada');
    await ada.join();
    const order: string[] = [];
    ada.socket.on('lot:changed', () => order.push('announced'));
    await new Promise<void>((resolve) => {
      ada.socket.emit('bid:place', bid(100), () => {
        order.push('answered');
        resolve();
      });
    });
    await vi.waitFor(() => expect(order).toEqual(['answered', 'announced']));
  });

  it('tells whoever is outbid, and nobody else', async () => {
    const [ada, ben, cyd] = [await stage.enter('ada'), await stage.enter('ben'), await stage.enter('cyd')];
    await Promise.all([ada.join(), ben.join(), cyd.join()]);
    await ada.ask('bid:place', bid(100));
    const verdict = yes(await ben.ask('bid:place', bid(110)));
    expect(verdict.you).toEqual({ seq: 3, standing: 'leading', maxBid: 110 });
    await vi.waitFor(() => expect(ada.told('paddle:changed')).toHaveLength(2));
    expect(ada.told('paddle:changed').at(-1)).toEqual({
      auctionId: stage.auctionId,
      paddle: { paddle: stage.people.ada.paddle, status: 'approved', bidLimit: null },
      lots: { [stage.lotId]: { seq: 3, standing: 'outbid', maxBid: 100 } },
    });
    expect(cyd.told('paddle:changed')).toEqual([]);
  });

  it('a bid that an earlier max beats is accepted and does not lead [X1]', async () => {
    const [ada, ben] = [await stage.enter('ada'), await stage.enter('ben')];
    yes(await ada.ask('max-bid:set', { key: newKey(), lotId: stage.lotId, max: 500 }));
    const verdict = yes(await ben.ask('bid:place', bid(200)));
    expect(verdict).toMatchObject({ lot: { currentBid: 210, leadingPaddle: stage.people.ada.paddle } });
    expect(verdict.you).toMatchObject({ standing: 'outbid', maxBid: 200 });
  });

  it('everybody can check that what they were told is one chain, with the receipts in it [I23]', async () => {
    const [ada, spectator] = [await stage.enter('ada'), await stage.enter()];
    const opened = yes(await spectator.ask('lot:catch-up', { lotId: stage.lotId, since: 0 })).events ?? [];
    await spectator.join();
    const receipt = yes(await ada.ask('bid:place', { ...bid(100), max: 700 }));
    const raised = yes(await ada.ask('max-bid:set', { key: newKey(), lotId: stage.lotId, max: 900 }));
    await vi.waitFor(() => expect(spectator.told('lot:changed').at(-1)?.toSeq).toBe(raised.seq));
    const events = [...opened, ...spectator.told('lot:changed').flatMap((message) => message.events)];
    expect(checkChain(sha256, events)).toBeNull();
    expect(events.find(({ seq }) => seq === receipt.seq)?.hash).toBe(receipt.hash);
    expect(spectator.told('lot:changed').at(-1)?.lot.hash).toBe(raised.hash);
  });

  it('of two bids in the same instant one stands and the other is told why', async () => {
    const [ada, ben] = [await stage.enter('ada'), await stage.enter('ben')];
    const verdicts = await Promise.all([ada.ask('bid:place', bid(100)), ben.ask('bid:place', bid(100))]);
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = verdicts.find(({ ok }) => !ok);
    expect(refused).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'BELOW_ASKING_BID', askingBid: 110 },
      lot: { currentBid: 100 },
    });
  });

  it('is left on demand', async () => {
    const [ada, spectator] = [await stage.enter('ada'), await stage.enter()];
    await spectator.join();
    await spectator.ask('auction:leave', { auctionId: stage.auctionId });
    yes(await ada.ask('bid:place', bid(100)));
    await stage.settled();
    await spectator.ask('clock:read', {});
    expect(spectator.told('lot:changed')).toEqual([]);
  });

  it('is told how many watch, at most once a second', async () => {
    const first = await stage.enter();
    expect((await first.join()).watching).toBe(1);
    const second = await stage.enter();
    expect((await second.join()).watching).toBe(2);
    await vi.waitFor(() => expect(first.told('attendance:changed').at(-1)?.watching).toBe(2), { timeout: 3_000 });
    second.socket.close();
    await vi.waitFor(() => expect(first.told('attendance:changed').at(-1)?.watching).toBe(1), { timeout: 3_000 });
    expect(first.told('attendance:changed').length).toBeLessThanOrEqual(3);
  });

  it('is told when the house edits the auction', async () => {
    const spectator = await stage.enter();
    await spectator.join();
    stage.notify({ kind: 'auction-changed', auctionId: stage.auctionId });
    await vi.waitFor(() => expect(spectator.told('auction:changed')).toEqual([{ auctionId: stage.auctionId }]));
  });
});

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

describe('a key', () => {
  it('sent on two connections in the same instant is one bid, answered alike [I5]', async () => {
    const [first, second] = [await stage.enter('ada'), await stage.enter('ada')];
    const request = bid(100);
    const [one, other] = await Promise.all([first.ask('bid:place', request), second.ask('bid:place', request)]);
    expect(yes(one)).toEqual(yes(other));
    expect(await stage.bidsOf('ada')).toBe(1);
  });

  it('whose answer never came is looked up on another connection', async () => {
    const ada = await stage.enter('ada');
    const request = bid(100);
    const writing = stage.writing();
    ada.socket.emit('bid:place', request);
    await writing;
    ada.socket.disconnect();
    const back = await stage.enter('ada');
    expect(yes(await back.ask('command:look-up', { key: request.key, lotId: stage.lotId }))).toMatchObject({
      key: request.key,
      seq: 2,
      you: { standing: 'leading', maxBid: 100 },
    });
  });

  it('that was never received is burnt by its look-up [I4]', async () => {
    const ada = await stage.enter('ada');
    const request = bid(100);
    const burnt = { ok: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } };
    expect(await ada.ask('command:look-up', { key: request.key, lotId: stage.lotId })).toMatchObject(burnt);
    expect(await ada.ask('bid:place', request)).toMatchObject(burnt);
    expect(await stage.bidsOf('ada')).toBe(0);
  });

  it('sent again with another amount is refused and does nothing', async () => {
    const ada = await stage.enter('ada');
    const request = bid(100);
    yes(await ada.ask('bid:place', request));
    expect(await ada.ask('bid:place', { ...request, amount: 200 })).toMatchObject({
      ok: false,
      outcome: 'refused',
      refusal: { code: 'KEY_REUSED' },
    });
    expect(await stage.bidsOf('ada')).toBe(1);
  });
});

describe('a paddle that awaits approval', () => {
  it('watches, is refused, and bids on the same connection once it is approved', async () => {
    const dot = await stage.enter('dot');
    expect((await dot.join()).you?.paddle.status).toBe('awaiting-approval');
    expect(await dot.ask('bid:place', bid(100))).toMatchObject({ refusal: { code: 'AWAITING_APPROVAL' } });
    stage.setStatus('dot', 'approved');
    const { userId, paddleId } = stage.people.dot;
    stage.notify({ kind: 'paddle-changed', auctionId: stage.auctionId, userId, paddleId: paddleId ?? '' });
    await vi.waitFor(() =>
      expect(dot.told('paddle:changed')).toMatchObject([{ paddle: { status: 'approved' }, lots: {} }]),
    );
    yes(await dot.ask('bid:place', bid(100)));
    await vi.waitFor(() => expect(dot.told('paddle:changed').at(-1)?.lots[stage.lotId]?.standing).toBe('leading'));
  });
});

it('the house clock is told to whoever asks', async () => {
  const client = await stage.enter();
  expect(await client.ask('clock:read', {})).toEqual({ ok: true, now: stage.houseClock.now() });
});
