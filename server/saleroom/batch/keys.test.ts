import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../command-result.ts';
import { openFixture } from '../testing/saleroom-fixture.ts';

const KEY = 'key-0000000000000001';
const OTHER_KEY = 'key-0000000000000002';

describe('a repeated key [I5]', () => {
  it('gets the first result again, and nothing is written twice', async () => {
    const fixture = await openFixture();
    const first = await fixture.bid('ada', 100, { key: KEY });
    await fixture.bid('ben', 110);
    const again = await fixture.bid('ada', 100, { key: KEY });
    expect(receipt(again)).toEqual(receipt(first));
    expect(await fixture.bidCount('ada')).toBe(1);
  });

  it('gets the first result again when both copies arrive at the same time', async () => {
    const fixture = await openFixture();
    const [first, second] = await Promise.all([
      fixture.bid('ada', 100, { key: KEY }),
      fixture.bid('ada', 100, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    expect(receipt(second)).toEqual(receipt(first));
    expect(await fixture.bidCount('ada')).toBe(1);
  });

  it('gets the first result again from another node, also at the same time', async () => {
    const fixture = await openFixture();
    const other = fixture.openOtherNode();
    const [first, second] = await Promise.all([
      fixture.bid('ada', 100, { key: KEY }),
      other.bid('ada', 100, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    expect(receipt(second)).toEqual(receipt(first));
    expect(await fixture.bidCount('ada')).toBe(1);
  });

  it('stays refused although the bid would be accepted by now', async () => {
    const fixture = await openFixture();
    fixture.setStatus('ada', 'awaiting-approval');
    const refused = await fixture.bid('ada', 100, { key: KEY });
    fixture.setStatus('ada', 'approved');
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({ refusal: refusalOf(refused) });
    expect(await fixture.bid('ada', 100, { key: OTHER_KEY })).toMatchObject({ accepted: true });
  });

  it('is refused with other content, in the same batch and later', async () => {
    const fixture = await openFixture();
    const [first, other] = await Promise.all([
      fixture.bid('ada', 100, { key: KEY }),
      fixture.bid('ada', 200, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    for (const result of [other, await fixture.bid('ada', 300, { key: KEY })]) {
      expect(result).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'KEY_REUSED' } });
    }
    expect((await fixture.bid('ada', 100, { key: KEY })).accepted).toBe(true);
    expect(await fixture.bidCount('ada')).toBe(1);
  });

  it('with another expiry counts as the same command', async () => {
    const fixture = await openFixture();
    await fixture.bid('ada', 100, { key: KEY });
    expect(await fixture.bid('ada', 100, { key: KEY, expiresAt: 1 })).toMatchObject({ accepted: true });
  });

  it('does not conflict with the same key of another person', async () => {
    const fixture = await openFixture();
    await fixture.bid('ada', 100, { key: KEY });
    expect(await fixture.bid('ben', 110, { key: KEY })).toMatchObject({ accepted: true });
  });

  it('returns a lot that includes the bid, from any node [I26]', async () => {
    const fixture = await openFixture();
    const other = fixture.openOtherNode();
    await other.bid('ben', 50);
    const first = await fixture.bid('ada', 100, { key: KEY });
    const again = await other.bid('ada', 100, { key: KEY });
    expect(receipt(again)).toEqual(receipt(first));
    expect(again.lot?.currentBid).toBe(100);
  });
});

describe('the look-up of a key [I4]', () => {
  it.each([
    ['an accepted bid', 100],
    ['a refused bid', 5],
  ])('gives the result of %s', async (_what, amount) => {
    const fixture = await openFixture();
    const result = await fixture.bid('ada', amount, { key: KEY });
    const found = await fixture.lookUp('ada', KEY);
    expect(found.accepted).toBe(result.accepted);
    expect(result.accepted ? receipt(found) : refusalOf(found)).toEqual(
      result.accepted ? receipt(result) : refusalOf(result),
    );
  });

  it('burns a key that was never received: late copies are refused on every node', async () => {
    const fixture = await openFixture();
    const other = fixture.openOtherNode();
    const burnt = { accepted: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } };
    expect(await fixture.lookUp('ada', KEY)).toMatchObject(burnt);
    for (const node of [fixture, other, fixture]) {
      expect(await node.bid('ada', 100, { key: KEY })).toMatchObject(burnt);
      expect(await node.lookUp('ada', KEY)).toMatchObject(burnt);
    }
    expect(await fixture.bidCount('ada')).toBe(0);
  });

  it('waits for a bid in the queue instead of burning its key', async () => {
    const fixture = await openFixture();
    const bid = fixture.bid('ada', 100, { key: KEY });
    const found = await fixture.lookUp('ada', KEY);
    expect(receipt(found)).toEqual(receipt(await bid));
  });

  it('agrees with a bid that arrives at another node at the same time', async () => {
    const fixture = await openFixture();
    const other = fixture.openOtherNode();
    const [found, result] = await Promise.all([fixture.lookUp('ada', KEY), other.bid('ada', 100, { key: KEY })]);
    expect(found.accepted).toBe(result.accepted);
    expect((await fixture.lookUp('ada', KEY)).accepted).toBe(result.accepted);
    expect(await fixture.bidCount('ada')).toBe(result.accepted ? 1 : 0);
  });

  it('does not reveal the outcome of another person’s key', async () => {
    const fixture = await openFixture();
    await fixture.bid('ada', 100, { key: KEY });
    expect(await fixture.lookUp('ben', KEY)).toMatchObject({ refusal: { code: 'NEVER_RECEIVED' } });
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({ accepted: true });
  });

  it('under a lot of another auction returns the paddle of the bid’s own auction [I28]', async () => {
    const fixture = await openFixture();
    const otherLotId = await fixture.addOtherAuction('ben');
    await fixture.max('ada', 500);
    await fixture.bid('ben', 100, { key: KEY });
    const found = await fixture.lookUp('ben', KEY, otherLotId);
    expect(found).toMatchObject({ accepted: true, lotId: fixture.lotId, paddle: fixture.people.ben.paddle });
    expect(fixture.people.ada.paddle).toBe('1');
  });

  it('reports the outcome as unknown while the ledger is unavailable', async () => {
    const fixture = await openFixture();
    fixture.setLedgerUnavailable(true);
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({ outcome: 'unknown', refusal: { code: 'BUSY' } });
    fixture.setLedgerUnavailable(false);
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({ refusal: { code: 'NEVER_RECEIVED' } });
  });
});

function receipt(result: CommandResult) {
  if (!result.accepted) throw new Error(`refused: ${result.refusal.code}`);
  const { lotId, seq, hash, at } = result;
  return { lotId, seq, hash, at };
}

function refusalOf(result: CommandResult) {
  if (result.accepted) throw new Error('accepted');
  return result.refusal;
}
