import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '#server/store/prisma-client.ts';
import { openPeopleFixture, type PeopleFixture } from '../testing/people-fixture.ts';
import { registerPaddle } from './register-paddle.ts';

let fixture: PeopleFixture;
beforeAll(async () => {
  fixture = await openPeopleFixture();
});
afterAll(() => fixture.auth.close());

describe('registering for an auction', () => {
  it('creates an approved paddle, numbered from 1 in each auction', async () => {
    const [first, second] = [await fixture.auction(), await fixture.auction()];
    const [ada, ben] = [await fixture.person(), await fixture.person()];
    const register = async (who: typeof ada, auctionId: string) => {
      const answer = await registerPaddle(who, { auctionId, acceptConditions: true });
      return answer.ok ? answer.paddle : answer.refusal;
    };
    expect(await register(ada, first)).toMatchObject({ number: 1, status: 'approved', bidLimit: null });
    expect(await register(ben, first)).toMatchObject({ number: 2, status: 'approved' });
    expect(await register(ben, second)).toMatchObject({ number: 1, status: 'approved' });
  });

  it('creates a paddle that awaits approval where the auction requires it', async () => {
    const auctionId = await fixture.auction({ registration: 'approval' });
    expect(await registerPaddle(await fixture.person(), { auctionId, acceptConditions: true })).toMatchObject({
      ok: true,
      registered: true,
      paddle: { number: 1, status: 'awaiting-approval' },
    });
  });

  it('records when the conditions of sale were accepted', async () => {
    const auctionId = await fixture.auction();
    const before = Date.now();
    const ada = await fixture.person();
    await registerPaddle(ada, { auctionId, acceptConditions: true });
    const { acceptedAt } = await prisma().paddle.findFirstOrThrow({ where: { userId: ada.userId } });
    expect(Math.abs(acceptedAt.getTime() - before)).toBeLessThan(60_000);
  });

  it('again returns the existing paddle unchanged', async () => {
    const auctionId = await fixture.auction();
    const ada = await fixture.person();
    const first = await registerPaddle(ada, { auctionId, acceptConditions: true });
    await prisma().paddle.updateMany({ where: { auctionId }, data: { status: 'suspended', bidLimit: 500n } });
    const before = await fixture.rows();
    const again = await registerPaddle(ada, { auctionId, acceptConditions: true });
    expect(again).toMatchObject({ ok: true, registered: false, paddle: { status: 'suspended', bidLimit: 500 } });
    expect(again.ok && first.ok && again.paddle.paddleId === first.paddle.paddleId).toBe(true);
    expect(await fixture.rows()).toEqual(before);
  });

  it('fifty people at once gives them fifty numbers without a gap', async () => {
    const auctionId = await fixture.auction();
    const crowd = await Promise.all(Array.from({ length: 50 }, () => fixture.person()));
    const answers = await Promise.all(crowd.map((who) => registerPaddle(who, { auctionId, acceptConditions: true })));
    const numbers = answers.map((answer) => (answer.ok ? answer.paddle.number : null));
    expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    const rows = await prisma().paddle.findMany({ where: { auctionId }, select: { userId: true, number: true } });
    expect(new Map(rows.map(({ userId, number }) => [userId, number]))).toEqual(
      new Map(crowd.map(({ userId }, n) => [userId, numbers[n]])),
    );
  });

  it('twenty times at once gives a person one paddle', async () => {
    const auctionId = await fixture.auction();
    const ada = await fixture.person();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => registerPaddle(ada, { auctionId, acceptConditions: true })),
    );
    expect(new Set(answers.map((answer) => answer.ok && answer.paddle.paddleId)).size).toBe(1);
    expect(answers.filter((answer) => answer.ok && answer.registered)).toHaveLength(1);
    expect(await prisma().paddle.count({ where: { auctionId } })).toBe(1);
  });

  it('is refused without a change when it is not allowed or invalid', async () => {
    const [open, draft] = [await fixture.auction(), await fixture.auction({ status: 'draft', publishedAt: null })];
    const ada = await fixture.person();
    const before = await fixture.rows();
    const accepted = { auctionId: open, acceptConditions: true };
    const refusals: readonly (readonly [Parameters<typeof registerPaddle>, string])[] = [
      [[null, accepted], 'UNAUTHENTICATED'],
      [[ada, { auctionId: draft, acceptConditions: true }], 'NOT_FOUND'],
      [[ada, { auctionId: randomUUIDv7(), acceptConditions: true }], 'NOT_FOUND'],
      [[ada, { auctionId: 'auction-1', acceptConditions: true }], 'INVALID'],
      [[ada, { auctionId: open, acceptConditions: false }], 'INVALID'],
      [[ada, { auctionId: open }], 'INVALID'],
      [[ada, { auctionId: open, acceptConditions: 'true' }], 'INVALID'],
      [[ada, { ...accepted, number: 7 }], 'INVALID'],
      [[ada, { ...accepted, status: 'approved' }], 'INVALID'],
      [[ada, { ...accepted, bidLimit: null }], 'INVALID'],
      [[ada, { ...accepted, userId: ada.userId }], 'INVALID'],
      [[ada, { auctionId: { not: '' }, acceptConditions: true }], 'INVALID'],
      [[ada, null], 'INVALID'],
      [[ada, undefined], 'INVALID'],
    ];
    for (const [call, code] of refusals) {
      const answer = await registerPaddle(...call);
      expect([call[1], answer.ok || answer.refusal.code]).toEqual([call[1], code]);
    }
    expect(await fixture.rows()).toEqual(before);
  });
});
