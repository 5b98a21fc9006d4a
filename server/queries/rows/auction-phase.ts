import type { AuctionPhase, LotCounts } from '#protocol/views/auction-phase.ts';

export const NO_LOTS: LotCounts = { scheduled: 0, open: 0, paused: 0, sold: 0, passed: 0, withdrawn: 0 };

/** The phase of a published auction. It stays on while lots have yet to open after others ended. */
export function auctionPhase(counts: LotCounts): AuctionPhase {
  if (counts.open + counts.paused > 0) return 'on';
  const ended = counts.sold + counts.passed;
  if (counts.scheduled > 0) return ended > 0 ? 'on' : 'coming';
  return ended + counts.withdrawn > 0 ? 'ended' : 'coming';
}

/** All lots of an auction. Withdrawn lots count, because they stay in the catalogue. */
export function lotTotal(counts: LotCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
