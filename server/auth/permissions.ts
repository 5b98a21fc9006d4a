import type { Role } from '#protocol/role.ts';

/**
 * Which role has which permission, for pages, actions and sockets. Bidding is not listed: the rules
 * and the ledger check the paddle. Neither is what everybody may do, such as reading a published
 * auction and registering for it.
 */
const rolesOf = {
  /** See reserves and max bids of an auction on sale. */
  'see-clerk-view': ['clerk', 'admin'],
  /** Void an accepted bid, with a reason (B6). */
  'void-bid': ['clerk', 'admin'],
  /** Lower the reserve of an open lot (R2), as the consignor asks. */
  'lower-reserve': ['clerk', 'admin'],
  /** Withdraw a lot from the auction. */
  'withdraw-lot': ['clerk', 'admin'],
  /** Pause and resume a lot. */
  'pause-lot': ['clerk', 'admin'],
  /** Approve, suspend and limit the paddles of an auction. */
  'approve-paddle': ['clerk', 'admin'],
  /** Enter the dashboard and read what it shows. */
  'open-dashboard': ['clerk', 'admin'],
  /** Create an auction and edit its catalogue and terms. */
  'edit-auction': ['admin'],
  /** Put an auction on sale. */
  'publish-auction': ['admin'],
  /** Change people's roles, suspend their accounts, end their sessions. */
  'manage-people': ['admin'],
  /** See the state of the processes and the database. */
  'see-system': ['admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof rolesOf;

export const permissions = Object.keys(rolesOf) as readonly Permission[];

/** Whether a person has a permission. Null (not signed in) has none. */
export function may(who: { readonly role: Role } | null, permission: Permission): boolean {
  if (who === null || !Object.hasOwn(rolesOf, permission)) return false;
  const roles: readonly Role[] = rolesOf[permission];
  return roles.includes(who.role);
}
