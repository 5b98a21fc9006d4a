import { z } from 'zod';
import { Prisma } from '../generated/client.ts';
import type { AuditSubject, Snapshot } from './audit-subject.ts';

type Transaction = Prisma.TransactionClient;

/** What a deed of the staff leaves behind. `before` is null where it made its subject, `after` where it took it away; otherwise both hold what changed. */
export type AuditRecord = {
  readonly actorId: string;
  readonly deed: string;
  readonly subject: AuditSubject;
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
};

/**
 * Waits until no other deed is on its way into the audit log, and keeps it so until the transaction ends: what is read from now on is what the entry will
 * say was there before. First in its transaction, so that nobody who holds a row of the house waits for it.
 */
export async function holdAuditLog(store: Transaction): Promise<void> {
  await store.$queryRaw`SELECT "seq" FROM "AuditHead" FOR UPDATE`;
}

/** Writes an entry at the end of the audit log; number, time and hash are given by the database. */
export async function writeAuditEntry(
  store: Transaction,
  { actorId, deed, subject, before, after }: AuditRecord,
): Promise<void> {
  await store.$executeRaw`INSERT INTO "AuditEntry" ("actorId", "deed", "subjectKind", "subjectId", "before", "after")
    VALUES (${actorId}::uuid, ${deed}, ${subject.kind}, ${subject.id}::uuid, ${json(before)}::jsonb, ${json(after)}::jsonb)`;
}

function json(snapshot: Snapshot | null): string | null {
  return snapshot && JSON.stringify(snapshot);
}

const faultRow = z.tuple([z.object({ fault: z.bigint().transform(Number).nullable() })]);

/** The number of the first entry that is not what was written, or null: every link of the chain holds, and its head is its end. */
export async function findBrokenLink(store: Transaction): Promise<number | null> {
  return faultRow.parse(await store.$queryRaw(Prisma.sql`SELECT audit_fault() AS fault`))[0].fault;
}
