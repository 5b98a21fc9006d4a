import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accepted, newKey, openSocketFixture, type SocketFixture, waitForClose } from '../testing/socket-fixture.ts';

/** Open sockets lose their rights within two seconds (I34); slow machines get a little more. */
const MAX_DELAY = 2_500;

let fixture: SocketFixture;
beforeEach(async () => {
  fixture = await openSocketFixture();
});
afterEach(() => fixture.close());

const bid = (amount: number) => ({ key: newKey(), lotId: fixture.lotId, amount });

describe('an open socket whose session ends [I34]', () => {
  it('is notified and closed as soon as a notice arrives', async () => {
    const ada = await fixture.connect('ada');
    const { userId, sessionId } = fixture.people.ada;
    fixture.endSession('ada');
    fixture.notify({ kind: 'session-ended', sessionId, userId });
    await waitForClose(ada, MAX_DELAY);
    expect(ada.received('session:ended')).toEqual([{ reason: 'signed-out' }]);
  });

  it('is notified and closed within two seconds without a notice', async () => {
    const [ada, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
    fixture.endSession('ada');
    await waitForClose(ada, MAX_DELAY);
    expect(ada.received('session:ended')).toEqual([{ reason: 'signed-out' }]);
    expect(ben.socket.connected).toBe(true);
  });

  it('cannot bid from the moment its session ends', async () => {
    const ada = await fixture.connect('ada');
    fixture.endSession('ada');
    expect(await ada.request('bid:place', bid(100))).toMatchObject({
      ok: false,
      outcome: 'refused',
      refusal: { code: 'UNAUTHENTICATED' },
    });
    expect(await fixture.bidCount('ada')).toBe(0);
  });

  it('is notified when its account is suspended', async () => {
    const ada = await fixture.connect('ada');
    fixture.suspend('ada');
    fixture.notify({ kind: 'user-changed', userId: fixture.people.ada.userId });
    await waitForClose(ada, MAX_DELAY);
    expect(ada.received('session:ended')).toEqual([{ reason: 'suspended' }]);
  });

  it('stays open while sessions cannot be read, and is closed when they can be', async () => {
    const ada = await fixture.connect('ada');
    fixture.endSession('ada');
    fixture.failSessionReads(true);
    await vi.waitFor(() => expect(fixture.logged.join()).toContain('sessions could not be read'), {
      timeout: MAX_DELAY,
    });
    expect(ada.socket.connected).toBe(true);
    fixture.failSessionReads(false);
    await waitForClose(ada, MAX_DELAY);
  });
});

describe('a clerk', () => {
  it('voids a bid, and the room receives the lower price [B6]', async () => {
    const [ada, ben, kim] = [await fixture.connect('ada'), await fixture.connect('ben'), await fixture.connect('kim')];
    await Promise.all([ada.join(), ben.join(), kim.join()]);
    accepted(await ada.request('bid:place', bid(100)));
    const { seq } = accepted(await ben.request('bid:place', bid(200)));
    const request = { key: newKey(), lotId: fixture.lotId, seq, reason: 'typed one nought too many' };
    const ack = accepted(await kim.request('bid:void', request));
    expect(ack.lot).toMatchObject({ currentBid: 100, leadingPaddle: fixture.people.ada.paddle });
    expect(ack.clerk.maxBids).toEqual([{ paddle: fixture.people.ada.paddle, max: 100 }]);
    await vi.waitFor(() => expect(ben.received('paddle:changed').at(-1)?.lots[fixture.lotId]?.standing).toBe('none'));
    await vi.waitFor(() =>
      expect(ada.received('paddle:changed').at(-1)?.lots[fixture.lotId]?.standing).toBe('leading'),
    );
    expect(accepted(await kim.request('bid:void', request))).toEqual(ack);
  });

  it('pauses, resumes and withdraws a lot', async () => {
    const [ada, kim] = [await fixture.connect('ada'), await fixture.connect('kim')];
    const command = { lotId: fixture.lotId, reason: 'the lights went out' };
    expect(accepted(await kim.request('lot:pause', { key: newKey(), ...command })).lot.status).toBe('paused');
    expect(await ada.request('bid:place', bid(100))).toMatchObject({ refusal: { code: 'PAUSED' } });
    expect(accepted(await kim.request('lot:resume', { key: newKey(), lotId: fixture.lotId })).lot.status).toBe('open');
    accepted(await ada.request('bid:place', bid(100)));
    expect(accepted(await kim.request('lot:withdraw', { key: newKey(), ...command })).lot.status).toBe('withdrawn');
    expect(await ada.request('bid:place', bid(200))).toMatchObject({
      refusal: { code: 'LOT_NOT_OPEN', status: 'withdrawn' },
    });
  });

  it('is the only one who may command a lot', async () => {
    const [ada, spectator] = [await fixture.connect('ada'), await fixture.connect()];
    const command = { key: newKey(), lotId: fixture.lotId, reason: 'because I can' };
    for (const name of ['lot:pause', 'lot:withdraw'] as const) {
      expect(await ada.request(name, command)).toEqual({
        ok: false,
        outcome: 'refused',
        refusal: { code: 'FORBIDDEN' },
      });
      expect(await spectator.request(name, command)).toMatchObject({ refusal: { code: 'UNAUTHENTICATED' } });
    }
    expect(await ada.request('reserve:lower', { key: newKey(), lotId: fixture.lotId, reserve: 1 })).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    });
    expect((await fixture.saleroom.find(fixture.lotId))?.lot).toMatchObject({ status: 'open', seq: 1 });
  });

  it('who loses the role can no longer command, and soon receives no more secrets [I34]', async () => {
    const [ada, kim] = [await fixture.connect('ada'), await fixture.connect('kim')];
    await kim.join();
    accepted(await ada.request('bid:place', bid(100)));
    await vi.waitFor(() => expect(kim.received('clerk:lot-changed')).toHaveLength(1));
    fixture.setRole('kim', 'bidder');
    const command = { key: newKey(), lotId: fixture.lotId, reason: 'one last time' };
    expect(await kim.request('lot:pause', command)).toMatchObject({ refusal: { code: 'FORBIDDEN' } });

    fixture.notify({ kind: 'user-changed', userId: fixture.people.kim.userId });
    await kim.request('clock:read', {});
    accepted(await ada.request('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: 500 }));
    await vi.waitFor(() => expect(kim.received('lot:changed')).toHaveLength(2));
    expect(kim.received('clerk:lot-changed')).toHaveLength(1);
    expect(kim.socket.connected).toBe(true);
  });
});
