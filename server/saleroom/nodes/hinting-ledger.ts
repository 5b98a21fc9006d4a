import type { Ledger, LedgerHint, LedgerHints, LotId } from '../ports.ts';

/**
 * The least time between two hints about one lot, in milliseconds. The last hint of a burst
 * replaces the others.
 */
const HINT_INTERVAL = 25;

/**
 * A ledger that sends a hint to the other nodes after each write, outside the bid's own statement.
 */
export function hintingLedger<L extends Ledger>(ledger: L, hints: Pick<LedgerHints, 'send'>): L {
  /** Lots within their hint interval, with the hint to send at its end. */
  const delayed = new Map<LotId, LedgerHint | null>();
  const send = (hint: LedgerHint) => {
    if (delayed.has(hint.lotId)) return void delayed.set(hint.lotId, hint);
    hints.send(hint);
    delayed.set(hint.lotId, null);
    setTimeout(() => {
      const waiting = delayed.get(hint.lotId);
      delayed.delete(hint.lotId);
      if (waiting) send(waiting);
    }, HINT_INTERVAL).unref();
  };
  return {
    ...ledger,
    append: async (batch) => {
      const result = await ledger.append(batch);
      if (result.kind === 'written')
        for (const { lotId, after, events } of batch.lots) if (events.length > 0) send({ lotId, seq: after.seq });
      return result;
    },
  };
}
