import { describe, expect, it } from 'vitest';
import { openStage } from '../testing/saleroom-fixture.ts';

const KEY = 'key-0000000000000001';
const OTHER_KEY = 'key-0000000000000002';

describe('a key sent again [I5]', () => {
  it('is answered as the first time, and nothing is written twice', async () => {
    const stage = await openStage();
    const first = await stage.bid('ada', 100, { key: KEY });
    await stage.bid('ben', 110);
    const again = await stage.bid('ada', 100, { key: KEY });
    expect(receipt(again)).toEqual(receipt(first));
    expect(await stage.bidsOf('ada')).toBe(1);
  });

  it('is answered as the first time when both copies come in the same instant', async () => {
    const stage = await openStage();
    const [first, second] = await Promise.all([
      stage.bid('ada', 100, { key: KEY }),
      stage.bid('ada', 100, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    expect(receipt(second)).toEqual(receipt(first));
    expect(await stage.bidsOf('ada')).toBe(1);
  });

  it('is answered as the first time by another node, in the same instant too', async () => {
    const stage = await openStage();
    const other = stage.anotherNode();
    const [first, second] = await Promise.all([
      stage.bid('ada', 100, { key: KEY }),
      other.bid('ada', 100, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    expect(receipt(second)).toEqual(receipt(first));
    expect(await stage.bidsOf('ada')).toBe(1);
  });

  it('stays refused, although the bid would stand by now', async () => {
    const stage = await openStage();
    stage.setStatus('ada', 'awaiting-approval');
    const refused = await stage.bid('ada', 100, { key: KEY });
    stage.setStatus('ada', 'approved');
    expect(await stage.bid('ada', 100, { key: KEY })).toMatchObject({ refusal: refusalOf(refused) });
    expect(await stage.bid('ada', 100, { key: OTHER_KEY })).toMatchObject({ accepted: true });
  });

  it('with other content is refused and does nothing, in one batch and later', async () => {
    const stage = await openStage();
    const [first, other] = await Promise.all([
      stage.bid('ada', 100, { key: KEY }),
      stage.bid('ada', 200, { key: KEY }),
    ]);
    expect(first).toMatchObject({ accepted: true });
    for (const answer of [other, await stage.bid('ada', 300, { key: KEY })]) {
      expect(answer).toMatchObject({ accepted: false, outcome: 'refused', refusal: { code: 'KEY_REUSED' } });
    }
    expect((await stage.bid('ada', 100, { key: KEY })).accepted).toBe(true);
    expect(await stage.bidsOf('ada')).toBe(1);
  });

  it('with another time limit is the same command', async () => {
    const stage = await openStage();
    await stage.bid('ada', 100, { key: KEY });
    expect(await stage.bid('ada', 100, { key: KEY, expiresAt: 1 })).toMatchObject({ accepted: true });
  });

  it('is another key in another hand', async () => {
    const stage = await openStage();
    await stage.bid('ada', 100, { key: KEY });
    expect(await stage.bid('ben', 110, { key: KEY })).toMatchObject({ accepted: true });
  });

  it('shows a lot that holds the bid, whichever node is asked [I26]', async () => {
    const stage = await openStage();
    const other = stage.anotherNode();
    await other.bid('ben', 50);
    const first = await stage.bid('ada', 100, { key: KEY });
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
    const stage = await openStage();
    const answer = await stage.bid('ada', amount, { key: KEY });
    const told = await stage.lookUp('ada', KEY);
    expect(told.accepted).toBe(answer.accepted);
    expect(answer.accepted ? receipt(told) : refusalOf(told)).toEqual(
      answer.accepted ? receipt(answer) : refusalOf(answer),
    );
  });

  it('that was never received is burnt: its late copies are refused, on every node', async () => {
    const stage = await openStage();
    const other = stage.anotherNode();
    const burnt = { accepted: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } };
    expect(await stage.lookUp('ada', KEY)).toMatchObject(burnt);
    for (const node of [stage, other, stage]) {
      expect(await node.bid('ada', 100, { key: KEY })).toMatchObject(burnt);
      expect(await node.lookUp('ada', KEY)).toMatchObject(burnt);
    }
    expect(await stage.bidsOf('ada')).toBe(0);
  });

  it('that waits in its queue is told when its bid is decided, and not burnt', async () => {
    const stage = await openStage();
    const bid = stage.bid('ada', 100, { key: KEY });
    const told = await stage.lookUp('ada', KEY);
    expect(receipt(told)).toEqual(receipt(await bid));
  });

  it('that is looked up on one node and arrives on another in the same instant has one outcome', async () => {
    const stage = await openStage();
    const other = stage.anotherNode();
    const [told, answer] = await Promise.all([stage.lookUp('ada', KEY), other.bid('ada', 100, { key: KEY })]);
    expect(told.accepted).toBe(answer.accepted);
    expect((await stage.lookUp('ada', KEY)).accepted).toBe(answer.accepted);
    expect(await stage.bidsOf('ada')).toBe(answer.accepted ? 1 : 0);
  });

  it('of somebody else is not told: keys are their giver’s own', async () => {
    const stage = await openStage();
    await stage.bid('ada', 100, { key: KEY });
    expect(await stage.lookUp('ben', KEY)).toMatchObject({ refusal: { code: 'NEVER_RECEIVED' } });
    expect(await stage.lookUp('ada', KEY)).toMatchObject({ accepted: true });
  });

  it('asked for by a lot of another auction is answered for one’s own paddle, whoever has that number there [I28]', async () => {
    const stage = await openStage();
    const elsewhere = await stage.anotherAuction('ben');
    await stage.max('ada', 500);
    await stage.bid('ben', 100, { key: KEY });
    const told = await stage.lookUp('ben', KEY, elsewhere);
    expect(told).toMatchObject({ accepted: true, lotId: stage.lotId, paddle: stage.people.ben.paddle });
    expect(stage.people.ada.paddle).toBe('1');
  });

  it('stays unknown while the ledger cannot be asked', async () => {
    const stage = await openStage();
    stage.ledgerIsAway(true);
    expect(await stage.lookUp('ada', KEY)).toMatchObject({ outcome: 'unknown', refusal: { code: 'BUSY' } });
    stage.ledgerIsAway(false);
    expect(await stage.lookUp('ada', KEY)).toMatchObject({ refusal: { code: 'NEVER_RECEIVED' } });
  });
});

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof openStage>>['bid']>>;

function receipt(answer: Answer) {
  if (!answer.accepted) throw new Error(`refused: ${answer.refusal.code}`);
  const { lotId, seq, hash, at } = answer;
  return { lotId, seq, hash, at };
}

function refusalOf(answer: Answer) {
  if (answer.accepted) throw new Error('accepted');
  return answer.refusal;
}
