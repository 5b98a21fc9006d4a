import { z } from 'zod';
import { Prisma } from '../generated/client.ts';
import type { AuditSubject, Snapshot } from './audit-subject.ts';

type Transaction = Prisma.TransactionClient;

/**
 * The audit entry of an action. `before` is null where the action created its subject, `after`
 * where it deleted it; otherwise both hold the fields that changed.
 */
export type AuditRecord = {
  readonly actorId: string;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
};

/**
 * Locks the audit log until the transaction ends, so that audited actions run one at a time and
 * `before` is read under the lock. Call it first, so that no transaction waits for it while holding
 * the lock on another row.
 */
export async function lockAuditLog(store: Transaction): Promise<void> {
  await store.$queryRaw`SELECT "seq" FROM "AuditHead" FOR UPDATE`;
}

/** Appends an entry to the audit log. The database sets its number, time and hash. */
export async function writeAuditEntry(
  store: Transaction,
  { actorId, action, subject, before, after }: AuditRecord,
): Promise<void> {
  await store.$executeRaw`INSERT INTO "AuditEntry" ("actorId", "deed", "subjectKind", "subjectId", "before", "after")
    VALUES (${actorId}::uuid, ${action}, ${subject.kind}, ${subject.id}::uuid,
      ${json(before)}::jsonb, ${json(after)}::jsonb)`;
}

function json(snapshot: Snapshot | null): string | null {
  return snapshot && JSON.stringify(snapshot);
}

const faultRow = z.tuple([z.object({ fault: z.bigint().transform(Number).nullable() })]);

/** The number of the first entry that breaks the hash chain, or null when the chain is intact. */
export async function findBrokenLink(store: Transaction): Promise<number | null> {
  return faultRow.parse(await store.$queryRaw(Prisma.sql`SELECT audit_fault() AS fault`))[0].fault;
}
