import type { LotStatus } from '#auction/lot.ts';

/** Coming: no lot has opened yet. On: some lots can still be bid on. Ended: all lots have ended. */
export type AuctionPhase = 'coming' | 'on' | 'ended';

/** The phase of an auction, drafts included. */
export type AuctionState = 'draft' | AuctionPhase;

/** The number of an auction's lots in each status. */
export type LotCounts = Readonly<Record<LotStatus, number>>;
