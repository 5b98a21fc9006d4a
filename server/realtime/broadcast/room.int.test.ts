import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkChain } from '#auction/ledger-hash.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { accepted, newKey, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';

let fixture: SocketFixture;
beforeEach(async () => {
  fixture = await openSocketFixture({ lots: 2 });
});
afterEach(() => fixture.close());

const bid = (amount: number) => ({ key: newKey(), lotId: fixture.lotId, amount });

describe('an auction’s room', () => {
  it('receives a bid at once, spectators included, each client in its own view', async () => {
    const [ada, ben, spectator] = [await fixture.connect('ada'), await fixture.connect('ben'), await fixture.connect()];
    await Promise.all([ada.join(), ben.join(), spectator.join()]);
    const ack = accepted(await ada.request('bid:place', { ...bid(100), max: 500 }));
    for (const client of [ada, ben, spectator]) {
      await vi.waitFor(() => expect(client.received('lot:changed')).toHaveLength(1));
      const [message] = client.received('lot:changed');
      expect(message).toMatchObject({ auctionId: fixture.auctionId, lotId: fixture.lotId, fromSeq: 2, toSeq: 2 });
      expect(message?.lot).toEqual(ack.lot);
      expect(message?.events).toMatchObject([{ seq: 2, hash: ack.hash, event: { type: 'BidPlaced', amount: 100 } }]);
    }
    expect([...ben.received('paddle:changed'), ...spectator.received('paddle:changed')]).toEqual([]);
  });

  it('receives a bid after its bidder has the answer', async () => {
    const ada = await fixture.connect('ada');
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

  it('sends a bidder its standing with the answer to the bid, and in a message on its other connections', async () => {
    const [phone, laptop] = [await fixture.connect('ada'), await fixture.connect('ada')];
    await Promise.all([phone.join(), laptop.join()]);
    const { you } = accepted(await phone.request('bid:place', { ...bid(100), max: 500 }));
    expect(you).toEqual({ seq: 2, standing: 'leading', maxBid: 500 });
    await vi.waitFor(() =>
      expect(laptop.received('paddle:changed')).toMatchObject([{ lots: { [fixture.lotId]: you } }]),
    );
    expect(phone.received('paddle:changed')).toEqual([]);
  });

  it('sends a bidder that has left and joined again its standing, even if it is the one before it left', async () => {
    const [ada, ben, kim] = [await fixture.connect('ada'), await fixture.connect('ben'), await fixture.connect('kim')];
    await Promise.all([ada.join(), ben.join()]);
    await ada.request('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 200 });
    await ada.request('auction:leave', { auctionId: fixture.auctionId });
    const { seq } = accepted(await ben.request('bid:place', bid(210)));
    await ada.join();
    accepted(
      await kim.request('bid:void', { key: newKey(), lotId: fixture.lotId, seq, reason: 'typed one nought too many' }),
    );
    await vi.waitFor(() =>
      expect(ada.received('paddle:changed').at(-1)?.lots[fixture.lotId]).toMatchObject({
        standing: 'leading',
        maxBid: 200,
      }),
    );
  });

  it('notifies the bidder who is outbid, and nobody else', async () => {
    const [ada, ben, cyd] = [await fixture.connect('ada'), await fixture.connect('ben'), await fixture.connect('cyd')];
    await Promise.all([ada.join(), ben.join(), cyd.join()]);
    await ada.request('bid:place', bid(100));
    const ack = accepted(await ben.request('bid:place', bid(110)));
    expect(ack.you).toEqual({ seq: 3, standing: 'leading', maxBid: 110 });
    await vi.waitFor(() => expect(ada.received('paddle:changed')).toHaveLength(1));
    expect(ada.received('paddle:changed').at(-1)).toEqual({
      auctionId: fixture.auctionId,
      paddle: { paddle: fixture.people.ada.paddle, status: 'approved', bidLimit: null },
      lots: { [fixture.lotId]: { seq: 3, standing: 'outbid', maxBid: 100 } },
    });
    expect(cyd.received('paddle:changed')).toEqual([]);
  });

  it('accepts a bid that an earlier max bid beats, without making it lead [X1]', async () => {
    const [ada, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
    accepted(await ada.request('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 500 }));
    const ack = accepted(await ben.request('bid:place', bid(200)));
    expect(ack).toMatchObject({ lot: { currentBid: 210, leadingPaddle: fixture.people.ada.paddle } });
    expect(ack.you).toMatchObject({ standing: 'outbid', maxBid: 200 });
  });

  it('receives events that form one hash chain that includes the receipts [I23]', async () => {
    const [ada, spectator] = [await fixture.connect('ada'), await fixture.connect()];
    const opened = accepted(await spectator.request('lot:catch-up', { lotId: fixture.lotId, since: 0 })).events ?? [];
    await spectator.join();
    const receipt = accepted(await ada.request('bid:place', { ...bid(100), max: 700 }));
    const raised = accepted(await ada.request('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 900 }));
    await vi.waitFor(() => expect(spectator.received('lot:changed').at(-1)?.toSeq).toBe(raised.seq));
    const events = [...opened, ...spectator.received('lot:changed').flatMap((message) => message.events)];
    expect(checkChain(sha256, events)).toBeNull();
    expect(events.find(({ seq }) => seq === receipt.seq)?.hash).toBe(receipt.hash);
    expect(spectator.received('lot:changed').at(-1)?.lot.hash).toBe(raised.hash);
  });

  it.each([
    { bids: 12, received: 12 },
    { bids: 13, received: 1 },
  ])(
    'receives the newest $received of $bids changes made together, and a client can request those in the gap [I24]',
    async ({ bids, received }) => {
      const spectator = await fixture.connect();
      const { lots } = await spectator.join();
      const since = lots[fixture.lotId]?.seq ?? 0;
      await Promise.all(Array.from({ length: bids }, (_, n) => fixture.bid(n % 2 === 0 ? 'ada' : 'ben', 100 + 10 * n)));
      await vi.waitFor(() => expect(spectator.received('lot:changed')).toHaveLength(1));
      const [message] = spectator.received('lot:changed');
      const seqs = Array.from({ length: bids }, (_, n) => since + 1 + n);
      expect(message?.events.map(({ seq }) => seq)).toEqual(seqs.slice(-received));
      expect(message).toMatchObject({
        fromSeq: since + bids - received + 1,
        toSeq: since + bids,
        lot: { bidCount: bids },
      });
      const { events } = accepted(await spectator.request('lot:catch-up', { lotId: fixture.lotId, since }));
      expect(events?.map(({ seq }) => seq)).toEqual(seqs);
    },
  );

  it('accepts one of two equal bids at the same instant, and refuses the other with the reason', async () => {
    const [ada, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
    const acks = await Promise.all([ada.request('bid:place', bid(100)), ben.request('bid:place', bid(100))]);
    expect(acks.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = acks.find(({ ok }) => !ok);
    expect(refused).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'BELOW_ASKING_BID', askingBid: 110 },
      lot: { currentBid: 100 },
    });
  });

  it('sends nothing to a client that has left it', async () => {
    const [ada, spectator] = [await fixture.connect('ada'), await fixture.connect()];
    await spectator.join();
    await spectator.request('auction:leave', { auctionId: fixture.auctionId });
    accepted(await ada.request('bid:place', bid(100)));
    await fixture.announcementsSent();
    await spectator.request('clock:read', {});
    expect(spectator.received('lot:changed')).toEqual([]);
  });

  it('receives how many watch, at most once a second', async () => {
    const first = await fixture.connect();
    expect((await first.join()).watching).toBe(1);
    const second = await fixture.connect();
    expect((await second.join()).watching).toBe(2);
    await vi.waitFor(() => expect(first.received('attendance:changed').at(-1)?.watching).toBe(2), { timeout: 3_000 });
    second.socket.close();
    await vi.waitFor(() => expect(first.received('attendance:changed').at(-1)?.watching).toBe(1), { timeout: 3_000 });
    expect(first.received('attendance:changed').length).toBeLessThanOrEqual(3);
  });

  it('is notified when staff edit the auction', async () => {
    const spectator = await fixture.connect();
    await spectator.join();
    fixture.notify({ kind: 'auction-changed', auctionId: fixture.auctionId });
    await vi.waitFor(() => expect(spectator.received('auction:changed')).toEqual([{ auctionId: fixture.auctionId }]));
  });
});

describe('a command key', () => {
  it('sent on two connections at the same instant is one bid with one answer [I5]', async () => {
    const [first, second] = [await fixture.connect('ada'), await fixture.connect('ada')];
    const request = bid(100);
    const [one, other] = await Promise.all([first.request('bid:place', request), second.request('bid:place', request)]);
    expect(accepted(one)).toEqual(accepted(other));
    expect(await fixture.bidCount('ada')).toBe(1);
  });

  it('whose answer was lost can be looked up on another connection', async () => {
    const ada = await fixture.connect('ada');
    const request = bid(100);
    const writing = fixture.appendStarted();
    ada.socket.emit('bid:place', request);
    await writing;
    ada.socket.disconnect();
    const back = await fixture.connect('ada');
    expect(accepted(await back.request('command:look-up', { key: request.key, lotId: fixture.lotId }))).toMatchObject({
      key: request.key,
      seq: 2,
      you: { standing: 'leading', maxBid: 100 },
    });
  });

  it('that was never received is invalidated by its look-up [I4]', async () => {
    const ada = await fixture.connect('ada');
    const request = bid(100);
    const refused = { ok: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } };
    expect(await ada.request('command:look-up', { key: request.key, lotId: fixture.lotId })).toMatchObject(refused);
    expect(await ada.request('bid:place', request)).toMatchObject(refused);
    expect(await fixture.bidCount('ada')).toBe(0);
  });

  it('sent again with another amount is refused without effect', async () => {
    const ada = await fixture.connect('ada');
    const request = bid(100);
    accepted(await ada.request('bid:place', request));
    expect(await ada.request('bid:place', { ...request, amount: 200 })).toMatchObject({
      ok: false,
      outcome: 'refused',
      refusal: { code: 'KEY_REUSED' },
    });
    expect(await fixture.bidCount('ada')).toBe(1);
  });
});

describe('a paddle awaiting approval', () => {
  it('can watch, but bids only after its approval, on the same connection', async () => {
    const dot = await fixture.connect('dot');
    expect((await dot.join()).you?.paddle.status).toBe('awaiting-approval');
    expect(await dot.request('bid:place', bid(100))).toMatchObject({ refusal: { code: 'AWAITING_APPROVAL' } });
    fixture.setStatus('dot', 'approved');
    const { userId, paddleId } = fixture.people.dot;
    fixture.notify({ kind: 'paddle-changed', auctionId: fixture.auctionId, userId, paddleId: paddleId ?? '' });
    await vi.waitFor(() =>
      expect(dot.received('paddle:changed')).toMatchObject([{ paddle: { status: 'approved' }, lots: {} }]),
    );
    expect(accepted(await dot.request('bid:place', bid(100))).you.standing).toBe('leading');
  });
});

it('any client can read the database clock', async () => {
  const client = await fixture.connect();
  expect(await client.request('clock:read', {})).toEqual({ ok: true, now: fixture.databaseClock.now() });
});
