import type { Prisma } from '../generated/client.ts';

type Transaction = Prisma.TransactionClient;

/** What an audited action changes. */
export type AuditSubject = { readonly kind: 'auction' | 'lot' | 'paddle' | 'person'; readonly id: string };

type Value = string | number | boolean | null | readonly Value[] | { readonly [field: string]: Value };
/** A subject's fields, as JSON: amounts in minor units, times as ISO 8601. */
export type Snapshot = { readonly [field: string]: Value };

/**
 * The audited fields of each kind. No passwords or tokens. All readers of the log may see reserves.
 */
const readers: { readonly [K in AuditSubject['kind']]: (store: Transaction, id: string) => Promise<object | null> } = {
  auction: async (store, id) => {
    const auction = await store.auction.findUnique({
      where: { id },
      omit: { id: true, createdAt: true, updatedAt: true },
      include: { lots: { select: { lotNumber: true }, orderBy: { position: 'asc' } } },
    });
    if (!auction) return null;
    const { lots, ...fields } = auction;
    return { ...fields, catalogue: lots.map(({ lotNumber }) => lotNumber).join(' ') };
  },
  lot: (store, id) =>
    store.lot.findUnique({
      where: { id },
      select: {
        auctionId: true,
        lotNumber: true,
        position: true,
        title: true,
        maker: true,
        description: true,
        condition: true,
        group: true,
        estimateLow: true,
        estimateHigh: true,
        openingBid: true,
        reserve: true,
        consignorId: true,
        images: { select: { id: true, alt: true }, orderBy: { position: 'asc' } },
      },
    }),
  paddle: (store, id) =>
    store.paddle.findUnique({
      where: { id },
      select: { auctionId: true, userId: true, number: true, status: true, bidLimit: true },
    }),
  person: async (store, id) => {
    const person = await store.user.findUnique({
      where: { id },
      select: { role: true, banned: true, banReason: true, banExpires: true, _count: { select: { sessions: true } } },
    });
    if (!person) return null;
    const { _count, ...fields } = person;
    return { ...fields, sessions: _count.sessions };
  },
};

/** Reads a subject's audited fields; null if it does not exist. */
export async function readSubject(store: Transaction, { kind, id }: AuditSubject): Promise<Snapshot | null> {
  const found = await readers[kind](store, id);
  // A CHECK of the database keeps amounts far below the largest safe integer.
  return found && JSON.parse(JSON.stringify(found, (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
}

type Change = { readonly before: Snapshot | null; readonly after: Snapshot | null };

/**
 * Reduces two snapshots to the fields that differ. A created or deleted subject keeps all fields.
 */
export function changedFields(before: Snapshot | null, after: Snapshot | null): Change {
  if (before === null || after === null) return { before, after };
  const changed = Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const pick = (snapshot: Snapshot) => Object.fromEntries(changed.map((field) => [field, snapshot[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}
