import { describe, expect, it } from 'vitest';
import { LedgerUnavailable } from '../ports.ts';
import { openStage } from '../testing/saleroom-fixture.ts';

const KEY = 'key-0000000000000001';

describe('a write that fails', () => {
  it('because the ledger could not be reached is refused as such, and may be tried again under its key', async () => {
    const stage = await openStage();
    stage.plant(() => Promise.reject(new LedgerUnavailable()));
    expect(await stage.bid('ada', 100, { key: KEY })).toMatchObject({
      accepted: false,
      outcome: 'refused',
      refusal: { code: 'BUSY' },
    });
    expect(await stage.bid('ada', 100, { key: KEY })).toMatchObject({ accepted: true });
  });

  it('after it was committed is found by its key and answered as accepted, and the room hears of it [I1, I4]', async () => {
    const stage = await openStage();
    stage.plant(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    const answer = await stage.bid('ada', 100, { key: KEY });
    expect(answer).toMatchObject({ accepted: true, seq: 2, paddle: stage.people.ada.paddle });
    expect(answer.lot?.currentBid).toBe(100);
    await stage.settled();
    expect(stage.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([2]);
    expect(await stage.bid('ben', 110)).toMatchObject({ accepted: true, seq: 3 });
  });

  it('so that nobody knows whether it was written is answered as unknown, and its key tells in the end [I4]', async () => {
    const stage = await openStage();
    stage.plant(() => Promise.reject(new Error('the connection was lost')));
    expect(await stage.bid('ada', 100, { key: KEY })).toMatchObject({
      accepted: false,
      outcome: 'unknown',
      refusal: { code: 'SOMETHING_WENT_WRONG' },
    });
    expect(await stage.lookUp('ada', KEY)).toMatchObject({ outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } });
    expect(await stage.bid('ben', 100)).toMatchObject({ accepted: true, seq: 2 });
  });

  it('and is committed only after everybody gave up is told to the room all the same [I25]', async () => {
    const stage = await openStage();
    let commit = async () => {};
    stage.plant((batch, append) => {
      commit = async () => void (await append(batch));
      return Promise.reject(new Error('the connection was lost'));
    });
    expect(await stage.bid('ada', 100, { key: KEY })).toMatchObject({ outcome: 'unknown' });
    await commit();
    expect(stage.announced).toEqual([]);
    await stage.saleroom.settleDoubts();
    expect(stage.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([2]);
    expect(await stage.lookUp('ada', KEY)).toMatchObject({ accepted: true, seq: 2 });
  });

  it('after it was committed is told to the room for every lot that it extended [C4, I25]', async () => {
    const softClose = { mode: 'reset', window: 60_000, extension: 60_000, cap: null, scope: 'auction' } as const;
    const stage = await openStage({ lots: 3, closesIn: 30_000, terms: { softClose } });
    stage.plant(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    expect(await stage.bid('ada', 100)).toMatchObject({ accepted: true });
    expect(new Set(stage.announced.map(({ record }) => record.lotId))).toEqual(new Set(stage.lotIds));
  });

  it('after it was committed is told to the room also when it opened the lot [I25]', async () => {
    const stage = await openStage({ isOpen: false });
    stage.plant(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    await stage.saleroom.give({ type: 'OpenLot', lotId: stage.lotId }, { kind: 'house' }, null);
    expect(stage.announced.flatMap(({ events }) => events.map(({ event }) => event.type))).toEqual(['LotOpened']);
  });

  it('and opens the lot only after everybody gave up is told to the room by whoever looks at the lot next [I25]', async () => {
    const stage = await openStage({ isOpen: false });
    let commit = async () => {};
    stage.plant((batch, append) => {
      commit = async () => void (await append(batch));
      return Promise.reject(new Error('the connection was lost'));
    });
    await stage.saleroom.give({ type: 'OpenLot', lotId: stage.lotId }, { kind: 'house' }, null);
    await commit();
    expect(stage.announced).toEqual([]);
    await stage.saleroom.find(stage.lotId);
    await stage.saleroom.settleDoubts();
    expect(stage.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([1]);
  });

  it('touches the bids of its own batch and no others', async () => {
    const stage = await openStage({ lots: 2 });
    const [lotId, otherLotId] = stage.lotIds;
    stage.plant(() => Promise.reject(new LedgerUnavailable()));
    const [first, second, third] = await Promise.all([
      stage.bid('ada', 100, { lotId }),
      stage.bid('ben', 110, { lotId }),
      stage.bid('ada', 100, { lotId: otherLotId }),
    ]);
    expect([first.accepted, second.accepted, third.accepted]).toEqual([false, false, true]);
  });

  it('is logged once, with lot and key and without an amount [I28]', async () => {
    const stage = await openStage();
    stage.plant(() => Promise.reject(Object.assign(new Error('Failing row contains (73571934)'), { code: '23514' })));
    await stage.max('ada', 73_571_934, { key: KEY });
    expect(stage.faults).toHaveLength(1);
    expect(stage.faults[0]?.about).toEqual({ lotIds: [stage.lotId], keys: [KEY], during: 'writing' });
    expect(
      JSON.stringify(stage.faults, (_key, value) => (value instanceof Error ? `${value.stack}` : value)),
    ).not.toContain('73571934');
  });
});

describe('a ledger that is away', () => {
  it('while a batch is prepared refuses it, and the next one is decided as if nothing had been', async () => {
    const stage = await openStage();
    stage.ledgerIsAway(true);
    expect(await stage.bid('ada', 100)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    stage.ledgerIsAway(false);
    expect(await stage.bid('ada', 100)).toMatchObject({ accepted: true, seq: 2 });
  });
});

describe('a ledger that says otherwise', () => {
  it('about the number of the last event is read on, and the bid is decided again', async () => {
    const stage = await openStage();
    const other = stage.anotherNode();
    await stage.bid('ada', 100);
    await other.bid('ben', 110);
    await other.bid('cyd', 120);
    expect(await stage.bid('ada', 130)).toMatchObject({ accepted: true, seq: 5 });
  });

  it('without end is not asked without end', async () => {
    const stage = await openStage();
    const { lotId } = stage;
    for (let n = 0; n < 5; n += 1) stage.plant(async () => ({ kind: 'seq-moved', lotIds: [lotId] }));
    expect(await stage.bid('ada', 100)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(stage.appends()).toBe(5);
  });

  it.each([
    ['a little', 200, 60_100],
    ['minutes', 300_000, 60_000],
  ])(
    'about the time is believed: a bid that this node’s clock, %s slow, lets in is too late [I12]',
    async (_how, off, at) => {
      const stage = await openStage({ closesIn: 60_000 });
      stage.clockIsOff(-off);
      stage.passTime(at);
      expect(await stage.bid('ada', 100)).toMatchObject({ refusal: { code: 'LOT_CLOSED' } });
      expect(await stage.bidsOf('ada')).toBe(0);
    },
  );

  it.each([
    ['a little', 200],
    ['minutes', 300_000],
  ])(
    'about the time is believed: a bid that this node’s clock, %s fast, shuts out is in time [I13]',
    async (_how, off) => {
      const stage = await openStage({ closesIn: 60_000 });
      stage.clockIsOff(off);
      stage.passTime(59_900);
      expect(await stage.bid('ada', 100)).toMatchObject({ accepted: true });
    },
  );

  it('about a suspended account holds up nobody else in the batch', async () => {
    const stage = await openStage();
    const { ada } = stage.people;
    const refuse = async () => ({ kind: 'rights-changed', userIds: [ada.userId], endedSessions: [] }) as const;
    stage.plant(refuse);
    stage.plant(refuse);
    const [own, other] = await Promise.all([stage.bid('ada', 100), stage.bid('ben', 110)]);
    expect(own).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(other).toMatchObject({ accepted: true });
  });
});

it('an announcer that fails touches no bid', async () => {
  const stage = await openStage();
  stage.onAnnounced(() => {
    throw new Error('no room');
  });
  expect(await stage.bid('ada', 100)).toMatchObject({ accepted: true });
  expect(await stage.bid('ben', 110)).toMatchObject({ accepted: true });
  await stage.settled();
  expect(stage.faults.map(({ about }) => about.during)).toEqual(['announcing', 'announcing']);
});
