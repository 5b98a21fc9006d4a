import { describe, expect, it } from 'vitest';
import type { Role } from '#protocol/role.ts';
import { may, type Permission, permissions } from './permissions.ts';

// Columns: not signed in, bidder, clerk, admin.
const table: readonly (readonly [Permission, string])[] = [
  ['see-clerk-view', 'no no yes yes'],
  ['void-bid', 'no no yes yes'],
  ['lower-reserve', 'no no yes yes'],
  ['withdraw-lot', 'no no yes yes'],
  ['pause-lot', 'no no yes yes'],
  ['approve-paddle', 'no no yes yes'],
  ['open-dashboard', 'no no yes yes'],
  ['edit-auction', 'no no no yes'],
  ['publish-auction', 'no no no yes'],
  ['manage-people', 'no no no yes'],
  ['see-system', 'no no no yes'],
];
const people: readonly ({ readonly role: Role } | null)[] = [
  null,
  { role: 'bidder' },
  { role: 'clerk' },
  { role: 'admin' },
];

describe('permissions [I35]', () => {
  it.each(table)('%s: not signed in, bidder, clerk, admin: %s', (permission, answers) => {
    expect(people.map((who) => (may(who, permission) ? 'yes' : 'no')).join(' ')).toBe(answers);
  });

  it('are all in the table', () => {
    expect(table.map(([permission]) => permission).sort()).toEqual([...permissions].sort());
  });

  it('are not granted for an unknown permission or role', () => {
    expect(may({ role: 'admin' }, 'toString' as Permission)).toBe(false);
    expect(may({ role: 'admin' }, 'sell-the-house' as Permission)).toBe(false);
    expect(may({ role: 'owner' as Role }, 'edit-auction')).toBe(false);
  });
});
