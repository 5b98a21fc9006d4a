import { randomUUIDv7 } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { findBrokenLink } from '../store/audit/audit-log.ts';
import { findUnrecordedChanges } from '../store/audit/unrecorded-changes.ts';
import { createAuction } from './auctions/create-auction.ts';
import { discardAuction } from './auctions/discard-auction.ts';
import { editAuction } from './auctions/edit-auction.ts';
import { editSchedule } from './auctions/edit-schedule.ts';
import { editTerms } from './auctions/edit-terms.ts';
import { publishAuction } from './auctions/publish-auction.ts';
import { auditedActions } from './audited-action.ts';
import { addLotImage } from './images/add-lot-image.ts';
import { describeLotImage } from './images/describe-lot-image.ts';
import { removeLotImage } from './images/remove-lot-image.ts';
import { reorderLotImages } from './images/reorder-lot-images.ts';
import { addLot } from './lots/add-lot.ts';
import { editLot } from './lots/edit-lot.ts';
import { editLotText } from './lots/edit-lot-text.ts';
import { moveLot } from './lots/move-lot.ts';
import { numberLots } from './lots/number-lots.ts';
import { removeLot } from './lots/remove-lot.ts';
import { approvePaddle } from './paddles/approve-paddle.ts';
import { registerPaddle } from './paddles/register-paddle.ts';
import { setPaddleLimit } from './paddles/set-paddle-limit.ts';
import { suspendPaddle } from './paddles/suspend-paddle.ts';
import { changeRole } from './people/change-role.ts';
import { createFirstAdmin } from './people/create-first-admin.ts';
import { endSessions } from './people/end-sessions.ts';
import { makeSetupLink } from './people/make-setup-link.ts';
import { readmitPerson } from './people/readmit-person.ts';
import { suspendPerson } from './people/suspend-person.ts';
import { defaultLot, type Fixture, openFixture } from './testing/catalogue-fixture.ts';

const schedule = {
  timeZone: 'Europe/London',
  opens: 'at-once',
  opensAt: { wall: '', which: '' },
  firstCloses: { wall: '2037-02-09T19:00', which: '' },
  closeGap: '30 s',
};
const words = { title: 'Clock', maker: '', description: 'Eight days', condition: '' };

let fixture: Fixture;
let photograph: Uint8Array;
beforeAll(async () => {
  fixture = await openFixture();
  photograph = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
});
afterAll(() => fixture.close());

const entries = () => prisma().auditEntry.findMany({ orderBy: { seq: 'asc' } });

/** Says what a deed brought, or fails with its refusal. */
function done<A extends { readonly ok: boolean }>(answer: A): Extract<A, { readonly ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer as Extract<A, { readonly ok: true }>;
}

async function image(lotId: string): Promise<string> {
  return done(await addLotImage(fixture.admin, { lotId, alt: '', file: photograph })).image.imageId;
}
async function paddle(): Promise<string> {
  const auctionId = await fixture.draft();
  await prisma().auction.update({
    where: { id: auctionId },
    data: {
      status: 'published',
      publishedAt: new Date(),
      opensAt: new Date(0),
      firstClosesAt: new Date('2037-02-09'),
      registration: 'approval',
    },
  });
  return done(await registerPaddle(fixture.bidder, { auctionId, acceptConditions: true })).paddle.paddleId;
}
async function person(): Promise<string> {
  const user = await prisma().user.create({ data: { name: 'Olu', email: `${randomUUIDv7()}@house.example` } });
  await prisma().session.create({
    data: { userId: user.id, token: randomUUIDv7(), expiresAt: new Date('2037-01-01') },
  });
  return user.id;
}

type Performance = () => Promise<() => Promise<unknown>>;

