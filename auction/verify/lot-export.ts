import type { RecordedPublicEvent } from '../events.ts';
import type { Money } from '../money.ts';
import type { Terms } from '../terms.ts';
import type { PublicLot } from '../views.ts';

/** What a commitment stands for, with its salt: the secret of its event, told once the price has told it (decision 16). */
export type Opening = { readonly salt: string } & Readonly<Record<string, string | number>>;

/** An event as it was announced, and its commitment's opening where that is published. */
export type ExportedEvent = RecordedPublicEvent & { readonly opening?: Opening };

/**
 * A lot as the house hands it out to be checked (docs/verify.md): one JSON text in canonical form. Amounts are minor units, instants epoch
 * milliseconds. The chain covers the events; what stands beside them is either worked out from them or printed by the house.
 */
export type LotExport = {
  /** The version of the format. */
  readonly rostrumExport: 1;
  readonly auction: {
    readonly auctionId: string;
    readonly slug: string;
    readonly title: string;
    readonly timeZone: string;
    readonly terms: Terms;
  };
  readonly lot: {
    readonly lotId: string;
    readonly lotNumber: string;
    readonly title: string;
    readonly openingBid: Money;
    /** When it is to open and to close by the catalogue; null where that is not settled. */
    readonly opensAt: number | null;
  };
  /** Every event of the lot up to `state.seq`, in order. */
  readonly events: readonly ExportedEvent[];
  /** The lot as everybody saw it after the last event. */
  readonly state: PublicLot;
  /** SHA-256 of the canonical form of everything above. Shows damage on the way; a forger can make it anew. */
  readonly whole: string;
};
