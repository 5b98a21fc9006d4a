import type { AuctionReader, Ledger } from '#server/saleroom/ports.ts';
import type { AuctionHistory } from './history.ts';
import type { Tally } from './tally.ts';

/** The next moment of the history, and the time. */
export type Now = () => { readonly moment: number; readonly at: number };

/** The ledger, with every commit recorded in the history. */
export function createRecordingLedger(
  ledger: Ledger & AuctionReader,
  { history, now, tally }: { readonly history: AuctionHistory; readonly now: Now; readonly tally: Tally },
): Ledger & AuctionReader {
  return {
    ...ledger,
    append: async (batch) => {
      const then = now();
      const result = await ledger.append(batch);
      tally.add(`ledger: ${result.kind}`);
      if (result.kind !== 'written') return result;
      const { lots, outcomes } = batch;
      history.committed.push({ ...then, lots, outcomes });
      return result;
    },
    storeOutcomeIfAbsent: async (outcome) => {
      const then = now();
      const stored = await ledger.storeOutcomeIfAbsent(outcome);
      if (stored === outcome) {
        tally.add('ledger: key burnt');
        history.committed.push({ ...then, lots: [], outcomes: [outcome] });
      }
      return stored;
    },
  };
}
