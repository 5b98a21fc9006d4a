import type { LotStatus } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { ReserveState } from '#auction/views.ts';
import type { ShownPicture } from './shown-lot.ts';

/** A lot in the dashboard's list, with its reserve. Money in minor units, instants in epoch ms. */
export type ListedLot = {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly position: number;
  readonly title: string;
  readonly maker: string;
  readonly group: string | null;
  readonly estimateLow: Money | null;
  readonly estimateHigh: Money | null;
  readonly openingBid: Money;
  readonly reserve: Money | null;
  readonly consignor: string | null;
  readonly pictures: number;
  readonly picture: ShownPicture | null;
  readonly status: LotStatus;
  readonly currentBid: Money | null;
  readonly bidCount: number;
  readonly reserveState: ReserveState;
  readonly leadingPaddle: string | null;
  readonly closesAt: number | null;
};
