import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { Timers } from '#server/saleroom/clock/timers.ts';
import type { Announcer, AuctionReader, Ledger } from '#server/saleroom/ports.ts';
import type { Saleroom } from '#server/saleroom/saleroom.ts';

/** What a replaced part may use besides the part that it replaces. */
export type PartContext = {
  readonly node: string;
  readonly timers: Timers;
  readonly random: SeededRandom;
  readonly announcer: Announcer;
};

/** The parts of the server that a planted bug can replace. */
export type ReplaceableParts = {
  /** The database that all nodes share. */
  readonly database: (ledger: Ledger & AuctionReader) => Ledger & AuctionReader;
  /** The ledger of one node, faults included. */
  readonly ledger: (ledger: Ledger & AuctionReader, context: PartContext) => Ledger & AuctionReader;
  readonly announcer: (announcer: Announcer, node: string) => Announcer;
  readonly saleroom: (saleroom: Saleroom, context: PartContext) => Saleroom;
  readonly hasClosingClock: (node: string) => boolean;
  /** How far the ledger's clock may have advanced since a batch was decided, in milliseconds. */
  readonly tolerance: number;
};

/** The server without bugs. */
export const UNCHANGED_PARTS: ReplaceableParts = {
  database: (ledger) => ledger,
  ledger: (ledger) => ledger,
  announcer: (announcer) => announcer,
  saleroom: (saleroom) => saleroom,
  hasClosingClock: () => true,
  tolerance: 1_000,
};