/** Each deed on record: the fixture is set first, then it is done. */
const deeds: Readonly<Record<(typeof auditedActions)[number], Performance>> = {
  'create-auction': async () => async () =>
    done(
      await createAuction(fixture.admin, {
        title: 'Auction',
        preset: 'online',
        currency: 'GBP',
        timeZone: 'Europe/London',
      }),
    ),
  'edit-auction': async () => {
    const auctionId = await fixture.draft();
    const details = { title: 'Clocks', slug: `c-${auctionId}`, subtitle: '', description: '', conditions: '' };
    return async () => done(await editAuction(fixture.admin, { auctionId, details }));
  },
  'edit-schedule': async () => {
    const auctionId = await fixture.draft();
    return async () => done(await editSchedule(fixture.admin, { auctionId, schedule }));
  },
  'edit-terms': async () => {
    const auctionId = await fixture.draft();
    return async () => done(await editTerms(fixture.admin, { auctionId, rules: presetRules('online', 'EUR') }));
  },
  'number-lots': async () => {
    const auctionId = await fixture.draft();
    await fixture.lot(auctionId, { lotNumber: '7' });
    return async () => done(await numberLots(fixture.admin, { auctionId }));
  },
  'publish-auction': async () => {
    const auctionId = await fixture.draft();
    const lotId = await fixture.lot(auctionId);
    await image(lotId);
    const details = { title: 'On sale', slug: `c-${auctionId}`, subtitle: '', description: '', conditions: 'Pay.' };
    done(await editAuction(fixture.admin, { auctionId, details }));
    done(await editSchedule(fixture.admin, { auctionId, schedule }));
    return async () => done(await publishAuction(fixture.admin, { auctionId }));
  },
  'discard-auction': async () => {
    const auctionId = await fixture.draft();
    await fixture.lot(auctionId);
    return async () => done(await discardAuction(fixture.admin, { auctionId }));
  },
  'add-lot': async () => {
    const auctionId = await fixture.draft();
    return async () => done(await addLot(fixture.admin, { auctionId, lot: defaultLot }));
  },
  'edit-lot': async () => {
    const lotId = await fixture.lot(await fixture.draft());
    return async () => done(await editLot(fixture.admin, { lotId, lot: { ...defaultLot, reserve: '750' } }));
  },
  'edit-lot-text': async () => {
    const lotId = await fixture.lot(await fixture.draft());
    return async () => done(await editLotText(fixture.admin, { lotId, text: words }));
  },
  'move-lot': async () => {
    const auctionId = await fixture.draft();
    await fixture.lot(auctionId);
    const lotId = await fixture.lot(auctionId);
    return async () => done(await moveLot(fixture.admin, { lotId, position: 1 }));
  },
  'remove-lot': async () => {
    const lotId = await fixture.lot(await fixture.draft());
    return async () => done(await removeLot(fixture.admin, { lotId }));
  },
  'add-lot-image': async () => {
    const lotId = await fixture.lot(await fixture.draft());
    return async () => done(await addLotImage(fixture.admin, { lotId, alt: 'Dial', file: photograph }));
  },
  'describe-lot-image': async () => {
    const imageId = await image(await fixture.lot(await fixture.draft()));
    return async () => done(await describeLotImage(fixture.admin, { imageId, alt: 'Dial' }));
  },
  'reorder-lot-images': async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const [one, other] = [await image(lotId), await image(lotId)];
    return async () => done(await reorderLotImages(fixture.admin, { lotId, imageIds: [other, one] }));
  },
  'remove-lot-image': async () => {
    const imageId = await image(await fixture.lot(await fixture.draft()));
    return async () => done(await removeLotImage(fixture.admin, { imageId }));
  },
  'approve-paddle': async () => {
    const paddleId = await paddle();
    return async () => done(await approvePaddle(fixture.admin, { paddleId }));
  },
  'suspend-paddle': async () => {
    const paddleId = await paddle();
    return async () => done(await suspendPaddle(fixture.admin, { paddleId }));
  },
  'set-paddle-limit': async () => {
    const paddleId = await paddle();
    return async () => done(await setPaddleLimit(fixture.admin, { paddleId, bidLimit: 500_000 }));
  },
  'change-role': async () => {
    const userId = await person();
    return async () => done(await changeRole(fixture.admin, { userId, role: 'clerk' }));
  },
  'suspend-person': async () => {
    const userId = await person();
    return async () => done(await suspendPerson(fixture.admin, { userId, reason: 'Did not pay' }));
  },
  'readmit-person': async () => {
    const userId = await person();
    done(await suspendPerson(fixture.admin, { userId, reason: 'Did not pay' }));
    return async () => done(await readmitPerson(fixture.admin, { userId }));
  },
  'end-sessions': async () => {
    const userId = await person();
    return async () => done(await endSessions(fixture.admin, { userId, which: 'all' }));
  },
  'create-first-admin': async () => {
    await prisma().user.updateMany({ where: { role: 'admin' }, data: { role: 'clerk' } });
    const token = new URL((await makeSetupLink('http://house.example')) ?? '').searchParams.get('token') ?? '';
    const account = { name: 'Fay', email: 'fay@house.example', password: 'a long enough password' };
    return async () => done(await createFirstAdmin({ token, ...account }));
  },
};

