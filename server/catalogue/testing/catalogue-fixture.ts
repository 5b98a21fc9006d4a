/**
 * For tests of the catalogue's actions: a separate database with an admin, a clerk and a bidder.
 */
import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LotDetailsInput } from '#protocol/forms/lot-details.ts';
import type { Role } from '#protocol/role.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { createTestDatabase } from '#server/store/testing/test-database.ts';
import { createAuction } from '../auctions/create-auction.ts';
import { addLot } from '../lots/add-lot.ts';

export type CatalogueFixture = {
  readonly admin: SignedIn;
  readonly clerk: SignedIn;
  readonly bidder: SignedIn;
  /** Creates a draft in pounds without lots. */
  readonly draft: (title?: string) => Promise<string>;
  /** Adds a lot at the end of a draft. */
  readonly lot: (auctionId: string, change?: Partial<LotDetailsInput>) => Promise<string>;
  /** All rows that an action may write, to compare before and after. */
  readonly rows: () => Promise<string>;
  readonly close: () => Promise<void>;
};

export const defaultLot: LotDetailsInput = {
  lotNumber: '1',
  title: 'Marine chronometer',
  maker: 'John Roger Arnold',
  description: '',
  condition: '',
  group: '',
  estimateLow: '800',
  estimateHigh: '1200',
  openingBid: '500',
  reserve: '700',
  consignor: '',
  consignorEmail: '',
};

/** Opens the fixture for one test file. It sets environment variables that the actions use. */
export async function openCatalogueFixture(): Promise<CatalogueFixture> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-catalogue-'));
  process.env.DATABASE_URL = database.url;
  process.env.ROSTRUM_FOLDER = folder;
  const [admin, clerk, bidder] = await Promise.all((['admin', 'clerk', 'bidder'] as const).map(person));
  if (!admin || !clerk || !bidder) throw new Error('the people were not created');
  const draft: CatalogueFixture['draft'] = async (title = 'Clocks and watches') => {
    const made = await createAuction(admin, { title, preset: 'online', currency: 'GBP', timeZone: 'Europe/London' });
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    return made.auctionId;
  };
  const lot: CatalogueFixture['lot'] = async (auctionId, change = {}) => {
    const lotNumber = String((await prisma().lot.count({ where: { auctionId } })) + 1);
    const made = await addLot(admin, { auctionId, lot: { ...defaultLot, lotNumber, ...change } });
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    return made.lotId;
  };
  return {
    admin,
    clerk,
    bidder,
    draft,
    lot,
    rows: allRows,
    close: async () => {
      await prisma().$disconnect();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function person(role: Role): Promise<SignedIn> {
  const user = await prisma().user.create({ data: { name: role, email: `${role}@house.example`, role } });
  return { userId: user.id, sessionId: randomUUIDv7(), name: user.name, email: user.email, role };
}

async function allRows(): Promise<string> {
  const tables = await Promise.all([
    prisma().auction.findMany({ orderBy: { id: 'asc' } }),
    prisma().lot.findMany({ orderBy: { id: 'asc' } }),
    prisma().lotImage.findMany({ orderBy: { id: 'asc' } }),
    prisma().consignor.findMany({ orderBy: { id: 'asc' } }),
    prisma().user.findMany({ orderBy: { id: 'asc' } }),
    prisma().auditEntry.findMany({ orderBy: { seq: 'asc' } }),
  ]);
  return JSON.stringify(tables, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}
