import type { AuctionPhase } from '../public/auction-phase.ts';

/** How far an auction is, drafts included, as the dashboard sorts them. */
export type DashboardState = 'draft' | AuctionPhase;

export const dashboardStates = ['draft', 'coming', 'on', 'ended'] as const satisfies readonly DashboardState[];
