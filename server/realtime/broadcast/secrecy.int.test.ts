import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accepted, newKey, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';

/** Amounts that occur nowhere else, in any notation. */
const RESERVE = 9_951_730;
const ADAS_MAX = 9_182_730;
const ADAS_RAISE = 9_273_640;
const BENS_MAX = 8_264_510;

let fixture: SocketFixture;
beforeEach(async () => {
  // With this reserve rule only max bids set prices, so neither the reserve nor the highest max bid
  // ever becomes public.
  fixture = await openSocketFixture({ reserve: RESERVE, terms: { belowReserve: 'ignore' } });
});
afterEach(() => fixture.close());

/** An amount in every notation in which it could leak. */
function notations(amount: number): readonly string[] {
  const text = String(amount);
  return [
    text,
    (amount / 100).toFixed(2),
    amount.toLocaleString('en-GB'),
    (amount / 100).toLocaleString('en-GB'),
  ].flatMap((notation) => [
    notation,
    Buffer.from(notation).toString('base64').replace(/=+$/, ''),
    Buffer.from(notation).toString('hex'),
  ]);
}

function contains(texts: readonly string[], amount: number): boolean {
  return texts.some((text) => notations(amount).some((notation) => text.includes(notation)));
}

/**
 * Sets, raises, beats and refuses max bids on a lot, with all clients watching and requesting it in
 * every way.
 */
async function playLot() {
  const [ada, ben, cyd, kim, spectator] = await Promise.all([
    fixture.connect('ada'),
    fixture.connect('ben'),
    fixture.connect('cyd'),
    fixture.connect('kim'),
    fixture.connect(),
  ]);
  for (const client of [ada, ben, cyd, kim, spectator]) await client.join();
  const { lotId, auctionId } = fixture;
  accepted(await ada.request('bid:place', { key: newKey(), lotId, amount: 100 }));
  accepted(await ben.request('max-bid:set', { key: newKey(), lotId, max: BENS_MAX }));
  accepted(await ada.request('max-bid:set', { key: newKey(), lotId, max: ADAS_MAX }));
  accepted(await ada.request('max-bid:set', { key: newKey(), lotId, max: ADAS_RAISE }));
  await cyd.request('bid:place', { key: newKey(), lotId, amount: 200 });
  await ben.request('max-bid:set', { key: newKey(), lotId, max: 5 });
  for (const client of [ben, cyd, spectator]) {
    await client.request('lot:catch-up', { lotId, since: 0 });
    await client.request('auction:join', { protocol: 1, auctionId, since: { [lotId]: 0 } });
  }
  const { lot } = accepted(await kim.request('lot:catch-up', { lotId, since: 0 }));
  for (const client of [ada, ben, cyd, kim, spectator])
    await vi.waitFor(() => expect(client.received('lot:changed').at(-1)?.toSeq).toBe(lot.seq));
  for (const client of [ada, ben, cyd, kim, spectator]) await client.request('clock:read', {});
  return { ada, ben, cyd, kim, spectator };
}

describe('secrets [I28]', () => {
  it('a max bid that nobody has passed reaches only its owner and the clerk', async () => {
    const { ada, ben, cyd, kim, spectator } = await playLot();
    expect(contains(ada.frames, ADAS_RAISE)).toBe(true);
    expect(contains(kim.frames, ADAS_RAISE)).toBe(true);
    for (const [who, client] of Object.entries({ ben, cyd, spectator })) {
      expect([who, contains(client.frames, ADAS_RAISE), contains(client.frames, ADAS_MAX)]).toEqual([
        who,
        false,
        false,
      ]);
    }
  });

  it('a reserve reaches only the clerk [I31]', async () => {
    const { ada, ben, cyd, kim, spectator } = await playLot();
    expect(contains(kim.frames, RESERVE)).toBe(true);
    for (const [who, client] of Object.entries({ ada, ben, cyd, spectator })) {
      expect([who, contains(client.frames, RESERVE)]).toEqual([who, false]);
    }
    expect(spectator.received('lot:changed').at(-1)?.lot.reserve).toBe('unmet');
  });

  it('no amount is logged, even when a write fails with it in the error', async () => {
    const { ada } = await playLot();
    fixture.injectFault(() => {
      throw Object.assign(new Error(`Failing row contains (${ADAS_RAISE})`), { detail: `limit ${ADAS_RAISE}` });
    });
    await ada.request('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: ADAS_RAISE + 10 });
    const faults = fixture.faults.map(
      ({ fault, about }) => `${fault.stack} ${JSON.stringify({ ...fault })} ${JSON.stringify(about)}`,
    );
    expect(faults).toHaveLength(1);
    for (const amount of [RESERVE, ADAS_MAX, ADAS_RAISE, BENS_MAX])
      expect(contains([...fixture.logged, ...faults], amount)).toBe(false);
  });
});

describe('a bidder’s identity [I32]', () => {
  it('is visible to others as a paddle number only: no account, session, e-mail or key', async () => {
    const { ben, cyd, spectator } = await playLot();
    const key = newKey();
    const ada = await fixture.connect('ada');
    await ada.request('max-bid:set', { key, lotId: fixture.lotId, max: ADAS_RAISE + 20 });
    await fixture.announcementsSent();
    const { userId, sessionId, paddleId } = fixture.people.ada;
    for (const client of [ben, cyd, spectator]) {
      await client.request('clock:read', {});
      const text = client.frames.join('\n');
      for (const secret of [userId, sessionId, paddleId ?? '', 'ada@example.com', key])
        expect(text).not.toContain(secret);
    }
  });
});

describe('another bidder’s frames [I29]', () => {
  it('are the same for any max bid of the leader with the same public outcome', async () => {
    const transcripts: string[][] = [];
    for (const max of [5_000, 6_000]) {
      await fixture.close();
      fixture = await openSocketFixture();
      const [ada, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
      await ben.join();
      accepted(await ada.request('max-bid:set', { key: newKey(), lotId: fixture.lotId, max }));
      accepted(await ben.request('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 300 }));
      await vi.waitFor(() => expect(ben.received('lot:changed')).toHaveLength(2));
      transcripts.push(ben.frames.map(withoutRandom));
    }
    expect(transcripts[0]).toEqual(transcripts[1]);
  });
});

/** A frame without values that differ between runs: ids, keys, hashes and commitments. */
function withoutRandom(frame: string): string {
  return frame.replace(/[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|key-\d+|"sid":"[^"]+"/g, '…');
}
