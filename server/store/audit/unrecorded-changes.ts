import type { AuditEntry, Prisma } from '../generated/client.ts';
import type { AuditSubject, Snapshot } from './audit-subject.ts';
import { readSubject } from './audit-subject.ts';

/**
 * A field whose value differs from the audit log, so it was written outside an audited action.
 * `seq` is the entry whose `before` differs; null when the present row differs.
 */
export type UnrecordedChange = AuditSubject & { readonly field: string; readonly seq: number | null };

/**
 * Fields that also change with actions on other subjects, such as the positions of neighbouring
 * lots.
 */
const changedIndirectly: readonly string[] = ['catalogue', 'position', 'lotNumber', 'sessions'];

/**
 * Compares each audit entry with the one before it on the same subject, and each subject with its
 * last entry (I36). Skips lots that have opened, whose changes are in their own ledger. Reads the
 * whole log: for checks, not for pages.
 */
export async function findUnrecordedChanges(store: Prisma.TransactionClient): Promise<readonly UnrecordedChange[]> {
  const entries = await store.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  const latest = new Map<string, { readonly subject: AuditSubject; fields: Record<string, unknown> | null }>();
  const found: UnrecordedChange[] = [];
  for (const entry of entries) {
    const subject = { kind: entry.subjectKind as AuditSubject['kind'], id: entry.subjectId };
    const previous = latest.get(entry.subjectId)?.fields ?? {};
    found.push(...differences(subject, previous, entry.before as Snapshot | null, Number(entry.seq)));
    latest.set(entry.subjectId, { subject, fields: fieldsAfter(previous, entry) });
  }
  for (const { subject, fields } of latest.values()) {
    if (subject.kind === 'lot' && (await store.lot.count({ where: { id: subject.id, seq: { gt: 0 } } })) > 0) continue;
    const present = await readSubject(store, subject);
    // Discarding a draft deletes its lots without entries of their own.
    if (present !== null) found.push(...differences(subject, fields ?? {}, present, null));
  }
  return found;
}

function fieldsAfter(previous: Record<string, unknown>, { after }: AuditEntry): Record<string, unknown> | null {
  return after === null ? null : { ...previous, ...(after as Snapshot) };
}

function differences(
  subject: AuditSubject,
  previous: Record<string, unknown>,
  present: Snapshot | null,
  seq: number | null,
): readonly UnrecordedChange[] {
  return Object.entries(present ?? {})
    .filter(
      ([field, value]) => field in previous && !changedIndirectly.includes(field) && !isSame(previous[field], value),
    )
    .map(([field]) => ({ ...subject, field, seq }));
}

/** Compares regardless of the order of fields, which JSONB does not keep. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sortFields) === JSON.stringify(b, sortFields);
}

function sortFields(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
