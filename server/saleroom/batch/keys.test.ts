import { describe, expect, it } from 'vitest';
import { openFixture } from '../testing/saleroom-fixture.ts';

const KEY = 'key-0000000000000001';
const OTHER_KEY = 'key-0000000000000002';

describe('a key sent again [I5]', () => {
  it('is answered as the first time, and nothing is written twice', async () => {
    const fixture = await openFixture();
    const first = await fixture.bid('ada', 100, { key: KEY });
    await fixture.bid('ben', 110);
    const again = await fixture.bid('ada', 100, { key: KEY });
    expect(receipt(again)).toEqual(receipt(first));
    expect(await fixture.bidsOf('ada')).toBe(1);
  });

  it('is answered as the first time when both copies come in the same instant', async () => {
    const fixture = await openFixture();
    const [first, second] = await Promise.all([
      fixture.bid('ada', 100, { key: KEY }),
      fixture.bid('ada', 100, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    expect(receipt(second)).toEqual(receipt(first));
    expect(await fixture.bidsOf('ada')).toBe(1);
  });

  it('is answered as the first time by another node, in the same instant too', async () => {
    const fixture = await openFixture();
    const other = fixture.anotherNode();
    const [first, second] = await Promise.all([
      fixture.bid('ada', 100, { key: KEY }),
      other.bid('ada', 100, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    expect(receipt(second)).toEqual(receipt(first));
    expect(await fixture.bidsOf('ada')).toBe(1);
  });

  it('stays refused, although the bid would stand by now', async () => {
    const fixture = await openFixture();
    fixture.setStatus('ada', 'awaiting-approval');
    const refused = await fixture.bid('ada', 100, { key: KEY });
    fixture.setStatus('ada', 'approved');
    expect(await fixture.bid('ada', 100, { key: KEY })).toMatchObject({ refusal: refusalOf(refused) });
    expect(await fixture.bid('ada', 100, { key: OTHER_KEY })).toMatchObject({ accepted: true });
  });

  it('with other content is refused and does nothing, in one batch and later', async () => {
    const fixture = await openFixture();
    const [first, other] = await Promise.all([
      fixture.bid('ada', 100, { key: KEY }),
      fixture.bid('ada', 200, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    for (const answer of [other, await fixture.bid('ada', 300, { key: KEY })]) {
      expect(answer).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'KEY_REUSED' } });
    }
    expect((await fixture.bid('ada', 100, { key: KEY })).accepted).toBe(true);
    expect(await fixture.bidsOf('ada')).toBe(1);
  });

  it('with another time limit is the same command', async () => {
    const fixture = await openFixture();
    await fixture.bid('ada', 100, { key: KEY });
    expect(await fixture.bid('ada', 100, { key: KEY, expiresAt: 1 })).toMatchObject({ accepted: true });
  });

  it('is another key in another hand', async () => {
    const fixture = await openFixture();
    await fixture.bid('ada', 100, { key: KEY });
    expect(await fixture.bid('ben', 110, { key: KEY })).toMatchObject({ accepted: true });
  });

  it('shows a lot that holds the bid, whichever node is asked [I26]', async () => {
    const fixture = await openFixture();
    const other = fixture.anotherNode();
    await other.bid('ben', 50);
    const first = await fixture.bid('ada', 100, { key: KEY });
    const again = await other.bid('ada', 100, { key: KEY });
    expect(receipt(again)).toEqual(receipt(first));
    expect(again.lot?.currentBid).toBe(100);
  });
});

describe('what became of a key [I4]', () => {
  it.each([
    ['an accepted bid', 100],
    ['a refused bid', 5],
  ])('of %s is told as the bid was answered', async (_what, amount) => {
    const fixture = await openFixture();
    const answer = await fixture.bid('ada', amount, { key: KEY });
    const told = await fixture.lookUp('ada', KEY);
    expect(told.accepted).toBe(answer.accepted);
    expect(answer.accepted ? receipt(told) : refusalOf(told)).toEqual(
      answer.accepted ? receipt(answer) : refusalOf(answer),
    );
  });

  it('that was never received is burnt: its late copies are refused, on every node', async () => {
    const fixture = await openFixture();
    const other = fixture.anotherNode();
    const burnt = { accepted: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } };
    expect(await fixture.lookUp('ada', KEY)).toMatchObject(burnt);
    for (const node of [fixture, other, fixture]) {
      expect(await node.bid('ada', 100, { key: KEY })).toMatchObject(burnt);
      expect(await node.lookUp('ada', KEY)).toMatchObject(burnt);
    }
    expect(await fixture.bidsOf('ada')).toBe(0);
  });

  it('that waits in its queue is told when its bid is decided, and not burnt', async () => {
    const fixture = await openFixture();
    const bid = fixture.bid('ada', 100, { key: KEY });
    const told = await fixture.lookUp('ada', KEY);
    expect(receipt(told)).toEqual(receipt(await bid));
  });

  it('that is looked up on one node and arrives on another in the same instant has one outcome', async () => {
    const fixture = await openFixture();
    const other = fixture.anotherNode();
    const [told, answer] = await Promise.all([fixture.lookUp('ada', KEY), other.bid('ada', 100, { key: KEY })]);
    expect(told.accepted).toBe(answer.accepted);
    expect((await fixture.lookUp('ada', KEY)).accepted).toBe(answer.accepted);
    expect(await fixture.bidsOf('ada')).toBe(answer.accepted ? 1 : 0);
  });

  it('of somebody else is not told: keys are their giver’s own', async () => {
    const fixture = await openFixture();
    await fixture.bid('ada', 100, { key: KEY });
    expect(await fixture.lookUp('ben', KEY)).toMatchObject({ refusal: { code: 'NEVER_RECEIVED' } });
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({ accepted: true });
  });

  it('asked for by a lot of another auction is answered for one’s own paddle, whoever has that number there [I28]', async () => {
    const fixture = await openFixture();
    const elsewhere = await fixture.anotherAuction('ben');
    await fixture.max('ada', 500);
    await fixture.bid('ben', 100, { key: KEY });
    const told = await fixture.lookUp('ben', KEY, elsewhere);
    expect(told).toMatchObject({ accepted: true, lotId: fixture.lotId, paddle: fixture.people.ben.paddle });
    expect(fixture.people.ada.paddle).toBe('1');
  });

  it('stays unknown while the ledger cannot be asked', async () => {
    const fixture = await openFixture();
    fixture.ledgerIsAway(true);
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({ outcome: 'unknown', refusal: { code: 'BUSY' } });
    fixture.ledgerIsAway(false);
    expect(await fixture.lookUp('ada', KEY)).toMatchObject({ refusal: { code: 'NEVER_RECEIVED' } });
  });
});

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof openFixture>>['bid']>>;

function receipt(answer: Answer) {
  if (!answer.accepted) throw new Error(`refused: ${answer.refusal.code}`);
  const { lotId, seq, hash, at } = answer;
  return { lotId, seq, hash, at };
}

function refusalOf(answer: Answer) {
  if (answer.accepted) throw new Error('accepted');
  return answer.refusal;
}
