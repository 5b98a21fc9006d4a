import type { InvariantId } from '#proof/invariants/claims.ts';
import type { AuctionReader, Ledger } from '#server/saleroom/ports.ts';
import { type ReplaceableParts, UNCHANGED_PARTS } from '../replaceable-parts.ts';

/** A mistake in the wiring of the saleroom, made by replacing a part. */
export type PlantedBug = {
  /** The invariant that must be violated; others may be violated too. */
  readonly id: InvariantId;
  /** The bug in one sentence. */
  readonly bug: string;
  /** A seed whose auction shows the bug, for a bug that few auctions show. It is played first. */
  readonly seed?: number;
  /** Called for each auction, since a bug may have state. */
  readonly plant: () => ReplaceableParts;
};

export type Database = Ledger & AuctionReader;
type Append = Ledger['append'];

/** Plants a bug without state. */
export function replacing(parts: Partial<ReplaceableParts>): () => ReplaceableParts {
  return () => ({ ...UNCHANGED_PARTS, ...parts });
}

/** Replaces how the database appends. */
export function appending(change: (append: Append, database: Database) => Append): Partial<ReplaceableParts> {
  return { database: (database) => ({ ...database, append: change(database.append, database) }) };
}
