import type { History } from '#proof/simulation/history.ts';
import type { LotId } from '#server/saleroom/ports.ts';
import { type LedgerOfLot, ledgerOfLot } from './lot-ledger.ts';
import { type SortedHistory, sortHistory } from './indexed-history.ts';

/** All that a judgement may look at: the history by key, and each lot's ledger folded. */
export type Evidence = SortedHistory & { readonly ledgers: ReadonlyMap<LotId, LedgerOfLot> };

/** Throws when what is in a ledger cannot be folded. */
export function evidenceOf(history: History): Evidence {
  const sorted = sortHistory(history);
  const ledgers = new Map(history.lots.map((record) => [record.lotId, ledgerOfLot(record, sorted)]));
  return { ...sorted, ledgers };
}
