import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkChain } from '#auction/ledger-hash.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { newKey, openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';

let fixture: SocketFixture;
beforeEach(async () => {
  fixture = await openSocketFixture({ lots: 2 });
});
afterEach(() => fixture.close());

const bid = (amount: number) => ({ key: newKey(), lotId: fixture.lotId, amount });

describe('the room', () => {
  it('hears of a bid at once, spectators too, each as they may see it', async () => {
    const [ada, ben, spectator] = [await fixture.enter('ada'), await fixture.enter('ben'), await fixture.enter()];
    await Promise.all([ada.join(), ben.join(), spectator.join()]);
    const verdict = yes(await ada.ask('bid:place', { ...bid(100), max: 500 }));
    for (const client of [ada, ben, spectator]) {
      await vi.waitFor(() => expect(client.told('lot:changed')).toHaveLength(1));
      const [message] = client.told('lot:changed');
      expect(message).toMatchObject({ auctionId: fixture.auctionId, lotId: fixture.lotId, fromSeq: 2, toSeq: 2 });
      expect(message?.lot).toEqual(verdict.lot);
      expect(message?.events).toMatchObject([
        { seq: 2, hash: verdict.hash, event: { type: 'BidPlaced', amount: 100 } },
      ]);
    }
    expect([...ben.told('paddle:changed'), ...spectator.told('paddle:changed')]).toEqual([]);
  });

  it('hears of a bid after its bidder does', async () => {
    const ada = await fixture.enter('ada');
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

  it('tells a bidder where it stands with the answer to its bid, and its other connections by a message', async () => {
    const [phone, desk] = [await fixture.enter('ada'), await fixture.enter('ada')];
    await Promise.all([phone.join(), desk.join()]);
    const { you } = yes(await phone.ask('bid:place', { ...bid(100), max: 500 }));
    expect(you).toEqual({ seq: 2, standing: 'leading', maxBid: 500 });
    await vi.waitFor(() => expect(desk.told('paddle:changed')).toMatchObject([{ lots: { [fixture.lotId]: you } }]));
    expect(phone.told('paddle:changed')).toEqual([]);
  });

  it('tells a bidder that comes back to a room and leads again, as it did before it left', async () => {
    const [ada, ben, kim] = [await fixture.enter('ada'), await fixture.enter('ben'), await fixture.enter('kim')];
    await Promise.all([ada.join(), ben.join()]);
    await ada.ask('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 200 });
    await ada.ask('auction:leave', { auctionId: fixture.auctionId });
    const { seq } = yes(await ben.ask('bid:place', bid(210)));
    await ada.join();
    yes(await kim.ask('bid:void', { key: newKey(), lotId: fixture.lotId, seq, reason: 'typed one nought too many' }));
    await vi.waitFor(() =>
      expect(ada.told('paddle:changed').at(-1)?.lots[fixture.lotId]).toMatchObject({
        standing: 'leading',
        maxBid: 200,
      }),
    );
  });

  it('tells whoever is outbid, and nobody else', async () => {
    const [ada, ben, cyd] = [await fixture.enter('ada'), await fixture.enter('ben'), await fixture.enter('cyd')];
    await Promise.all([ada.join(), ben.join(), cyd.join()]);
    await ada.ask('bid:place', bid(100));
    const verdict = yes(await ben.ask('bid:place', bid(110)));
    expect(verdict.you).toEqual({ seq: 3, standing: 'leading', maxBid: 110 });
    await vi.waitFor(() => expect(ada.told('paddle:changed')).toHaveLength(1));
    expect(ada.told('paddle:changed').at(-1)).toEqual({
      auctionId: fixture.auctionId,
      paddle: { paddle: fixture.people.ada.paddle, status: 'approved', bidLimit: null },
      lots: { [fixture.lotId]: { seq: 3, standing: 'outbid', maxBid: 100 } },
    });
    expect(cyd.told('paddle:changed')).toEqual([]);
  });

  it('a bid that an earlier max beats is accepted and does not lead [X1]', async () => {
    const [ada, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
    yes(await ada.ask('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 500 }));
    const verdict = yes(await ben.ask('bid:place', bid(200)));
    expect(verdict).toMatchObject({ lot: { currentBid: 210, leadingPaddle: fixture.people.ada.paddle } });
    expect(verdict.you).toMatchObject({ standing: 'outbid', maxBid: 200 });
  });

  it('everybody can check that what they were told is one chain, with the receipts in it [I23]', async () => {
    const [ada, spectator] = [await fixture.enter('ada'), await fixture.enter()];
    const opened = yes(await spectator.ask('lot:catch-up', { lotId: fixture.lotId, since: 0 })).events ?? [];
    await spectator.join();
    const receipt = yes(await ada.ask('bid:place', { ...bid(100), max: 700 }));
    const raised = yes(await ada.ask('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 900 }));
    await vi.waitFor(() => expect(spectator.told('lot:changed').at(-1)?.toSeq).toBe(raised.seq));
    const events = [...opened, ...spectator.told('lot:changed').flatMap((message) => message.events)];
    expect(checkChain(sha256, events)).toBeNull();
    expect(events.find(({ seq }) => seq === receipt.seq)?.hash).toBe(receipt.hash);
    expect(spectator.told('lot:changed').at(-1)?.lot.hash).toBe(raised.hash);
  });

  it.each([
    { bids: 12, told: 12 },
    { bids: 13, told: 1 },
  ])(
    'hears $told of $bids changes that come together, the newest always, and can ask for what a gap leaves out [I24]',
    async ({ bids, told }) => {
      const spectator = await fixture.enter();
      const { lots } = await spectator.join();
      const since = lots[fixture.lotId]?.seq ?? 0;
      await Promise.all(Array.from({ length: bids }, (_, n) => fixture.bid(n % 2 === 0 ? 'ada' : 'ben', 100 + 10 * n)));
      await vi.waitFor(() => expect(spectator.told('lot:changed')).toHaveLength(1));
      const [message] = spectator.told('lot:changed');
      const seqs = Array.from({ length: bids }, (_, n) => since + 1 + n);
      expect(message?.events.map(({ seq }) => seq)).toEqual(seqs.slice(-told));
      expect(message).toMatchObject({ fromSeq: since + bids - told + 1, toSeq: since + bids, lot: { bidCount: bids } });
      const { events } = yes(await spectator.ask('lot:catch-up', { lotId: fixture.lotId, since }));
      expect(events?.map(({ seq }) => seq)).toEqual(seqs);
    },
  );

  it('of two bids in the same instant one stands and the other is told why', async () => {
    const [ada, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
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
    const [ada, spectator] = [await fixture.enter('ada'), await fixture.enter()];
    await spectator.join();
    await spectator.ask('auction:leave', { auctionId: fixture.auctionId });
    yes(await ada.ask('bid:place', bid(100)));
    await fixture.settled();
    await spectator.ask('clock:read', {});
    expect(spectator.told('lot:changed')).toEqual([]);
  });

  it('is told how many watch, at most once a second', async () => {
    const first = await fixture.enter();
    expect((await first.join()).watching).toBe(1);
    const second = await fixture.enter();
    expect((await second.join()).watching).toBe(2);
    await vi.waitFor(() => expect(first.told('attendance:changed').at(-1)?.watching).toBe(2), { timeout: 3_000 });
    second.socket.close();
    await vi.waitFor(() => expect(first.told('attendance:changed').at(-1)?.watching).toBe(1), { timeout: 3_000 });
    expect(first.told('attendance:changed').length).toBeLessThanOrEqual(3);
  });

  it('is told when the house edits the auction', async () => {
    const spectator = await fixture.enter();
    await spectator.join();
    fixture.notify({ kind: 'auction-changed', auctionId: fixture.auctionId });
    await vi.waitFor(() => expect(spectator.told('auction:changed')).toEqual([{ auctionId: fixture.auctionId }]));
  });
});

describe('a key', () => {
  it('sent on two connections in the same instant is one bid, answered alike [I5]', async () => {
    const [first, second] = [await fixture.enter('ada'), await fixture.enter('ada')];
    const request = bid(100);
    const [one, other] = await Promise.all([first.ask('bid:place', request), second.ask('bid:place', request)]);
    expect(yes(one)).toEqual(yes(other));
    expect(await fixture.bidsOf('ada')).toBe(1);
  });

  it('whose answer never came is looked up on another connection', async () => {
    const ada = await fixture.enter('ada');
    const request = bid(100);
    const writing = fixture.writing();
    ada.socket.emit('bid:place', request);
    await writing;
    ada.socket.disconnect();
    const back = await fixture.enter('ada');
    expect(yes(await back.ask('command:look-up', { key: request.key, lotId: fixture.lotId }))).toMatchObject({
      key: request.key,
      seq: 2,
      you: { standing: 'leading', maxBid: 100 },
    });
  });

  it('that was never received is burnt by its look-up [I4]', async () => {
    const ada = await fixture.enter('ada');
    const request = bid(100);
    const burnt = { ok: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } };
    expect(await ada.ask('command:look-up', { key: request.key, lotId: fixture.lotId })).toMatchObject(burnt);
    expect(await ada.ask('bid:place', request)).toMatchObject(burnt);
    expect(await fixture.bidsOf('ada')).toBe(0);
  });

  it('sent again with another amount is refused and does nothing', async () => {
    const ada = await fixture.enter('ada');
    const request = bid(100);
    yes(await ada.ask('bid:place', request));
    expect(await ada.ask('bid:place', { ...request, amount: 200 })).toMatchObject({
      ok: false,
      outcome: 'refused',
      refusal: { code: 'KEY_REUSED' },
    });
    expect(await fixture.bidsOf('ada')).toBe(1);
  });
});

describe('a paddle that awaits approval', () => {
  it('watches, is refused, and bids on the same connection once it is approved', async () => {
    const dot = await fixture.enter('dot');
    expect((await dot.join()).you?.paddle.status).toBe('awaiting-approval');
    expect(await dot.ask('bid:place', bid(100))).toMatchObject({ refusal: { code: 'AWAITING_APPROVAL' } });
    fixture.setStatus('dot', 'approved');
    const { userId, paddleId } = fixture.people.dot;
    fixture.notify({ kind: 'paddle-changed', auctionId: fixture.auctionId, userId, paddleId: paddleId ?? '' });
    await vi.waitFor(() =>
      expect(dot.told('paddle:changed')).toMatchObject([{ paddle: { status: 'approved' }, lots: {} }]),
    );
    expect(yes(await dot.ask('bid:place', bid(100))).you.standing).toBe('leading');
  });
});

it('the house clock is told to whoever asks', async () => {
  const client = await fixture.enter();
  expect(await client.ask('clock:read', {})).toEqual({ ok: true, now: fixture.databaseClock.now() });
});
