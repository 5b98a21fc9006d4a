import { describe, expect, it } from 'vitest';
import { openFixture } from './testing/saleroom-fixture.ts';

describe('the road of a bid', () => {
  it('an accepted bid is in the ledger, with its number and hash, when its bidder hears of it [I1]', async () => {
    const fixture = await openFixture();
    const answer = await fixture.bid('ada', 100);
    expect(answer).toMatchObject({ accepted: true, seq: 2, paddle: fixture.people.ada.paddle });
    const [event] = await fixture.ledger.eventsAfter(fixture.lotId, 1);
    expect(answer).toMatchObject({ seq: event?.seq, hash: event?.hash });
    expect(event?.event).toMatchObject({ type: 'BidPlaced', amount: 100 });
  });

  it('its bidder hears of it before anybody else', async () => {
    const fixture = await openFixture();
    const heard: string[] = [];
    fixture.onAnnounced(() => heard.push('room'));
    await fixture.bid('ada', 100).then(() => heard.push('ada'));
    await fixture.settled();
    expect(heard).toEqual(['ada', 'room']);
  });

  it('nothing is told of a refused bid, and it leaves nothing behind [I3]', async () => {
    const fixture = await openFixture();
    const before = await fixture.ledger.loadLot(fixture.lotId);
    expect(await fixture.bid('ada', 5)).toMatchObject({
      accepted: false,
      outcome: 'refused',
      refusal: { code: 'BELOW_ASKING_BID', askingBid: 10 },
    });
    await fixture.settled();
    expect(fixture.announced).toEqual([]);
    expect(await fixture.ledger.loadLot(fixture.lotId)).toEqual(before);
  });

  it('of two bids in the same instant the first one stands and the other is told why', async () => {
    const fixture = await openFixture();
    const [ada, ben] = await Promise.all([fixture.bid('ada', 100), fixture.bid('ben', 100)]);
    expect(ada).toMatchObject({ accepted: true });
    expect(ben).toMatchObject({ accepted: false, refusal: { code: 'BELOW_ASKING_BID', askingBid: 110 } });
    expect(fixture.appends()).toBe(1);
  });

  it('bids that come during a write are decided in order and written together', async () => {
    const fixture = await openFixture();
    const first = fixture.bid('ada', 100);
    await fixture.writing();
    const rest = [fixture.bid('ben', 110), fixture.bid('ada', 120), fixture.bid('ben', 130)];
    expect((await Promise.all([first, ...rest])).map(({ accepted }) => accepted)).toEqual([true, true, true, true]);
    await fixture.settled();
    expect(fixture.appends()).toBe(2);
    expect(fixture.announced.map(({ events }) => events.map(({ seq }) => seq))).toEqual([[2], [3, 4, 5]]);
  });

  it('the numbers of a lot are dense, and its chain holds [I6]', async () => {
    const fixture = await openFixture();
    await Promise.all(Array.from({ length: 60 }, (_, n) => fixture.bid(n % 2 ? 'ada' : 'ben', 10 * (n + 1))));
    expect(await fixture.chainFault()).toBeNull();
    const events = await fixture.ledger.eventsAfter(fixture.lotId, 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
  });

  it('what the saleroom knows of a lot is what folding its ledger gives [I8]', async () => {
    const fixture = await openFixture();
    await Promise.all([fixture.max('ada', 500), fixture.bid('ben', 200), fixture.max('cyd', 350)]);
    const known = await fixture.saleroom.find(fixture.lotId);
    expect(known).toEqual(await fixture.ledger.loadLot(fixture.lotId));
  });

  it.each([
    ['an unknown lot', { lotId: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['a bid that is late by its own time', { expiresAt: 1 }, 'STALE'],
  ])('%s is refused', async (_what, change, code) => {
    const fixture = await openFixture();
    expect(await fixture.bid('ada', 100, change)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it.each([
    ['somebody without a paddle', 'nobody', 'NOT_REGISTERED'],
    ['a paddle that awaits approval', 'dot', 'AWAITING_APPROVAL'],
    ['a suspended paddle', 'eve', 'SUSPENDED'],
    ['the consignor', 'fay', 'OWN_LOT'],
  ] as const)('%s may not bid [B3]', async (_who, who, code) => {
    const fixture = await openFixture();
    expect(await fixture.bid(who, 100)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it('a paddle commits no more than its limit, over all lots and whatever comes at once [I21]', async () => {
    const fixture = await openFixture({ lots: 3 });
    const answers = await Promise.all(fixture.lotIds.map((lotId) => fixture.bid('gus', 400, { lotId })));
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(2);
    expect(answers.find(({ accepted }) => !accepted)).toMatchObject({
      refusal: { code: 'OVER_LIMIT', available: 200 },
    });
  });

  it('a right that was given or taken a moment ago counts at once [I34]', async () => {
    const fixture = await openFixture();
    expect(await fixture.bid('dot', 100)).toMatchObject({ refusal: { code: 'AWAITING_APPROVAL' } });
    fixture.setStatus('dot', 'approved');
    expect(await fixture.bid('dot', 100)).toMatchObject({ accepted: true });
    fixture.setStatus('dot', 'suspended');
    expect(await fixture.bid('ada', 110)).toMatchObject({ accepted: true });
    expect(await fixture.bid('dot', 120)).toMatchObject({ refusal: { code: 'SUSPENDED' } });
  });

  it('an ended session bids no more, and holds up nobody else in its batch [I34]', async () => {
    const fixture = await openFixture();
    fixture.endSession('ada');
    const [ada, ben] = await Promise.all([fixture.bid('ada', 100), fixture.bid('ben', 110)]);
    expect(ada).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'UNAUTHENTICATED' } });
    expect(ben).toMatchObject({ accepted: true });
  });
});

describe('a busy house', () => {
  it('says so when too many wait for one lot, and takes bids again afterwards [I39]', async () => {
    const fixture = await openFixture({ maxWaiting: 2 });
    const first = fixture.bid('ada', 10);
    await fixture.writing();
    const waiting = [fixture.bid('ben', 20), fixture.bid('ada', 30), fixture.bid('ben', 40)];
    expect(await waiting[2]).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'BUSY' } });
    await Promise.all([first, ...waiting]);
    expect(await fixture.bid('ben', 50)).toMatchObject({ accepted: true });
  });

  it('finishes what it has taken when it stops, and takes no more [I42]', async () => {
    const fixture = await openFixture();
    const taken = [fixture.bid('ada', 100), fixture.bid('ben', 110)];
    const stopping = fixture.saleroom.stop();
    expect(await fixture.bid('ada', 120)).toMatchObject({ accepted: false, refusal: { code: 'BUSY' } });
    await stopping;
    expect((await Promise.all(taken)).map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(fixture.announced.flatMap(({ events }) => events)).toHaveLength(2);
  });
});

describe('two nodes on one ledger', () => {
  it('decide again when the other was first, and tell their own room what the other wrote [I9, I23]', async () => {
    const fixture = await openFixture();
    const other = fixture.anotherNode();
    await Promise.all([fixture.bid('ada', 100), other.bid('ben', 110)]);
    expect(await fixture.bid('ada', 120)).toMatchObject({ accepted: true });
    expect(await other.bid('ben', 130)).toMatchObject({ accepted: true });
    expect(await fixture.chainFault()).toBeNull();
    await fixture.settled();
    expect(other.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
      expect.arrayContaining([2, 3, 4, 5]),
    );
  });

  it('a refusal is decided on what the ledger holds, not on what this node remembers [I10]', async () => {
    const fixture = await openFixture();
    const other = fixture.anotherNode();
    await fixture.bid('ada', 100);
    await other.bid('ben', 110);
    expect(await fixture.bid('ada', 105)).toMatchObject({ refusal: { code: 'BELOW_ASKING_BID', askingBid: 120 } });
  });
});
