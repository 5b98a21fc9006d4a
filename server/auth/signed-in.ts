import type { Role } from '#protocol/views/dashboard-people.ts';

/** Who a request or a socket comes from, as its session says; read anew for each, never cached for bids. */
export type SignedIn = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};
