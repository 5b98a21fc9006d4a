import type { AuditEntry, Prisma } from '../generated/client.ts';
import type { AuditSubject, Snapshot } from './audit-subject.ts';
import { readSubject } from './audit-subject.ts';

/** A field that is not as the audit log left it: somebody wrote it past the deeds. `seq` is the entry that does not go on where the log was, if any. */
export type UnrecordedChange = AuditSubject & { readonly field: string; readonly seq: number | null };

/** Fields that move with deeds on something else: a lot's place with its neighbours', an auction's list of lots with each lot, sessions with their owner. */
const movedByOthers: readonly string[] = ['catalogue', 'position', 'lotNumber', 'sessions'];

/**
 * Reads the whole audit log and compares: every entry goes on where the one before it left its subject, and every subject is as its last entry left it
 * (I36). A lot that has opened is left out, since from then on its own ledger tells of it. For checks, not for pages: it reads everything.
 */
export async function findUnrecordedChanges(store: Prisma.TransactionClient): Promise<readonly UnrecordedChange[]> {
  const entries = await store.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  const known = new Map<string, { readonly subject: AuditSubject; fields: Record<string, unknown> | null }>();
  const found: UnrecordedChange[] = [];
  for (const entry of entries) {
    const subject = { kind: entry.subjectKind as AuditSubject['kind'], id: entry.subjectId };
    const former = known.get(entry.subjectId)?.fields ?? {};
    found.push(...differences(subject, former, entry.before as Snapshot | null, Number(entry.seq)));
    known.set(entry.subjectId, { subject, fields: fieldsAfter(former, entry) });
  }
  for (const { subject, fields } of known.values()) {
    if (subject.kind === 'lot' && (await store.lot.count({ where: { id: subject.id, seq: { gt: 0 } } })) > 0) continue;
    const now = await readSubject(store, subject);
    // A lot goes with its draft.
    if (now !== null) found.push(...differences(subject, fields ?? {}, now, null));
  }
  return found;
}

function fieldsAfter(former: Record<string, unknown>, { after }: AuditEntry): Record<string, unknown> | null {
  return after === null ? null : { ...former, ...(after as Snapshot) };
}

function differences(
  subject: AuditSubject,
  former: Record<string, unknown>,
  now: Snapshot | null,
  seq: number | null,
): readonly UnrecordedChange[] {
  return Object.entries(now ?? {})
    .filter(([field, value]) => field in former && !movedByOthers.includes(field) && !isSame(former[field], value))
    .map(([field]) => ({ ...subject, field, seq }));
}

/** JSONB keeps the fields of an object in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
