import { describe, expect, it } from 'vitest';
import { LedgerUnavailable } from '../ports.ts';
import { openFixture } from '../testing/saleroom-fixture.ts';

const KEY = 'key-0000000000000001';

describe('a failed write', () => {
  it('is refused as BUSY when the ledger is unavailable, and its key can be retried', async () => {
    const fixture = await openFixture();
    fixture.injectFault(() => Promise.reject(new LedgerUnavailable()));
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({
      accepted: false,
      outcome: 'refused',
      refusal: { code: 'BUSY' },
    });
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({ accepted: true });
  });

  it('is found by its key after a lost commit, answered as accepted and announced [I1, I4]', async () => {
    const fixture = await openFixture();
    fixture.injectFault(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    const result = await fixture.bid('ada', 100, { key: KEY });
    expect(result).toMatchObject({ accepted: true, seq: 2, paddle: fixture.people.ada.paddle });
    expect(result.lot?.currentBid).toBe(100);
    await fixture.announcementsSent();
    expect(fixture.announced.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([2]);
    expect(await fixture.bid('ben', 110)).toMatchObject({ accepted: true, seq: 3 });
  });

  it('is answered as unknown when the commit is uncertain; its key gives the outcome [I4]', async () => {
    const fixture = await openFixture();
    fixture.injectFault(() => Promise.reject(new Error('the connection was lost')));
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({
      accepted: false,
      outcome: 'unknown',
      refusal: { code: 'SOMETHING_WENT_WRONG' },
    });
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'NEVER_RECEIVED' },
    });
    expect(await fixture.bid('ben', 100)).toMatchObject({ accepted: true, seq: 2 });
  });

  it('is announced when it commits after the last look-up [I25]', async () => {
    const fixture = await openFixture();
    let commit = async () => {};
    fixture.injectFault((batch, append) => {
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

  it('is announced after a lost commit for every lot that it extended [C4, I25]', async () => {
    const softClose = { mode: 'reset', window: 60_000, extension: 60_000, cap: null, scope: 'auction' } as const;
    const fixture = await openFixture({ lots: 3, closesIn: 30_000, terms: { softClose } });
    fixture.injectFault(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    expect(await fixture.bid('ada', 100)).toMatchObject({ accepted: true });
    expect(new Set(fixture.announced.map(({ record }) => record.lotId))).toEqual(new Set(fixture.lotIds));
  });

  it('is announced after a lost commit that opened the lot [I25]', async () => {
    const fixture = await openFixture({ isOpen: false });
    fixture.injectFault(async (batch, append) => {
      await append(batch);
      throw new Error('the connection was lost');
    });
    await fixture.saleroom.submit({ type: 'OpenLot', lotId: fixture.lotId }, { kind: 'house' }, null);
    expect(fixture.announced.flatMap(({ events }) => events.map(({ event }) => event.type))).toEqual(['LotOpened']);
  });

  it('is announced at the next read of the lot when it opens the lot after the last look-up [I25]', async () => {
    const fixture = await openFixture({ isOpen: false });
    let commit = async () => {};
    fixture.injectFault((batch, append) => {
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

  it('affects only the bids of its own batch', async () => {
    const fixture = await openFixture({ lots: 2 });
    const [lotId, otherLotId] = fixture.lotIds;
    fixture.injectFault(() => Promise.reject(new LedgerUnavailable()));
    const [first, second, third] = await Promise.all([
      fixture.bid('ada', 100, { lotId }),
      fixture.bid('ben', 110, { lotId }),
      fixture.bid('ada', 100, { lotId: otherLotId }),
    ]);
    expect([first.accepted, second.accepted, third.accepted]).toEqual([false, false, true]);
  });

  it('is logged once, with lot and key and without an amount [I28]', async () => {
    const fixture = await openFixture();
    fixture.injectFault(() =>
      Promise.reject(Object.assign(new Error('Failing row contains (73571934)'), { code: '23514' })),
    );
    await fixture.max('ada', 73_571_934, { key: KEY });
    expect(fixture.faults).toHaveLength(1);
    expect(fixture.faults[0]?.about).toEqual({ lotIds: [fixture.lotId], keys: [KEY], during: 'writing' });
    expect(
      JSON.stringify(fixture.faults, (_key, value) => (value instanceof Error ? `${value.stack}` : value)),
    ).not.toContain('73571934');
  });
});

describe('an unavailable ledger', () => {
  it('causes the batch to be refused and does not affect the next one', async () => {
    const fixture = await openFixture();
    fixture.setLedgerUnavailable(true);
    expect(await fixture.bid('ada', 100)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    fixture.setLedgerUnavailable(false);
    expect(await fixture.bid('ada', 100)).toMatchObject({ accepted: true, seq: 2 });
  });
});

describe('a refused append', () => {
  it('makes the saleroom read new events and decide again', async () => {
    const fixture = await openFixture();
    const other = fixture.openOtherNode();
    await fixture.bid('ada', 100);
    await other.bid('ben', 110);
    await other.bid('cyd', 120);
    expect(await fixture.bid('ada', 130)).toMatchObject({ accepted: true, seq: 5 });
  });

  it('is repeated at most five times', async () => {
    const fixture = await openFixture();
    const { lotId } = fixture;
    for (let n = 0; n < 5; n += 1) fixture.injectFault(async () => ({ kind: 'seq-moved', lotIds: [lotId] }));
    expect(await fixture.bid('ada', 100)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(fixture.appendCount()).toBe(5);
  });

  it.each([
    ['a fifth of a second', 200, 60_100],
    ['five minutes', 300_000, 60_000],
  ])(
    'corrects the clock: a late bid is refused although this node’s clock is %s slow [I12]',
    async (_how, offset, at) => {
      const fixture = await openFixture({ closesIn: 60_000 });
      fixture.setClockOffset(-offset);
      fixture.advanceTime(at);
      expect(await fixture.bid('ada', 100)).toMatchObject({ refusal: { code: 'LOT_CLOSED' } });
      expect(await fixture.bidCount('ada')).toBe(0);
    },
  );

  it.each([
    ['a fifth of a second', 200],
    ['five minutes', 300_000],
  ])(
    'corrects the clock: a bid in time is accepted although this node’s clock is %s fast [I13]',
    async (_how, offset) => {
      const fixture = await openFixture({ closesIn: 60_000 });
      fixture.setClockOffset(offset);
      fixture.advanceTime(59_900);
      expect(await fixture.bid('ada', 100)).toMatchObject({ accepted: true });
    },
  );

  it('for a suspended account affects nobody else in the batch', async () => {
    const fixture = await openFixture();
    const { ada } = fixture.people;
    const refuse = async () => ({ kind: 'rights-changed', userIds: [ada.userId], endedSessions: [] }) as const;
    fixture.injectFault(refuse);
    fixture.injectFault(refuse);
    const [own, other] = await Promise.all([fixture.bid('ada', 100), fixture.bid('ben', 110)]);
    expect(own).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(other).toMatchObject({ accepted: true });
  });
});

it('a failing announcer affects no bid', async () => {
  const fixture = await openFixture();
  fixture.onAnnounced(() => {
    throw new Error('no room');
  });
  expect(await fixture.bid('ada', 100)).toMatchObject({ accepted: true });
  expect(await fixture.bid('ben', 110)).toMatchObject({ accepted: true });
  await fixture.announcementsSent();
  expect(fixture.faults.map(({ about }) => about.during)).toEqual(['announcing', 'announcing']);
});
