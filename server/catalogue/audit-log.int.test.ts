import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { findBrokenLink } from '../store/audit/audit-log.ts';
import { findUnrecordedChanges } from '../store/audit/unrecorded-changes.ts';
import { auditedActions } from './audited-action.ts';
import { editLot } from './lots/edit-lot.ts';
import { editLotText } from './lots/edit-lot-text.ts';
import { moveLot } from './lots/move-lot.ts';
import { numberLots } from './lots/number-lots.ts';
import { removeLot } from './lots/remove-lot.ts';
import { approvePaddle } from './paddles/approve-paddle.ts';
import { setPaddleLimit } from './paddles/set-paddle-limit.ts';
import { changeRole } from './people/change-role.ts';
import { type AuditFixture, done, lotTexts, openAuditFixture } from './testing/audit-fixture.ts';
import { defaultLot } from './testing/catalogue-fixture.ts';

let fixture: AuditFixture;
beforeAll(async () => {
  fixture = await openAuditFixture();
});
afterAll(() => fixture.close());

const entries = () => prisma().auditEntry.findMany({ orderBy: { seq: 'asc' } });

describe('the audit log [I36]', () => {
  it.each(auditedActions)('gets one entry per action and keeps its hash chain intact: %s', async (name) => {
    const run = await fixture.actions[name]();
    const before = await entries();
    await run();
    const after = await entries();
    expect(after.slice(0, before.length)).toEqual(before);
    const added = after.slice(before.length);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ seq: BigInt(before.length + 1), action: name });
    const [entry] = added;
    expect(entry?.before === null || entry?.after === null || entry?.before !== entry?.after).toBe(true);
    expect(JSON.stringify([entry?.before, entry?.after])).not.toBe('[{},{}]');
    expect(await findBrokenLink(prisma())).toBeNull();
  });

  it('records the actor, the action, the subject and only the fields that changed', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    done(await editLot(fixture.admin, { lotId, lot: { ...defaultLot, openingBid: '600' } }));
    expect((await entries()).at(-1)).toMatchObject({
      actorId: fixture.admin.userId,
      action: 'edit-lot',
      subjectKind: 'lot',
      subjectId: lotId,
      before: { openingBid: 50_000 },
      after: { openingBid: 60_000 },
    });
  });

  it('gets no entry for a refused action', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const before = await entries();
    const unauthorized: readonly (SignedIn | null)[] = [null, fixture.bidder, fixture.clerk];
    for (const by of unauthorized) await editLotText(by, { lotId, text: lotTexts });
    await editLot(fixture.admin, { lotId, lot: { ...defaultLot, openingBid: '-1' } });
    await moveLot(fixture.admin, { lotId, position: 99 });
    await approvePaddle(fixture.admin, { paddleId: randomUUIDv7() });
    await changeRole(fixture.admin, { userId: fixture.admin.userId, role: 'bidder' });
    expect(await entries()).toEqual(before);
  });

  it('contains no password, token or hash', async () => {
    const text = JSON.stringify(await entries(), (_, value) => (typeof value === 'bigint' ? Number(value) : value));
    for (const { password } of await prisma().account.findMany()) if (password) expect(text).not.toContain(password);
    for (const { token } of await prisma().session.findMany()) expect(text).not.toContain(token);
    for (const { tokenHash } of await prisma().setupLink.findMany()) expect(text).not.toContain(tokenHash);
  });

  it('numbers concurrent actions without a gap', async () => {
    const lots = await Promise.all(Array.from({ length: 8 }, async () => fixture.lot(await fixture.draft())));
    const before = await entries();
    await Promise.all(lots.map(async (lotId) => done(await editLotText(fixture.admin, { lotId, text: lotTexts }))));
    const added = (await entries()).slice(before.length);
    expect(added.map(({ seq }) => Number(seq))).toEqual(lots.map((_, n) => before.length + 1 + n));
    expect(await findBrokenLink(prisma())).toBeNull();
  });

  it.each([
    ['UPDATE', `UPDATE "AuditEntry" SET "deed" = 'nothing'`],
    ['DELETE', 'DELETE FROM "AuditEntry" WHERE "seq" = 1'],
    ['TRUNCATE', 'TRUNCATE "AuditEntry"'],
    ['DELETE of its head', 'DELETE FROM "AuditHead"'],
    ['TRUNCATE of its head', 'TRUNCATE "AuditHead"'],
  ])('is append-only: the database refuses %s', async (_, sql) => {
    const before = await entries();
    await expect(prisma().$executeRawUnsafe(sql)).rejects.toThrow(/is refused/);
    expect(await entries()).toEqual(before);
  });

  it('sets number, time and hash itself, whatever the INSERT contains', async () => {
    const before = await entries();
    await prisma().$executeRaw`INSERT INTO "AuditEntry"
        ("seq", "actorId", "deed", "subjectKind", "subjectId", "after", "recordedAt", "hash")
      VALUES (7000, ${fixture.admin.userId}::uuid, 'forged', 'person', ${fixture.admin.userId}::uuid,
        '{}', 'epoch', ${'f'.repeat(64)})`;
    const entry = (await entries()).at(-1);
    expect(entry?.seq).toBe(BigInt(before.length + 1));
    expect(entry?.hash).not.toBe('f'.repeat(64));
    expect(entry?.recordedAt.getTime()).toBeGreaterThan(Date.parse('2026-01-01'));
    expect(await findBrokenLink(prisma())).toBeNull();
  });

  it('detects an entry that was changed, or removed from the end, with the triggers disabled', async () => {
    const withoutTriggers = async (sql: string) =>
      prisma().$transaction([
        prisma().$executeRawUnsafe('ALTER TABLE "AuditEntry" DISABLE TRIGGER USER'),
        prisma().$executeRawUnsafe(sql),
        prisma().$executeRawUnsafe('ALTER TABLE "AuditEntry" ENABLE TRIGGER USER'),
      ]);
    const third = (await entries())[2];
    await withoutTriggers(`UPDATE "AuditEntry" SET "deed" = 'nothing' WHERE "seq" = 3`);
    expect(await findBrokenLink(prisma())).toBe(3);
    await withoutTriggers(`UPDATE "AuditEntry" SET "deed" = '${third?.action}' WHERE "seq" = 3`);
    expect(await findBrokenLink(prisma())).toBeNull();
    const { length } = await entries();
    await withoutTriggers(`DELETE FROM "AuditEntry" WHERE "seq" = ${length}`);
    expect(await findBrokenLink(prisma())).toBe(length);
  });
});

