import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closed, newKey, openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';

/** Open sockets lose their rights within two seconds (I34); a slow machine gets a little more. */
const PROMPTLY = 2_500;

let fixture: SocketFixture;
beforeEach(async () => {
  fixture = await openSocketFixture();
});
afterEach(() => fixture.close());

const bid = (amount: number) => ({ key: newKey(), lotId: fixture.lotId, amount });

describe('a session that ends while its socket is open [I34]', () => {
  it('is told so and closed as soon as there is notice of it', async () => {
    const ada = await fixture.enter('ada');
    const { userId, sessionId } = fixture.people.ada;
    fixture.endSession('ada');
    fixture.notify({ kind: 'session-ended', sessionId, userId });
    await closed(ada, PROMPTLY);
    expect(ada.told('session:ended')).toEqual([{ reason: 'signed-out' }]);
  });

  it('is told so and closed within two seconds without any notice', async () => {
    const [ada, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
    fixture.endSession('ada');
    await closed(ada, PROMPTLY);
    expect(ada.told('session:ended')).toEqual([{ reason: 'signed-out' }]);
    expect(ben.socket.connected).toBe(true);
  });

  it('bids no more from the moment on at which it ended', async () => {
    const ada = await fixture.enter('ada');
    fixture.endSession('ada');
    expect(await ada.ask('bid:place', bid(100))).toMatchObject({
      ok: false,
      outcome: 'refused',
      refusal: { code: 'UNAUTHENTICATED' },
    });
    expect(await fixture.bidsOf('ada')).toBe(0);
  });

  it('of a suspended account is told that', async () => {
    const ada = await fixture.enter('ada');
    fixture.suspend('ada');
    fixture.notify({ kind: 'user-changed', userId: fixture.people.ada.userId });
    await closed(ada, PROMPTLY);
    expect(ada.told('session:ended')).toEqual([{ reason: 'suspended' }]);
  });

  it('stays open while sessions cannot be read, and is closed when they can', async () => {
    const ada = await fixture.enter('ada');
    fixture.endSession('ada');
    fixture.sessionsAreAway(true);
    await vi.waitFor(() => expect(fixture.logged.join()).toContain('sessions could not be read'), {
      timeout: PROMPTLY,
    });
    expect(ada.socket.connected).toBe(true);
    fixture.sessionsAreAway(false);
    await closed(ada, PROMPTLY);
  });
});

describe('the clerk', () => {
  it('voids a bid, and the room sees the price go back [B6]', async () => {
    const [ada, ben, kim] = [await fixture.enter('ada'), await fixture.enter('ben'), await fixture.enter('kim')];
    await Promise.all([ada.join(), ben.join(), kim.join()]);
    yes(await ada.ask('bid:place', bid(100)));
    const { seq } = yes(await ben.ask('bid:place', bid(200)));
    const request = { key: newKey(), lotId: fixture.lotId, seq, reason: 'typed one nought too many' };
    const order = yes(await kim.ask('bid:void', request));
    expect(order.lot).toMatchObject({ currentBid: 100, leadingPaddle: fixture.people.ada.paddle });
    expect(order.clerk.maxBids).toEqual([{ paddle: fixture.people.ada.paddle, max: 100 }]);
    await vi.waitFor(() => expect(ben.told('paddle:changed').at(-1)?.lots[fixture.lotId]?.standing).toBe('none'));
    await vi.waitFor(() => expect(ada.told('paddle:changed').at(-1)?.lots[fixture.lotId]?.standing).toBe('leading'));
    expect(yes(await kim.ask('bid:void', request))).toEqual(order);
  });

  it('pauses, resumes and withdraws a lot', async () => {
    const [ada, kim] = [await fixture.enter('ada'), await fixture.enter('kim')];
    const order = { lotId: fixture.lotId, reason: 'the lights went out' };
    expect(yes(await kim.ask('lot:pause', { key: newKey(), ...order })).lot.status).toBe('paused');
    expect(await ada.ask('bid:place', bid(100))).toMatchObject({ refusal: { code: 'PAUSED' } });
    expect(yes(await kim.ask('lot:resume', { key: newKey(), lotId: fixture.lotId })).lot.status).toBe('open');
    yes(await ada.ask('bid:place', bid(100)));
    expect(yes(await kim.ask('lot:withdraw', { key: newKey(), ...order })).lot.status).toBe('withdrawn');
    expect(await ada.ask('bid:place', bid(200))).toMatchObject({
      refusal: { code: 'LOT_NOT_OPEN', status: 'withdrawn' },
    });
  });

  it('is the only one who may', async () => {
    const [ada, spectator] = [await fixture.enter('ada'), await fixture.enter()];
    const order = { key: newKey(), lotId: fixture.lotId, reason: 'because I can' };
    for (const name of ['lot:pause', 'lot:withdraw'] as const) {
      expect(await ada.ask(name, order)).toEqual({ ok: false, outcome: 'refused', refusal: { code: 'FORBIDDEN' } });
      expect(await spectator.ask(name, order)).toMatchObject({ refusal: { code: 'UNAUTHENTICATED' } });
    }
    expect(await ada.ask('reserve:lower', { key: newKey(), lotId: fixture.lotId, reserve: 1 })).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    });
    expect((await fixture.saleroom.find(fixture.lotId))?.lot).toMatchObject({ status: 'open', seq: 1 });
  });

  it('who is one no longer gives no more orders at once, and soon hears no more secrets [I34]', async () => {
    const [ada, kim] = [await fixture.enter('ada'), await fixture.enter('kim')];
    await kim.join();
    yes(await ada.ask('bid:place', bid(100)));
    await vi.waitFor(() => expect(kim.told('clerk:lot-changed')).toHaveLength(1));
    fixture.setRole('kim', 'bidder');
    const order = { key: newKey(), lotId: fixture.lotId, reason: 'one last time' };
    expect(await kim.ask('lot:pause', order)).toMatchObject({ refusal: { code: 'FORBIDDEN' } });

    fixture.notify({ kind: 'user-changed', userId: fixture.people.kim.userId });
    await kim.ask('clock:read', {});
    yes(await ada.ask('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 500 }));
    await vi.waitFor(() => expect(kim.told('lot:changed')).toHaveLength(2));
    expect(kim.told('clerk:lot-changed')).toHaveLength(1);
    expect(kim.socket.connected).toBe(true);
  });
});
