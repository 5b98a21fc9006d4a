import type { AuctionHistory } from '#proof/simulation/history.ts';
import type { LotId } from '#server/saleroom/ports.ts';
import { type IndexedHistory, indexHistory } from './indexed-history.ts';
import { type LotLedger, lotLedger } from './lot-ledger.ts';

/**
 * All that an invariant may read of a simulated auction: its history by key, and the folded ledger
 * of each lot.
 */
export type SimulatedAuction = IndexedHistory & { readonly ledgers: ReadonlyMap<LotId, LotLedger> };

/** Throws when a ledger contains events that cannot be folded. */
export function simulatedAuction(history: AuctionHistory): SimulatedAuction {
  const indexed = indexHistory(history);
  const ledgers = new Map(history.lots.map((record) => [record.lotId, lotLedger(record, indexed)]));
  return { ...indexed, ledgers };
}
