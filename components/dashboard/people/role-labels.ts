import type { Role } from '#protocol/role.ts';

/** The name of each role and what it may do. */
export const roleLabels: Readonly<Record<Role, { readonly name: string; readonly description: string }>> = {
  bidder: { name: 'Bidder', description: 'Registers for auctions and bids.' },
  clerk: {
    name: 'Clerk',
    description: 'Runs auctions on sale: approves paddles, sees reserves and max bids, pauses lots and voids bids.',
  },
  admin: {
    name: 'Admin',
    description: 'Does everything a clerk does, creates and publishes auctions, and manages people.',
  },
};