describe('the audit log [I36]', () => {
  it.each(auditedActions)('has exactly one entry of a deed that is done, and the chain holds: %s', async (name) => {
    const play = await deeds[name]();
    const before = await entries();
    await play();
    const after = await entries();
    expect(after.slice(0, before.length)).toEqual(before);
    const added = after.slice(before.length);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ seq: BigInt(before.length + 1), deed: name });
    const [entry] = added;
    expect(entry?.before === null || entry?.after === null || entry?.before !== entry?.after).toBe(true);
    expect(JSON.stringify([entry?.before, entry?.after])).not.toBe('[{},{}]');
    expect(await findBrokenLink(prisma())).toBeNull();
  });

  it('tells who did what to what, and of a change the fields that changed alone', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    done(await editLot(fixture.admin, { lotId, lot: { ...defaultLot, openingBid: '600' } }));
    expect((await entries()).at(-1)).toMatchObject({
      actorId: fixture.admin.userId,
      deed: 'edit-lot',
      subjectKind: 'lot',
      subjectId: lotId,
      before: { openingBid: 50_000 },
      after: { openingBid: 60_000 },
    });
  });

  it('has nothing of a deed that was refused, by whom and for what it may be', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const before = await entries();
    const nobody: readonly (SignedIn | null)[] = [null, fixture.bidder, fixture.clerk];
    for (const by of nobody) await editLotText(by, { lotId, text: words });
    await editLot(fixture.admin, { lotId, lot: { ...defaultLot, openingBid: '-1' } });
    await moveLot(fixture.admin, { lotId, position: 99 });
    await approvePaddle(fixture.admin, { paddleId: randomUUIDv7() });
    await changeRole(fixture.admin, { userId: fixture.admin.userId, role: 'bidder' });
    expect(await entries()).toEqual(before);
  });

  it('holds no password, token or hash of a person', async () => {
    const text = JSON.stringify(await entries(), (_, value) => (typeof value === 'bigint' ? Number(value) : value));
    for (const { password } of await prisma().account.findMany()) if (password) expect(text).not.toContain(password);
    for (const { token } of await prisma().session.findMany()) expect(text).not.toContain(token);
    for (const { tokenHash } of await prisma().setupLink.findMany()) expect(text).not.toContain(tokenHash);
  });

  it('keeps its order of deeds that are done at once', async () => {
    const lots = await Promise.all(Array.from({ length: 8 }, async () => fixture.lot(await fixture.draft())));
    const before = await entries();
    await Promise.all(lots.map(async (lotId) => done(await editLotText(fixture.admin, { lotId, text: words }))));
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

  it('numbers and chains an entry itself, whatever its writer says', async () => {
    const before = await entries();
    await prisma()
      .$executeRaw`INSERT INTO "AuditEntry" ("seq", "actorId", "deed", "subjectKind", "subjectId", "after", "recordedAt", "hash")
      VALUES (7000, ${fixture.admin.userId}::uuid, 'forged', 'person', ${fixture.admin.userId}::uuid, '{}', 'epoch', ${'f'.repeat(64)})`;
    const entry = (await entries()).at(-1);
    expect(entry?.seq).toBe(BigInt(before.length + 1));
    expect(entry?.hash).not.toBe('f'.repeat(64));
    expect(entry?.recordedAt.getTime()).toBeGreaterThan(Date.parse('2026-01-01'));
    expect(await findBrokenLink(prisma())).toBeNull();
  });

  it('shows an entry that was changed past its triggers, and one that was cut off its end', async () => {
    const behindItsBack = async (sql: string) =>
      prisma().$transaction([
        prisma().$executeRawUnsafe('ALTER TABLE "AuditEntry" DISABLE TRIGGER USER'),
        prisma().$executeRawUnsafe(sql),
        prisma().$executeRawUnsafe('ALTER TABLE "AuditEntry" ENABLE TRIGGER USER'),
      ]);
    const third = (await entries())[2];
    await behindItsBack(`UPDATE "AuditEntry" SET "deed" = 'nothing' WHERE "seq" = 3`);
    expect(await findBrokenLink(prisma())).toBe(3);
    await behindItsBack(`UPDATE "AuditEntry" SET "deed" = '${third?.deed}' WHERE "seq" = 3`);
    expect(await findBrokenLink(prisma())).toBeNull();
    const { length } = await entries();
    await behindItsBack(`DELETE FROM "AuditEntry" WHERE "seq" = ${length}`);
    expect(await findBrokenLink(prisma())).toBe(length);
  });
});

describe('a change past the deeds [I36]', () => {
  const found = async () => (await findUnrecordedChanges(prisma())).map(({ kind, id, field }) => ({ kind, id, field }));

  it('of a role is seen, and so is one that a deed comes after', async () => {
    const userId = await person();
    done(await changeRole(fixture.admin, { userId, role: 'clerk' }));
    const before = await found();
    await prisma().user.update({ where: { id: userId }, data: { role: 'admin' } });
    const change = { kind: 'person', id: userId, field: 'role' };
    expect(await found()).toEqual([...before, change]);
    done(await changeRole(fixture.admin, { userId, role: 'bidder' }));
    expect(await found()).toContainEqual(change);
  });

  it('of a reserve or a limit is seen', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const paddleId = await paddle();
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

  it('is not seen where there is none: deeds on neighbours move lots too', async () => {
    const auctionId = await fixture.draft();
    const [first, second] = [await fixture.lot(auctionId), await fixture.lot(auctionId)];
    const before = await found();
    done(await moveLot(fixture.admin, { lotId: second, position: 1 }));
    done(await numberLots(fixture.admin, { auctionId }));
    done(await removeLot(fixture.admin, { lotId: second }));
    done(await editLotText(fixture.admin, { lotId: first, text: words }));
    expect(await found()).toEqual(before);
  });
});
