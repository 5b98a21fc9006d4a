import type { Timers } from '#server/saleroom/clock/timers.ts';
import type { Announcer, AuctionReader, Ledger } from '#server/saleroom/ports.ts';
import type { Saleroom } from '#server/saleroom/saleroom.ts';
import type { Random } from './seeded-random.ts';

/** What a part of a node may use beside what it stands in for. */
export type PartOf = {
  readonly node: string;
  readonly timers: Timers;
  readonly random: Random;
  readonly announcer: Announcer;
};

/** How the house is put together, each part as it comes. The honest house changes none; a planted bug puts itself in the place of one. */
export type Parts = {
  /** The database as all nodes meet it. */
  readonly store: (ledger: Ledger & AuctionReader) => Ledger & AuctionReader;
  /** The ledger as one node has it, before its faults. */
  readonly ledger: (ledger: Ledger & AuctionReader, of: PartOf) => Ledger & AuctionReader;
  readonly announcer: (announcer: Announcer, node: string) => Announcer;
  readonly saleroom: (saleroom: Saleroom, of: PartOf) => Saleroom;
  /** Whether a node has a closing clock. */
  readonly hasClosingClock: (node: string) => boolean;
  /** How far the ledger's clock may have moved on since a batch was decided, in milliseconds. */
  readonly tolerance: number;
};

export const HONEST_PARTS: Parts = {
  store: (ledger) => ledger,
  ledger: (ledger) => ledger,
  announcer: (announcer) => announcer,
  saleroom: (saleroom) => saleroom,
  hasClosingClock: () => true,
  tolerance: 1_000,
};
