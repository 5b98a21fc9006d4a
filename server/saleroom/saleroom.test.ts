import { describe, expect, it } from 'vitest';
import { openFixture } from './testing/saleroom-fixture.ts';

describe('the path of a bid', () => {
  it('has an accepted bid in the ledger, with its seq and hash, before the bidder is answered [I1]', async () => {
    const fixture = await openFixture();
    const result = await fixture.bid('ada', 100);
    expect(result).toMatchObject({ accepted: true, seq: 2, paddle: fixture.people.ada.paddle });
    const [event] = await fixture.ledger.readEventsAfter(fixture.lotId, 1);
    expect(result).toMatchObject({ seq: event?.seq, hash: event?.hash });
    expect(event?.event).toMatchObject({ type: 'BidPlaced', amount: 100 });
  });

  it('answers the bidder before it notifies the room', async () => {
    const fixture = await openFixture();
    const notified: string[] = [];
    fixture.onAnnounced(() => notified.push('room'));
    await fixture.bid('ada', 100).then(() => notified.push('ada'));
    await fixture.announcementsSent();
    expect(notified).toEqual(['ada', 'room']);
  });

  it('announces nothing of a refused bid and leaves the lot unchanged [I3]', async () => {
    const fixture = await openFixture();
    const before = await fixture.ledger.loadLot(fixture.lotId);
    expect(await fixture.bid('ada', 5)).toMatchObject({
      accepted: false,
      outcome: 'refused',
      refusal: { code: 'BELOW_ASKING_BID', askingBid: 10 },
    });
    await fixture.announcementsSent();
    expect(fixture.announced).toEqual([]);
    expect(await fixture.ledger.loadLot(fixture.lotId)).toEqual(before);
  });

  it('accepts the first of two simultaneous bids and refuses the other with the reason', async () => {
    const fixture = await openFixture();
    const [ada, ben] = await Promise.all([fixture.bid('ada', 100), fixture.bid('ben', 100)]);
    expect(ada).toMatchObject({ accepted: true });
    expect(ben).toMatchObject({ accepted: false, refusal: { code: 'BELOW_ASKING_BID', askingBid: 110 } });
    expect(fixture.appendCount()).toBe(1);
  });

  it('decides bids that arrive during a write in order, and writes them together', async () => {
    const fixture = await openFixture();
    const first = fixture.bid('ada', 100);
    await fixture.appendStarted();
    const rest = [fixture.bid('ben', 110), fixture.bid('ada', 120), fixture.bid('ben', 130)];
    expect((await Promise.all([first, ...rest])).map(({ accepted }) => accepted)).toEqual([true, true, true, true]);
    await fixture.announcementsSent();
    expect(fixture.appendCount()).toBe(2);
    expect(fixture.announced.map(({ events }) => events.map(({ seq }) => seq))).toEqual([[2], [3, 4, 5]]);
  });

  it('numbers a lot’s events without gaps and keeps its hash chain valid [I6]', async () => {
    const fixture = await openFixture();
    await Promise.all(Array.from({ length: 60 }, (_, n) => fixture.bid(n % 2 ? 'ada' : 'ben', 10 * (n + 1))));
    expect(await fixture.chainFault()).toBeNull();
    const events = await fixture.ledger.readEventsAfter(fixture.lotId, 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
  });

  it('has the fold of the ledger’s events in memory [I8]', async () => {
    const fixture = await openFixture();
    await Promise.all([fixture.max('ada', 500), fixture.bid('ben', 200), fixture.max('cyd', 350)]);
    const cached = await fixture.saleroom.find(fixture.lotId);
    expect(cached).toEqual(await fixture.ledger.loadLot(fixture.lotId));
  });

  it.each([
    ['an unknown lot', { lotId: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['an expired bid', { expiresAt: 1 }, 'STALE'],
  ])('refuses %s', async (_what, change, code) => {
    const fixture = await openFixture();
    expect(await fixture.bid('ada', 100, change)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it.each([
    ['a person without a paddle', 'nobody', 'NOT_REGISTERED'],
    ['a paddle that awaits approval', 'dot', 'AWAITING_APPROVAL'],
    ['a suspended paddle', 'eve', 'SUSPENDED'],
    ['the consignor', 'fay', 'OWN_LOT'],
  ] as const)('refuses a bid from %s [B3]', async (_who, who, code) => {
    const fixture = await openFixture();
    expect(await fixture.bid(who, 100)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it('lets a paddle commit no more than its limit with simultaneous bids on several lots [I21]', async () => {
    const fixture = await openFixture({ lots: 3 });
    const results = await Promise.all(fixture.lotIds.map((lotId) => fixture.bid('gus', 400, { lotId })));
    expect(results.filter(({ accepted }) => accepted)).toHaveLength(2);
    expect(results.find(({ accepted }) => !accepted)).toMatchObject({
      refusal: { code: 'OVER_LIMIT', available: 200 },
    });
  });

  it('applies a changed registration at once [I34]', async () => {
    const fixture = await openFixture();
    expect(await fixture.bid('dot', 100)).toMatchObject({ refusal: { code: 'AWAITING_APPROVAL' } });
    fixture.setStatus('dot', 'approved');
    expect(await fixture.bid('dot', 100)).toMatchObject({ accepted: true });
    fixture.setStatus('dot', 'suspended');
    expect(await fixture.bid('ada', 110)).toMatchObject({ accepted: true });
    expect(await fixture.bid('dot', 120)).toMatchObject({ refusal: { code: 'SUSPENDED' } });
  });

  it('refuses a bid from an ended session and still accepts the others in its batch [I34]', async () => {
    const fixture = await openFixture();
    fixture.endSession('ada');
    const [ada, ben] = await Promise.all([fixture.bid('ada', 100), fixture.bid('ben', 110)]);
    expect(ada).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'UNAUTHENTICATED' } });
    expect(ben).toMatchObject({ accepted: true });
  });
});

describe('a busy saleroom', () => {
  it('refuses bids as BUSY when too many wait for one lot, and accepts bids again afterwards [I39]', async () => {
    const fixture = await openFixture({ maxWaiting: 2 });
    const first = fixture.bid('ada', 10);
    await fixture.appendStarted();
    const waiting = [fixture.bid('ben', 20), fixture.bid('ada', 30), fixture.bid('ben', 40)];
    expect(await waiting[2]).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'BUSY' } });
    await Promise.all([first, ...waiting]);
    expect(await fixture.bid('ben', 50)).toMatchObject({ accepted: true });
  });

  it('finishes the submitted bids when it stops, and refuses further ones [I42]', async () => {
    const fixture = await openFixture();
    const submitted = [fixture.bid('ada', 100), fixture.bid('ben', 110)];
    const stopping = fixture.saleroom.stop();
    expect(await fixture.bid('ada', 120)).toMatchObject({ accepted: false, refusal: { code: 'BUSY' } });
    await stopping;
    expect((await Promise.all(submitted)).map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(fixture.announced.flatMap(({ events }) => events)).toHaveLength(2);
  });
});

describe('two nodes on one ledger', () => {
  it('decide again after the other node wrote, and announce its events to their own room [I9, I23]', async () => {
    const fixture = await openFixture();
    const other = fixture.openOtherNode();
    await Promise.all([fixture.bid('ada', 100), other.bid('ben', 110)]);
    expect(await fixture.bid('ada', 120)).toMatchObject({ accepted: true });
    expect(await other.bid('ben', 130)).toMatchObject({ accepted: true });
    expect(await fixture.chainFault()).toBeNull();
    await fixture.announcementsSent();
    expect(other.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
      expect.arrayContaining([2, 3, 4, 5]),
    );
  });

  it('decide a refusal on the state of the ledger, not on a stale cache [I10]', async () => {
    const fixture = await openFixture();
    const other = fixture.openOtherNode();
    await fixture.bid('ada', 100);
    await other.bid('ben', 110);
    expect(await fixture.bid('ada', 105)).toMatchObject({ refusal: { code: 'BELOW_ASKING_BID', askingBid: 120 } });
  });
});
