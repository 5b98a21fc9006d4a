import type { Role } from '#protocol/views/dashboard-people.ts';

/** Each role by its name, with what it may do. */
export const roleLabels: Readonly<Record<Role, { readonly name: string; readonly says: string }>> = {
  bidder: { name: 'Bidder', says: 'Registers for auctions and bids.' },
  clerk: {
    name: 'Clerk',
    says: 'Runs auctions on sale: approves paddles, sees reserves and max bids, pauses lots and voids bids.',
  },
  admin: {
    name: 'Admin',
    says: 'Does all that a clerk does, writes and publishes auctions, and decides about people.',
  },
};
