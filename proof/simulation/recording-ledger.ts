import type { AuctionReader, Ledger } from '#server/saleroom/ports.ts';
import type { History } from './history.ts';
import type { Tally } from './tally.ts';

/** Something happens now: a moment for the history, and the true instant. */
export type Now = () => { readonly moment: number; readonly at: number };

/** The ledger itself, with somebody beside it who writes down what it takes in, and when by its own clock. */
export function witnessedLedger(
  ledger: Ledger & AuctionReader,
  { history, now, tally }: { readonly history: History; readonly now: Now; readonly tally: Tally },
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
      const standing = await ledger.storeOutcomeIfAbsent(outcome);
      if (standing === outcome) {
        tally.add('ledger: key burnt');
        history.committed.push({ ...then, lots: [], outcomes: [outcome] });
      }
      return standing;
    },
  };
}
