import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkChain } from '#auction/ledger-hash.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { newKey, openSocketStage, type SocketStage, yes } from '../testing/socket-fixture.ts';

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

  it('tells a bidder where it stands with the answer to its bid, and its other connections by a message', async () => {
    const [phone, desk] = [await stage.enter('ada'), await stage.enter('ada')];
    await Promise.all([phone.join(), desk.join()]);
    const { you } = yes(await phone.ask('bid:place', { ...bid(100), max: 500 }));
    expect(you).toEqual({ seq: 2, standing: 'leading', maxBid: 500 });
    await vi.waitFor(() => expect(desk.told('paddle:changed')).toMatchObject([{ lots: { [stage.lotId]: you } }]));
    expect(phone.told('paddle:changed')).toEqual([]);
  });

  it('tells a bidder that comes back to a room and leads again, as it did before it left', async () => {
    const [ada, ben, kim] = [await stage.enter('ada'), await stage.enter('ben'), await stage.enter('kim')];
    await Promise.all([ada.join(), ben.join()]);
    await ada.ask('max-bid:set', { key: newKey(), lotId: stage.lotId, max: 200 });
    await ada.ask('auction:leave', { auctionId: stage.auctionId });
    const { seq } = yes(await ben.ask('bid:place', bid(210)));
    await ada.join();
    yes(await kim.ask('bid:void', { key: newKey(), lotId: stage.lotId, seq, reason: 'typed one nought too many' }));
    await vi.waitFor(() =>
      expect(ada.told('paddle:changed').at(-1)?.lots[stage.lotId]).toMatchObject({ standing: 'leading', maxBid: 200 }),
    );
  });

  it('tells whoever is outbid, and nobody else', async () => {
    const [ada, ben, cyd] = [await stage.enter('ada'), await stage.enter('ben'), await stage.enter('cyd')];
    await Promise.all([ada.join(), ben.join(), cyd.join()]);
    await ada.ask('bid:place', bid(100));
    const verdict = yes(await ben.ask('bid:place', bid(110)));
    expect(verdict.you).toEqual({ seq: 3, standing: 'leading', maxBid: 110 });
    await vi.waitFor(() => expect(ada.told('paddle:changed')).toHaveLength(1));
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

  it.each([
    { bids: 12, told: 12 },
    { bids: 13, told: 1 },
  ])(
    'hears $told of $bids changes that come together, the newest always, and can ask for what a gap leaves out [I24]',
    async ({ bids, told }) => {
      const spectator = await stage.enter();
      const { lots } = await spectator.join();
      const since = lots[stage.lotId]?.seq ?? 0;
      await Promise.all(Array.from({ length: bids }, (_, n) => stage.bid(n % 2 === 0 ? 'ada' : 'ben', 100 + 10 * n)));
      await vi.waitFor(() => expect(spectator.told('lot:changed')).toHaveLength(1));
      const [message] = spectator.told('lot:changed');
      const seqs = Array.from({ length: bids }, (_, n) => since + 1 + n);
      expect(message?.events.map(({ seq }) => seq)).toEqual(seqs.slice(-told));
      expect(message).toMatchObject({ fromSeq: since + bids - told + 1, toSeq: since + bids, lot: { bidCount: bids } });
      const { events } = yes(await spectator.ask('lot:catch-up', { lotId: stage.lotId, since }));
      expect(events?.map(({ seq }) => seq)).toEqual(seqs);
    },
  );

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
    expect(yes(await dot.ask('bid:place', bid(100))).you.standing).toBe('leading');
  });
});

it('the house clock is told to whoever asks', async () => {
  const client = await stage.enter();
  expect(await client.ask('clock:read', {})).toEqual({ ok: true, now: stage.houseClock.now() });
});
