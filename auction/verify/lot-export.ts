import type { RecordedPublicEvent } from '../events.ts';
import type { Money } from '../money.ts';
import type { Terms } from '../terms.ts';
import type { PublicLot } from '../views.ts';

/**
 * The secret behind a commitment with its salt, published once the price disclosed it (decision
 * 16).
 */
export type Opening = { readonly salt: string } & Readonly<Record<string, string | number>>;

/** A public event, with the opening of its commitment if published. */
export type ExportedEvent = RecordedPublicEvent & { readonly opening?: Opening };

/**
 * The export of a lot for verification (docs/verify.md), as canonical JSON. Amounts are minor
 * units, instants epoch milliseconds. The chain covers only the events; the other fields are
 * derived from them or stated by the house.
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
    /** The scheduled opening and closing times; null if not set. */
    readonly opensAt: number | null;
  };
  /** Every event of the lot up to `state.seq`, in order. */
  readonly events: readonly ExportedEvent[];
  /** The public state after the last event. */
  readonly state: PublicLot;
  /** SHA-256 of the canonical form of all fields above. Detects damage, but not forgery. */
  readonly whole: string;
};
