import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newKey, openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';

/** Amounts that occur nowhere else, however they are written. */
const RESERVE = 9_951_730;
const ADAS_MAX = 9_182_730;
const ADAS_RAISE = 9_273_640;
const BENS_MAX = 8_264_510;

let fixture: SocketFixture;
beforeEach(async () => {
  // Below such a reserve prices are made by the maxima alone, so that neither it nor the highest max is ever public.
  fixture = await openSocketFixture({ reserve: RESERVE, terms: { belowReserve: 'ignore' } });
});
afterEach(() => fixture.close());

/** An amount in every form in which it could slip out. */
function forms(amount: number): readonly string[] {
  const text = String(amount);
  return [
    text,
    (amount / 100).toFixed(2),
    amount.toLocaleString('en-GB'),
    (amount / 100).toLocaleString('en-GB'),
  ].flatMap((form) => [
    form,
    Buffer.from(form).toString('base64').replace(/=+$/, ''),
    Buffer.from(form).toString('hex'),
  ]);
}

function holds(texts: readonly string[], amount: number): boolean {
  return texts.some((text) => forms(amount).some((form) => text.includes(form)));
}

/** A lot on which maxima are set, raised, beaten and refused, watched by everybody and asked for in every way there is. */
async function playLot() {
  const [ada, ben, cyd, kim, spectator] = await Promise.all([
    fixture.enter('ada'),
    fixture.enter('ben'),
    fixture.enter('cyd'),
    fixture.enter('kim'),
    fixture.enter(),
  ]);
  for (const client of [ada, ben, cyd, kim, spectator]) await client.join();
  const { lotId, auctionId } = fixture;
  yes(await ada.ask('bid:place', { key: newKey(), lotId, amount: 100 }));
  yes(await ben.ask('max-bid:set', { key: newKey(), lotId, max: BENS_MAX }));
  yes(await ada.ask('max-bid:set', { key: newKey(), lotId, max: ADAS_MAX }));
  yes(await ada.ask('max-bid:set', { key: newKey(), lotId, max: ADAS_RAISE }));
  await cyd.ask('bid:place', { key: newKey(), lotId, amount: 200 });
  await ben.ask('max-bid:set', { key: newKey(), lotId, max: 5 });
  for (const client of [ben, cyd, spectator]) {
    await client.ask('lot:catch-up', { lotId, since: 0 });
    await client.ask('auction:join', { protocol: 1, auctionId, since: { [lotId]: 0 } });
  }
  const { lot } = yes(await kim.ask('lot:catch-up', { lotId, since: 0 }));
  for (const client of [ada, ben, cyd, kim, spectator])
    await vi.waitFor(() => expect(client.told('lot:changed').at(-1)?.toSeq).toBe(lot.seq));
  for (const client of [ada, ben, cyd, kim, spectator]) await client.ask('clock:read', {});
  return { ada, ben, cyd, kim, spectator };
}

describe('a secret [I28]', () => {
  it('of a max that nobody has passed reaches its owner and the clerk, and no byte of it anybody else', async () => {
    const { ada, ben, cyd, kim, spectator } = await playLot();
    expect(holds(ada.frames, ADAS_RAISE)).toBe(true);
    expect(holds(kim.frames, ADAS_RAISE)).toBe(true);
    for (const [who, client] of Object.entries({ ben, cyd, spectator })) {
      expect([who, holds(client.frames, ADAS_RAISE), holds(client.frames, ADAS_MAX)]).toEqual([who, false, false]);
    }
  });

  it('of a reserve reaches the clerk and nobody else [I31]', async () => {
    const { ada, ben, cyd, kim, spectator } = await playLot();
    expect(holds(kim.frames, RESERVE)).toBe(true);
    for (const [who, client] of Object.entries({ ada, ben, cyd, spectator })) {
      expect([who, holds(client.frames, RESERVE)]).toEqual([who, false]);
    }
    expect(spectator.told('lot:changed').at(-1)?.lot.reserve).toBe('unmet');
  });

  it('reaches no log, not even when a write fails over it', async () => {
    const { ada } = await playLot();
    fixture.plant(() => {
      throw Object.assign(new Error(`Failing row contains (${ADAS_RAISE})`), { detail: `limit ${ADAS_RAISE}` });
    });
    await ada.ask('max-bid:set', { key: newKey(), lotId: fixture.lotId, max: ADAS_RAISE + 10 });
    const faults = fixture.faults.map(
      ({ fault, about }) => `${fault.stack} ${JSON.stringify({ ...fault })} ${JSON.stringify(about)}`,
    );
    expect(faults).toHaveLength(1);
    for (const amount of [RESERVE, ADAS_MAX, ADAS_RAISE, BENS_MAX])
      expect(holds([...fixture.logged, ...faults], amount)).toBe(false);
  });
});

describe('who somebody is [I32]', () => {
  it('is told to nobody else: a paddle number, and neither account nor session, e-mail nor key', async () => {
    const { ben, cyd, spectator } = await playLot();
    const key = newKey();
    const ada = await fixture.enter('ada');
    await ada.ask('max-bid:set', { key, lotId: fixture.lotId, max: ADAS_RAISE + 20 });
    await fixture.settled();
    const { userId, sessionId, paddleId } = fixture.people.ada;
    for (const client of [ben, cyd, spectator]) {
      await client.ask('clock:read', {});
      const text = client.frames.join('\n');
      for (const secret of [userId, sessionId, paddleId ?? '', 'ada@example.com', key])
        expect(text).not.toContain(secret);
    }
  });
});

describe('another bidder’s frames [I29]', () => {
  it('are the same whatever a leader’s max is, as long as the public outcome is', async () => {
    const transcripts: string[][] = [];
    for (const max of [5_000, 6_000]) {
      await fixture.close();
      fixture = await openSocketFixture();
      const [ada, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
      await ben.join();
      yes(await ada.ask('max-bid:set', { key: newKey(), lotId: fixture.lotId, max }));
      yes(await ben.ask('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 300 }));
      await vi.waitFor(() => expect(ben.told('lot:changed')).toHaveLength(2));
      transcripts.push(ben.frames.map(withoutNames));
    }
    expect(transcripts[0]).toEqual(transcripts[1]);
  });
});

/** A frame without what is random from run to run: ids, keys, hashes and commitments. */
function withoutNames(frame: string): string {
  return frame.replace(/[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|key-\d+|"sid":"[^"]+"/g, '…');
}
