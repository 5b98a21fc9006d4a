import { randomUUIDv7 } from 'node:crypto';
import sharp from 'sharp';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { createAuction } from '../auctions/create-auction.ts';
import { discardAuction } from '../auctions/discard-auction.ts';
import { editAuction } from '../auctions/edit-auction.ts';
import { editSchedule } from '../auctions/edit-schedule.ts';
import { editTerms } from '../auctions/edit-terms.ts';
import { publishAuction } from '../auctions/publish-auction.ts';
import type { auditedActions } from '../audited-action.ts';
import { addLotImage } from '../images/add-lot-image.ts';
import { describeLotImage } from '../images/describe-lot-image.ts';
import { removeLotImage } from '../images/remove-lot-image.ts';
import { reorderLotImages } from '../images/reorder-lot-images.ts';
import { addLot } from '../lots/add-lot.ts';
import { editLot } from '../lots/edit-lot.ts';
import { editLotText } from '../lots/edit-lot-text.ts';
import { moveLot } from '../lots/move-lot.ts';
import { numberLots } from '../lots/number-lots.ts';
import { removeLot } from '../lots/remove-lot.ts';
import { approvePaddle } from '../paddles/approve-paddle.ts';
import { registerPaddle } from '../paddles/register-paddle.ts';
import { setPaddleLimit } from '../paddles/set-paddle-limit.ts';
import { suspendPaddle } from '../paddles/suspend-paddle.ts';
import { changeRole } from '../people/change-role.ts';
import { createFirstAdmin } from '../people/create-first-admin.ts';
import { endSessions } from '../people/end-sessions.ts';
import { makeSetupLink } from '../people/make-setup-link.ts';
import { readmitPerson } from '../people/readmit-person.ts';
import { suspendPerson } from '../people/suspend-person.ts';
import { type CatalogueFixture, defaultLot, openCatalogueFixture } from './catalogue-fixture.ts';

const schedule = {
  timeZone: 'Europe/London',
  opens: 'at-once',
  opensAt: { wall: '', which: '' },
  firstCloses: { wall: '2037-02-09T19:00', which: '' },
  closeGap: '30 s',
};
/** The texts of a lot, as editLotText takes them. */
export const lotTexts = { title: 'Clock', maker: '', description: 'Eight days', condition: '' };

/** Prepares the fixture and returns the call of the action. */
type PrepareAction = () => Promise<() => Promise<unknown>>;

/** The catalogue's fixture with every audited action. */
export type AuditFixture = CatalogueFixture & {
  /** Creates a paddle that awaits approval. */
  readonly paddle: () => Promise<string>;
  /** Creates a person with a session. */
  readonly person: () => Promise<string>;
  readonly actions: Readonly<Record<(typeof auditedActions)[number], PrepareAction>>;
};

/** Returns the result of a successful action; throws its refusal. */
export function done<R extends { readonly ok: boolean }>(result: R): Extract<R, { readonly ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<R, { readonly ok: true }>;
}

export async function openAuditFixture(): Promise<AuditFixture> {
  const fixture = await openCatalogueFixture();
  const photograph = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const paddle = () => createPaddle(fixture);
  return { ...fixture, paddle, person: createPerson, actions: prepareActions(fixture, photograph) };
}

async function createPaddle(fixture: CatalogueFixture): Promise<string> {
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

async function createPerson(): Promise<string> {
  const user = await prisma().user.create({ data: { name: 'Olu', email: `${randomUUIDv7()}@house.example` } });
  await prisma().session.create({
    data: { userId: user.id, token: randomUUIDv7(), expiresAt: new Date('2037-01-01') },
  });
  return user.id;
}

function prepareActions(fixture: CatalogueFixture, photograph: Uint8Array): AuditFixture['actions'] {
  const image = async (lotId: string) =>
    done(await addLotImage(fixture.admin, { lotId, alt: '', file: photograph })).image.imageId;
  return {
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
      return async () => done(await editLotText(fixture.admin, { lotId, text: lotTexts }));
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
      const paddleId = await createPaddle(fixture);
      return async () => done(await approvePaddle(fixture.admin, { paddleId }));
    },
    'suspend-paddle': async () => {
      const paddleId = await createPaddle(fixture);
      return async () => done(await suspendPaddle(fixture.admin, { paddleId }));
    },
    'set-paddle-limit': async () => {
      const paddleId = await createPaddle(fixture);
      return async () => done(await setPaddleLimit(fixture.admin, { paddleId, bidLimit: 500_000 }));
    },
    'change-role': async () => {
      const userId = await createPerson();
      return async () => done(await changeRole(fixture.admin, { userId, role: 'clerk' }));
    },
    'suspend-person': async () => {
      const userId = await createPerson();
      return async () => done(await suspendPerson(fixture.admin, { userId, reason: 'Did not pay' }));
    },
    'readmit-person': async () => {
      const userId = await createPerson();
      done(await suspendPerson(fixture.admin, { userId, reason: 'Did not pay' }));
      return async () => done(await readmitPerson(fixture.admin, { userId }));
    },
    'end-sessions': async () => {
      const userId = await createPerson();
      return async () => done(await endSessions(fixture.admin, { userId, which: 'all' }));
    },
    'create-first-admin': async () => {
      await prisma().user.updateMany({ where: { role: 'admin' }, data: { role: 'clerk' } });
      const token = new URL((await makeSetupLink('http://house.example')) ?? '').searchParams.get('token') ?? '';
      const account = { name: 'Fay', email: 'fay@house.example', password: 'a long enough password' };
      return async () => done(await createFirstAdmin({ token, ...account }));
    },
  };
}
