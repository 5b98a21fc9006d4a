import { describe, expect, it } from 'vitest';
import { LedgerUnavailable } from '../ports.ts';
import { openFixture } from '../testing/saleroom-fixture.ts';

const KEY = 'key-0000000000000001';

describe('a write that fails', () => {
  it('because the ledger could not be reached is refused as such, and may be tried again under its key', async () => {
    const fixture = await openFixture();
    fixture.plant(() => Promise.reject(new LedgerUnavailable()));
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({
      accepted: false,
      outcome: 'refused',
      refusal: { code: 'BUSY' },
    });
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({ accepted: true });
  });

  it('after it was committed is found by its key and answered as accepted, and the room hears of it [I1, I4]', async () => {
    const fixture = await openFixture();
    fixture.plant(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    const answer = await fixture.bid('ada', 100, { key: KEY });
    expect(answer).toMatchObject({ accepted: true, seq: 2, paddle: fixture.people.ada.paddle });
    expect(answer.lot?.currentBid).toBe(100);
    await fixture.settled();
    expect(fixture.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([2]);
    expect(await fixture.bid('ben', 110)).toMatchObject({ accepted: true, seq: 3 });
  });

  it('so that nobody knows whether it was written is answered as unknown, and its key tells in the end [I4]', async () => {
    const fixture = await openFixture();
    fixture.plant(() => Promise.reject(new Error('the connection was lost')));
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({
      accepted: false,
      outcome: 'unknown',
      refusal: { code: 'SOMETHING_WENT_WRONG' },
    });
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({ outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } });
    expect(await fixture.bid('ben', 100)).toMatchObject({ accepted: true, seq: 2 });
  });

  it('and is committed only after everybody gave up is told to the room all the same [I25]', async () => {
    const fixture = await openFixture();
    let commit = async () => {};
    fixture.plant((batch, append) => {
      commit = async () => void (await append(batch));
      return Promise.reject(new Error('the connection was lost'));
    });
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({ outcome: 'unknown' });
    await commit();
    expect(fixture.announced).toEqual([]);
    await fixture.saleroom.resolveUnknownOutcomes();
    expect(fixture.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([2]);
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({ accepted: true, seq: 2 });
  });

  it('after it was committed is told to the room for every lot that it extended [C4, I25]', async () => {
    const softClose = { mode: 'reset', window: 60_000, extension: 60_000, cap: null, scope: 'auction' } as const;
    const fixture = await openFixture({ lots: 3, closesIn: 30_000, terms: { softClose } });
    fixture.plant(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    expect(await fixture.bid('ada', 100)).toMatchObject({ accepted: true });
    expect(new Set(fixture.announced.map(({ record }) => record.lotId))).toEqual(new Set(fixture.lotIds));
  });

  it('after it was committed is told to the room also when it opened the lot [I25]', async () => {
    const fixture = await openFixture({ isOpen: false });
    fixture.plant(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    await fixture.saleroom.submit({ type: 'OpenLot', lotId: fixture.lotId }, { kind: 'house' }, null);
    expect(fixture.announced.flatMap(({ events }) => events.map(({ event }) => event.type))).toEqual(['LotOpened']);
  });

  it('and opens the lot only after everybody gave up is told to the room by whoever looks at the lot next [I25]', async () => {
    const fixture = await openFixture({ isOpen: false });
    let commit = async () => {};
    fixture.plant((batch, append) => {
      commit = async () => void (await append(batch));
      return Promise.reject(new Error('the connection was lost'));
    });
    await fixture.saleroom.submit({ type: 'OpenLot', lotId: fixture.lotId }, { kind: 'house' }, null);
    await commit();
    expect(fixture.announced).toEqual([]);
    await fixture.saleroom.find(fixture.lotId);
    await fixture.saleroom.resolveUnknownOutcomes();
    expect(fixture.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([1]);
  });

  it('touches the bids of its own batch and no others', async () => {
    const fixture = await openFixture({ lots: 2 });
    const [lotId, otherLotId] = fixture.lotIds;
    fixture.plant(() => Promise.reject(new LedgerUnavailable()));
    const [first, second, third] = await Promise.all([
      fixture.bid('ada', 100, { lotId }),
      fixture.bid('ben', 110, { lotId }),
      fixture.bid('ada', 100, { lotId: otherLotId }),
    ]);
    expect([first.accepted, second.accepted, third.accepted]).toEqual([false, false, true]);
  });

  it('is logged once, with lot and key and without an amount [I28]', async () => {
    const fixture = await openFixture();
    fixture.plant(() => Promise.reject(Object.assign(new Error('Failing row contains (73571934)'), { code: '23514' })));
    await fixture.max('ada', 73_571_934, { key: KEY });
    expect(fixture.faults).toHaveLength(1);
    expect(fixture.faults[0]?.about).toEqual({ lotIds: [fixture.lotId], keys: [KEY], during: 'writing' });
    expect(
      JSON.stringify(fixture.faults, (_key, value) => (value instanceof Error ? `${value.stack}` : value)),
    ).not.toContain('73571934');
  });
});

describe('a ledger that is away', () => {
  it('while a batch is prepared refuses it, and the next one is decided as if nothing had been', async () => {
    const fixture = await openFixture();
    fixture.ledgerIsAway(true);
    expect(await fixture.bid('ada', 100)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    fixture.ledgerIsAway(false);
    expect(await fixture.bid('ada', 100)).toMatchObject({ accepted: true, seq: 2 });
  });
});

describe('a ledger that says otherwise', () => {
  it('about the number of the last event is read on, and the bid is decided again', async () => {
    const fixture = await openFixture();
    const other = fixture.anotherNode();
    await fixture.bid('ada', 100);
    await other.bid('ben', 110);
    await other.bid('cyd', 120);
    expect(await fixture.bid('ada', 130)).toMatchObject({ accepted: true, seq: 5 });
  });

  it('without end is not asked without end', async () => {
    const fixture = await openFixture();
    const { lotId } = fixture;
    for (let n = 0; n < 5; n += 1) fixture.plant(async () => ({ kind: 'seq-moved', lotIds: [lotId] }));
    expect(await fixture.bid('ada', 100)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(fixture.appends()).toBe(5);
  });

  it.each([
    ['a little', 200, 60_100],
    ['minutes', 300_000, 60_000],
  ])(
    'about the time is believed: a bid that this node’s clock, %s slow, lets in is too late [I12]',
    async (_how, off, at) => {
      const fixture = await openFixture({ closesIn: 60_000 });
      fixture.clockIsOff(-off);
      fixture.passTime(at);
      expect(await fixture.bid('ada', 100)).toMatchObject({ refusal: { code: 'LOT_CLOSED' } });
      expect(await fixture.bidsOf('ada')).toBe(0);
    },
  );

  it.each([
    ['a little', 200],
    ['minutes', 300_000],
  ])(
    'about the time is believed: a bid that this node’s clock, %s fast, shuts out is in time [I13]',
    async (_how, off) => {
      const fixture = await openFixture({ closesIn: 60_000 });
      fixture.clockIsOff(off);
      fixture.passTime(59_900);
      expect(await fixture.bid('ada', 100)).toMatchObject({ accepted: true });
    },
  );

  it('about a suspended account holds up nobody else in the batch', async () => {
    const fixture = await openFixture();
    const { ada } = fixture.people;
    const refuse = async () => ({ kind: 'rights-changed', userIds: [ada.userId], endedSessions: [] }) as const;
    fixture.plant(refuse);
    fixture.plant(refuse);
    const [own, other] = await Promise.all([fixture.bid('ada', 100), fixture.bid('ben', 110)]);
    expect(own).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(other).toMatchObject({ accepted: true });
  });
});

it('an announcer that fails touches no bid', async () => {
  const fixture = await openFixture();
  fixture.onAnnounced(() => {
    throw new Error('no room');
  });
  expect(await fixture.bid('ada', 100)).toMatchObject({ accepted: true });
  expect(await fixture.bid('ben', 110)).toMatchObject({ accepted: true });
  await fixture.settled();
  expect(fixture.faults.map(({ about }) => about.during)).toEqual(['announcing', 'announcing']);
});
