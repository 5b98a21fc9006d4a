import type { Role } from '#protocol/views/dashboard-people.ts';

/**
 * Who may do what: the one table that pages, permissions and sockets ask. Bidding is not in it: a bid is given by a paddle, and the rules and the
 * ledger judge the paddle. What everybody may do (look at a published auction, register for it) needs no right either.
 */
const rights = {
  /** See reserves and max bids of an auction on sale. */
  'see-clerk-view': ['clerk', 'admin'],
  /** Take back an accepted bid, with a reason (B6). */
  'void-bid': ['clerk', 'admin'],
  /** Lower the reserve of an open lot (R2), as the consignor asks. */
  'lower-reserve': ['clerk', 'admin'],
  /** Take a lot out of the auction. */
  'withdraw-lot': ['clerk', 'admin'],
  /** Pause and resume a lot. */
  'pause-lot': ['clerk', 'admin'],
  /** Approve, suspend and limit the paddles of an auction. */
  'approve-paddle': ['clerk', 'admin'],
  /** Enter the dashboard and read what it shows. */
  'open-dashboard': ['clerk', 'admin'],
  /** Create an auction and write its catalogue and terms. */
  'edit-auction': ['admin'],
  /** Put an auction on sale. */
  'publish-auction': ['admin'],
  /** Change people's roles, suspend their accounts, end their sessions. */
  'manage-people': ['admin'],
  /** See how the house's processes and its database are. */
  'see-system': ['admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof rights;

/** Every deed that needs a right. */
export const permissions = Object.keys(rights) as readonly Permission[];

/** Says whether somebody may do a deed; nobody (null: not signed in) may do none. */
export function may(who: { readonly role: Role } | null, deed: Permission): boolean {
  if (who === null || !Object.hasOwn(rights, deed)) return false;
  const allowed: readonly Role[] = rights[deed];
  return allowed.includes(who.role);
}
