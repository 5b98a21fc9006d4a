import { lockAuditLog, writeAuditEntry } from '../store/audit/audit-log.ts';
import { type AuditSubject, changedFields, readSubject } from '../store/audit/audit-subject.ts';
import { inTransaction, type Transaction } from './transaction.ts';

/** Every action by which the staff changes an auction, a lot, a paddle or a person (I36). */
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

/** What the audit log records of an action: who, which action, on what. */
export type AuditedAction = {
  readonly by: { readonly userId: string };
  readonly action: (typeof auditedActions)[number];
  readonly subject: AuditSubject;
};

/**
 * Runs an action and writes its audit entry in one transaction. The entry's changes come from
 * reading the subject before and after. Audited actions run one at a time across all nodes.
 */
export function runAudited<Result extends { readonly ok: boolean }>(
  { by, action, subject }: AuditedAction,
  work: (store: Transaction) => Promise<Result>,
): Promise<Result> {
  return inTransaction(async (store) => {
    await lockAuditLog(store);
    const before = await readSubject(store, subject);
    const result = await work(store);
    if (result.ok) {
      const after = await readSubject(store, subject);
      await writeAuditEntry(store, { actorId: by.userId, action, subject, ...changedFields(before, after) });
    }
    return result;
  });
}
