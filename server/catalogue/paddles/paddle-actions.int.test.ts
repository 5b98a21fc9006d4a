import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '#server/store/prisma-client.ts';
import { openPeopleFixture, type PeopleFixture } from '../testing/people-fixture.ts';
import { approvePaddle } from './approve-paddle.ts';
import { registerPaddle } from './register-paddle.ts';
import { setPaddleLimit } from './set-paddle-limit.ts';
import { suspendPaddle } from './suspend-paddle.ts';

let fixture: PeopleFixture;
beforeAll(async () => {
  fixture = await openPeopleFixture();
});
afterAll(() => fixture.auth.close());

/** A registration that awaits approval, in a new auction. */
async function registration() {
  const auctionId = await fixture.auction({ registration: 'approval' });
  const answer = await registerPaddle(await fixture.person(), { auctionId, acceptConditions: true });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { auctionId, ...answer.paddle };
}
const paddleRow = (id: string) => prisma().paddle.findUniqueOrThrow({ where: { id } });
const commitments = async (paddleId: string) =>
  new Map(
    (await prisma().paddleCommitment.findMany({ where: { paddleId } })).map(({ lotId, amount }) => [lotId, amount]),
  );

describe('actions on paddles', () => {
  it('let a clerk approve, suspend and approve again', async () => {
    const clerk = await fixture.person('clerk');
    const { paddleId } = await registration();
    expect(await approvePaddle(clerk, { paddleId })).toEqual({ ok: true });
    expect((await paddleRow(paddleId)).status).toBe('approved');
    expect(await suspendPaddle(clerk, { paddleId })).toEqual({ ok: true });
    expect((await paddleRow(paddleId)).status).toBe('suspended');
    expect(await approvePaddle(clerk, { paddleId })).toEqual({ ok: true });
    expect((await paddleRow(paddleId)).status).toBe('approved');
  });

  it('set a limit that counts exactly what the paddle leads and has won [I21]', async () => {
    const clerk = await fixture.person('clerk');
    const { auctionId, paddleId, number } = await registration();
    const rival = await registerPaddle(await fixture.person(), { auctionId, acceptConditions: true });
    if (!rival.ok) throw new Error(rival.refusal.code);
    const led = await fixture.lot(auctionId, { paddleId, number, currentBid: 1000n, limit: 5000n });
    const won = await fixture.lot(auctionId, { paddleId, number, currentBid: 700n, limit: 900n, sold: true });
    const lost = { ...rival.paddle, currentBid: 300n, limit: 400n };
    const outbid = await fixture.lot(auctionId, lost);
    await prisma().maxBid.create({ data: { lotId: outbid, paddleId, limit: 200n, seq: 1n } });
    await fixture.lot(auctionId, null);

    expect(await setPaddleLimit(clerk, { paddleId, bidLimit: 10_000 })).toEqual({ ok: true });
    expect((await paddleRow(paddleId)).bidLimit).toBe(10_000n);
    expect(await commitments(paddleId)).toEqual(
      new Map([
        [led, 5000n],
        [won, 700n],
      ]),
    );
    expect(await setPaddleLimit(clerk, { paddleId, bidLimit: 1 })).toEqual({ ok: true });
    expect((await commitments(paddleId)).size).toBe(2);
    expect(await setPaddleLimit(clerk, { paddleId, bidLimit: null })).toEqual({ ok: true });
    expect((await paddleRow(paddleId)).bidLimit).toBeNull();
    expect((await commitments(paddleId)).size).toBe(0);
  });

  it('set a limit only after a bid that is being written, and count it [I21]', async () => {
    const clerk = await fixture.person('clerk');
    const { auctionId, paddleId, number } = await registration();
    const lotId = await fixture.lot(auctionId, null);
    let settled = false;
    const setting = await prisma().$transaction(async (store) => {
      await store.lot.update({
        where: { id: lotId },
        data: { currentBid: 800n, leadingPaddleId: paddleId, leadingPaddle: `${number}` },
      });
      await store.maxBid.create({ data: { lotId, paddleId, limit: 900n, seq: 1n } });
      const result = setPaddleLimit(clerk, { paddleId, bidLimit: 1000 }).finally(() => {
        settled = true;
      });
      await expect.poll(() => waitingForLocks()).toBeGreaterThan(0);
      expect(settled).toBe(false);
      return { result };
    });
    expect(await setting.result).toEqual({ ok: true });
    expect(await commitments(paddleId)).toEqual(new Map([[lotId, 900n]]));
  });

  it('are refused without a change when they are not allowed or invalid', async () => {
    const [clerk, bidder] = [await fixture.person('clerk'), await fixture.person()];
    const { paddleId } = await registration();
    const before = await fixture.rows();
    const actions = [
      approvePaddle,
      suspendPaddle,
      (by: typeof clerk | null, input: { paddleId: string }) => setPaddleLimit(by, { ...input, bidLimit: 100 }),
    ];
    for (const action of actions) {
      expect(await action(null, { paddleId })).toEqual({ ok: false, refusal: { code: 'UNAUTHENTICATED' } });
      expect(await action(bidder, { paddleId })).toEqual({ ok: false, refusal: { code: 'FORBIDDEN' } });
      expect(await action(clerk, { paddleId: randomUUIDv7() })).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
      expect(await action(clerk, { paddleId: '1' })).toMatchObject({ ok: false, refusal: { code: 'INVALID' } });
      const unknownField = { paddleId, number: 1 };
      expect(await action(clerk, unknownField)).toMatchObject({ ok: false, refusal: { code: 'INVALID' } });
    }
    for (const bidLimit of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15, '100' as unknown as number]) {
      expect(await setPaddleLimit(clerk, { paddleId, bidLimit })).toMatchObject({ refusal: { code: 'INVALID' } });
    }
    expect(await fixture.rows()).toEqual(before);
  });
});

async function waitingForLocks(): Promise<number> {
  const [row] = await prisma().$queryRaw<
    { waiting: bigint }[]
  >`SELECT count(*) AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return Number(row?.waiting);
}
