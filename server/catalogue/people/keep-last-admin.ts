import { type AuditedAction, runAudited } from '../audited-action.ts';
import type { Transaction } from '../transaction.ts';
import { notPossible, type PeopleResult } from './people-result.ts';

/**
 * Runs an audited change of people's accounts and rolls it back when no admin who can sign in
 * would be left. Audited actions run one at a time, so two admins cannot demote each other at once.
 */
export function keepLastAdmin(
  audited: AuditedAction,
  change: (people: Transaction) => Promise<PeopleResult>,
): Promise<PeopleResult> {
  return runAudited(audited, async (people) => {
    const result = await change(people);
    const admins = await people.user.count({ where: { role: 'admin', banned: false } });
    return result.ok && admins === 0 ? notPossible('last-admin') : result;
  });
}