describe('a change outside an audited action [I36]', () => {
  const found = async () => (await findUnrecordedChanges(prisma())).map(({ kind, id, field }) => ({ kind, id, field }));

  it('of a role is found, also after a later action', async () => {
    const userId = await fixture.person();
    done(await changeRole(fixture.admin, { userId, role: 'clerk' }));
    const before = await found();
    await prisma().user.update({ where: { id: userId }, data: { role: 'admin' } });
    const change = { kind: 'person', id: userId, field: 'role' };
    expect(await found()).toEqual([...before, change]);
    done(await changeRole(fixture.admin, { userId, role: 'bidder' }));
    expect(await found()).toContainEqual(change);
  });

  it('of a reserve or a limit is found', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const paddleId = await fixture.paddle();
    done(await setPaddleLimit(fixture.admin, { paddleId, bidLimit: 500 }));
    const before = await found();
    await prisma().lot.update({ where: { id: lotId }, data: { reserve: 1n } });
    await prisma().paddle.update({ where: { id: paddleId }, data: { bidLimit: 1_000_000n } });
    const changes = [
      { kind: 'lot', id: lotId, field: 'reserve' },
      { kind: 'paddle', id: paddleId, field: 'bidLimit' },
    ];
    expect(
      (await found()).filter((change) => !before.some(({ id, field }) => id === change.id && field === change.field)),
    ).toEqual(changes);
  });

  it('is not reported when an action on a neighbouring lot moved the lot', async () => {
    const auctionId = await fixture.draft();
    const [first, second] = [await fixture.lot(auctionId), await fixture.lot(auctionId)];
    const before = await found();
    done(await moveLot(fixture.admin, { lotId: second, position: 1 }));
    done(await numberLots(fixture.admin, { auctionId }));
    done(await removeLot(fixture.admin, { lotId: second }));
    done(await editLotText(fixture.admin, { lotId: first, text: lotTexts }));
    expect(await found()).toEqual(before);
  });
});
