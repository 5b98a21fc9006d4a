import { describe, expect, it } from 'vitest';
import { openStage } from './testing/saleroom-fixture.ts';

describe('the road of a bid', () => {
  it('an accepted bid is in the ledger, with its number and hash, when its bidder hears of it [I1]', async () => {
    const stage = await openStage();
    const answer = await stage.bid('ada', 100);
    expect(answer).toMatchObject({ accepted: true, seq: 2, paddle: stage.people.ada.paddle });
    const [event] = await stage.ledger.eventsAfter(stage.lotId, 1);
    expect(answer).toMatchObject({ seq: event?.seq, hash: event?.hash });
    expect(event?.event).toMatchObject({ type: 'BidPlaced', amount: 100 });
  });

  it('its bidder hears of it before anybody else', async () => {
    const stage = await openStage();
    const heard: string[] = [];
    stage.onAnnounced(() => heard.push('room'));
    await stage.bid('ada', 100).then(() => heard.push('ada'));
    await stage.settled();
    expect(heard).toEqual(['ada', 'room']);
  });

  it('nothing is told of a refused bid, and it leaves nothing behind [I3]', async () => {
    const stage = await openStage();
    const before = await stage.ledger.loadLot(stage.lotId);
    expect(await stage.bid('ada', 5)).toMatchObject({
      accepted: false,
      outcome: 'refused',
      refusal: { code: 'BELOW_ASKING_BID', askingBid: 10 },
    });
    await stage.settled();
    expect(stage.announced).toEqual([]);
    expect(await stage.ledger.loadLot(stage.lotId)).toEqual(before);
  });

  it('of two bids in the same instant the first one stands and the other is told why', async () => {
    const stage = await openStage();
    const [ada, ben] = await Promise.all([stage.bid('ada', 100), stage.bid('ben', 100)]);
    expect(ada).toMatchObject({ accepted: true });
    expect(ben).toMatchObject({ accepted: false, refusal: { code: 'BELOW_ASKING_BID', askingBid: 110 } });
    expect(stage.appends()).toBe(1);
  });

  it('bids that come during a write are decided in order and written together', async () => {
    const stage = await openStage();
    const first = stage.bid('ada', 100);
    await stage.writing();
    const rest = [stage.bid('ben', 110), stage.bid('ada', 120), stage.bid('ben', 130)];
    expect((await Promise.all([first, ...rest])).map(({ accepted }) => accepted)).toEqual([true, true, true, true]);
    await stage.settled();
    expect(stage.appends()).toBe(2);
    expect(stage.announced.map(({ events }) => events.map(({ seq }) => seq))).toEqual([[2], [3, 4, 5]]);
  });

  it('the numbers of a lot are dense, and its chain holds [I6]', async () => {
    const stage = await openStage();
    await Promise.all(Array.from({ length: 60 }, (_, n) => stage.bid(n % 2 ? 'ada' : 'ben', 10 * (n + 1))));
    expect(await stage.chainFault()).toBeNull();
    const events = await stage.ledger.eventsAfter(stage.lotId, 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
  });

  it('what the saleroom knows of a lot is what folding its ledger gives [I8]', async () => {
    const stage = await openStage();
    await Promise.all([stage.max('ada', 500), stage.bid('ben', 200), stage.max('cyd', 350)]);
    const known = await stage.saleroom.find(stage.lotId);
    expect(known).toEqual(await stage.ledger.loadLot(stage.lotId));
  });

  it.each([
    ['an unknown lot', { lotId: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['a bid that is late by its own time', { expiresAt: 1 }, 'STALE'],
  ])('%s is refused', async (_what, change, code) => {
    const stage = await openStage();
    expect(await stage.bid('ada', 100, change)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it.each([
    ['somebody without a paddle', 'nobody', 'NOT_REGISTERED'],
    ['a paddle that awaits approval', 'dot', 'AWAITING_APPROVAL'],
    ['a suspended paddle', 'eve', 'SUSPENDED'],
    ['the consignor', 'fay', 'OWN_LOT'],
  ] as const)('%s may not bid [B3]', async (_who, who, code) => {
    const stage = await openStage();
    expect(await stage.bid(who, 100)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it('a paddle commits no more than its limit, over all lots and whatever comes at once [I21]', async () => {
    const stage = await openStage({ lots: 3 });
    const answers = await Promise.all(stage.lotIds.map((lotId) => stage.bid('gus', 400, { lotId })));
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(2);
    expect(answers.find(({ accepted }) => !accepted)).toMatchObject({
      refusal: { code: 'OVER_LIMIT', available: 200 },
    });
  });

  it('a right that was given or taken a moment ago counts at once [I34]', async () => {
    const stage = await openStage();
    expect(await stage.bid('dot', 100)).toMatchObject({ refusal: { code: 'AWAITING_APPROVAL' } });
    stage.setStatus('dot', 'approved');
    expect(await stage.bid('dot', 100)).toMatchObject({ accepted: true });
    stage.setStatus('dot', 'suspended');
    expect(await stage.bid('ada', 110)).toMatchObject({ accepted: true });
    expect(await stage.bid('dot', 120)).toMatchObject({ refusal: { code: 'SUSPENDED' } });
  });

  it('an ended session bids no more, and holds up nobody else in its batch [I34]', async () => {
    const stage = await openStage();
    stage.endSession('ada');
    const [ada, ben] = await Promise.all([stage.bid('ada', 100), stage.bid('ben', 110)]);
    expect(ada).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'UNAUTHENTICATED' } });
    expect(ben).toMatchObject({ accepted: true });
  });
});

describe('a busy house', () => {
  it('says so when too many wait for one lot, and takes bids again afterwards [I39]', async () => {
    const stage = await openStage({ mostWaiting: 2 });
    const first = stage.bid('ada', 10);
    await stage.writing();
    const waiting = [stage.bid('ben', 20), stage.bid('ada', 30), stage.bid('ben', 40)];
    expect(await waiting[2]).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'BUSY' } });
    await Promise.all([first, ...waiting]);
    expect(await stage.bid('ben', 50)).toMatchObject({ accepted: true });
  });

  it('finishes what it has taken when it stops, and takes no more [I42]', async () => {
    const stage = await openStage();
    const taken = [stage.bid('ada', 100), stage.bid('ben', 110)];
    const stopping = stage.saleroom.stop();
    expect(await stage.bid('ada', 120)).toMatchObject({ accepted: false, refusal: { code: 'BUSY' } });
    await stopping;
    expect((await Promise.all(taken)).map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(stage.announced.flatMap(({ events }) => events)).toHaveLength(2);
  });
});

describe('two nodes on one ledger', () => {
  it('decide again when the other was first, and tell their own room what the other wrote [I9, I23]', async () => {
    const stage = await openStage();
    const other = stage.anotherNode();
    await Promise.all([stage.bid('ada', 100), other.bid('ben', 110)]);
    expect(await stage.bid('ada', 120)).toMatchObject({ accepted: true });
    expect(await other.bid('ben', 130)).toMatchObject({ accepted: true });
    expect(await stage.chainFault()).toBeNull();
    await stage.settled();
    expect(other.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
      expect.arrayContaining([2, 3, 4, 5]),
    );
  });

  it('a refusal is decided on what the ledger holds, not on what this node remembers [I10]', async () => {
    const stage = await openStage();
    const other = stage.anotherNode();
    await stage.bid('ada', 100);
    await other.bid('ben', 110);
    expect(await stage.bid('ada', 105)).toMatchObject({ refusal: { code: 'BELOW_ASKING_BID', askingBid: 120 } });
  });
});
