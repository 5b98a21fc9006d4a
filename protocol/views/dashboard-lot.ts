import type { LotStatus } from '#auction/lot.ts';
import type { LotDetailsInput } from '../forms/lot-details.ts';
import type { ShownPicture } from './shown-lot.ts';

/** A link to the lot before or after in the dashboard. */
export type DashboardLotNeighbour = { readonly lotId: string; readonly lotNumber: string };

/** One lot with its form's initial values, its pictures and its neighbours in the catalogue. */
export type DashboardLot = {
  readonly lotId: string;
  readonly auctionId: string;
  readonly lotNumber: string;
  readonly status: LotStatus;
  readonly entries: LotDetailsInput;
  readonly pictures: readonly ShownPicture[];
  readonly before: DashboardLotNeighbour | null;
  readonly after: DashboardLotNeighbour | null;
};

/** What the form of a new lot starts with. */
export type NewLotDefaults = { readonly lotNumber: string; readonly consignor: string };
