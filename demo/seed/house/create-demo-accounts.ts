import type { PrismaClient } from '#server/store/generated/client.ts';
import { buildPaddle } from '../build-paddle.ts';
import { buildUser } from '../build-user.ts';
import { ada, admin, ben, type DemoPerson, demoPeople } from './demo-people.ts';

/** Opens the accounts of the demo house that are not there yet, all with one password. The ids by e-mail address. */
export async function openAccounts(store: PrismaClient, password: string): Promise<ReadonlyMap<string, string>> {
  const known = await store.user.findMany({
    where: { email: { in: demoPeople.map(({ email }) => email) } },
    select: { id: true, email: true },
  });
  const ids = new Map(known.map(({ id, email }) => [email, id]));
  for (const person of demoPeople) {
    if (!ids.has(person.email)) ids.set(person.email, (await buildUser(store, { ...person, password })).userId);
  }
  return ids;
}

export function idOf(ids: ReadonlyMap<string, string>, person: DemoPerson): string {
  const id = ids.get(person.email);
  if (!id) throw new Error(`${person.name} has no account`);
  return id;
}

/** Who announces the house's auctions. */
export function announcer(ids: ReadonlyMap<string, string>): string {
  return idOf(ids, admin);
}

/**
 * Gives the people whose logins are printed a paddle in an auction, so that they can bid at once: both of them where registering is automatic,
 * Ada alone where it is by approval, so that Ben can be seen asking for one.
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

/** Approves the paddles of bots that wait for it: the demo has no clerk who would. Answers with how many there were. */
export async function approveBots(store: PrismaClient): Promise<number> {
  const { count } = await store.paddle.updateMany({
    where: { status: 'awaiting-approval', user: { isBot: true } },
    data: { status: 'approved' },
  });
  return count;
}
