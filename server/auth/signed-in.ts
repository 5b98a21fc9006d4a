import type { Role } from '#protocol/role.ts';

/** The person behind a request or a socket, read from their session. Never cached for bids. */
export type SignedIn = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};
