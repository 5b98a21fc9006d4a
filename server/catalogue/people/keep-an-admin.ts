import { type AuditedAction, onRecord } from '../audited-action.ts';
import type { Transaction } from '../transaction.ts';
import { notPossible, type PeopleAnswer } from './people-result.ts';

/**
 * Makes a change to people's accounts, on record, that must leave an admin who can sign in. Where none would be left nothing is written, and the answer
 * says so. Two admins who demote each other at once do not both succeed: deeds on record come one after the other, and each sees what the one before it
 * left.
 */
export function keepingAnAdmin(
  deed: AuditedAction,
  change: (people: Transaction) => Promise<PeopleAnswer>,
): Promise<PeopleAnswer> {
  return onRecord(deed, async (people) => {
    const answer = await change(people);
    const admins = await people.user.count({ where: { role: 'admin', banned: false } });
    return answer.ok && admins === 0 ? notPossible('last-admin') : answer;
  });
}
