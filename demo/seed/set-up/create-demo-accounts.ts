import type { PrismaClient } from '#server/store/generated/client.ts';
import { buildPaddle } from '../build-paddle.ts';
import { buildUser } from '../build-user.ts';
import { ada, admin, ben, type DemoPerson, demoPeople } from '../catalogue/demo-people.ts';

/**
 * Creates the demo's missing accounts, all with one password. Returns user ids by e-mail address.
 */
export async function createDemoAccounts(store: PrismaClient, password: string): Promise<ReadonlyMap<string, string>> {
  const existing = await store.user.findMany({
    where: { email: { in: demoPeople.map(({ email }) => email) } },
    select: { id: true, email: true },
  });
  const ids = new Map(existing.map(({ id, email }) => [email, id]));
  for (const person of demoPeople) {
    if (!ids.has(person.email)) ids.set(person.email, (await buildUser(store, { ...person, password })).userId);
  }
  return ids;
}

function idOf(ids: ReadonlyMap<string, string>, person: DemoPerson): string {
  const id = ids.get(person.email);
  if (!id) throw new Error(`${person.name} has no account`);
  return id;
}

/** The account that the demo's auctions are created by. */
export function creatorOf(ids: ReadonlyMap<string, string>): string {
  return idOf(ids, admin);
}

/**
 * Registers the bidders whose logins are printed, so that they can bid at once. Where registration
 * needs approval only Ada is registered, so that a visitor can try the request as Ben.
 */
export async function registerPeople(
  store: PrismaClient,
  ids: ReadonlyMap<string, string>,
  auctionId: string,
): Promise<void> {
  const { registration } = await store.auction.findUniqueOrThrow({
    where: { id: auctionId },
    select: { registration: true },
  });
  await buildPaddle(store, { auctionId, userId: idOf(ids, ada), number: 12 });
  if (registration === 'automatic') await buildPaddle(store, { auctionId, userId: idOf(ids, ben), number: 27 });
}

/**
 * Approves the bots' waiting paddles, since no clerk works in the demo. Returns how many it
 * approved.
 */
export async function approveBots(store: PrismaClient): Promise<number> {
  const { count } = await store.paddle.updateMany({
    where: { status: 'awaiting-approval', user: { isBot: true } },
    data: { status: 'approved' },
  });
  return count;
}
