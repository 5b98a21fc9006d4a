import { holdAuditLog, writeAuditEntry } from '../store/audit/audit-log.ts';
import { type AuditSubject, changedFields, readSubject } from '../store/audit/audit-subject.ts';
import { allOrNothing, type Transaction } from './transaction.ts';

/** The deeds that are kept on record: everything by which the staff changes an auction, a lot, a paddle or a person (I36). */
export const auditedActions = [
  'create-auction',
  'edit-auction',
  'edit-schedule',
  'edit-terms',
  'number-lots',
  'publish-auction',
  'discard-auction',
  'add-lot',
  'edit-lot',
  'edit-lot-text',
  'move-lot',
  'remove-lot',
  'add-lot-image',
  'describe-lot-image',
  'reorder-lot-images',
  'remove-lot-image',
  'approve-paddle',
  'suspend-paddle',
  'set-paddle-limit',
  'change-role',
  'suspend-person',
  'readmit-person',
  'end-sessions',
  'create-first-admin',
] as const;

/** Who does which deed, and to what. */
export type AuditedAction = {
  readonly by: { readonly userId: string };
  readonly deed: (typeof auditedActions)[number];
  readonly subject: AuditSubject;
};

/**
 * Does a deed in one transaction together with its entry in the audit log: both are there, or neither. What changed is seen by reading the subject before
 * and after, so that no deed has to tell. Deeds on record wait for each other, across all nodes.
 */
export function onRecord<Answer extends { readonly ok: boolean }>(
  { by, deed, subject }: AuditedAction,
  work: (store: Transaction) => Promise<Answer>,
): Promise<Answer> {
  return allOrNothing(async (store) => {
    await holdAuditLog(store);
    const before = await readSubject(store, subject);
    const answer = await work(store);
    if (answer.ok) {
      const after = await readSubject(store, subject);
      await writeAuditEntry(store, { actorId: by.userId, deed, subject, ...changedFields(before, after) });
    }
    return answer;
  });
}
