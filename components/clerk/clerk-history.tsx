'use client';

import { Undo2 } from 'lucide-react';
import { BidHistoryRow } from '../saleroom/lot/history/bid-history-row.tsx';
import { type HistoryRow, historyRows } from '../saleroom/lot/history/history-rows.ts';
import { useLotView, useRoomState } from '../saleroom/room/room-context.ts';
import { Button } from '../ui/button/button.tsx';
import { priceText } from '../ui/format/price-text.ts';
import { ReasonCommand } from './reason-command.tsx';
import type { SendCommand } from './use-clerk-connection.ts';

export type ClerkHistoryProps = {
  readonly lotId: string;
  /** Whether the lot is on sale and the viewer may void bids. */
  readonly mayVoid: boolean;
  /** The name behind each paddle, by paddle number. */
  readonly names: Readonly<Record<string, string>>;
  readonly send: SendCommand;
};

/** A lot's history with the name behind each paddle, and a button to void each valid bid (B6). */
export function ClerkHistory({ lotId, mayVoid, names, send }: ClerkHistoryProps) {
  const { history } = useLotView(lotId);
  const bots = useRoomState((state) => state.bots);
  const currency = useRoomState((state) => state.terms.currency);
  const rows = historyRows(history?.events ?? [], { paddle: null, bots });
  if (rows.length === 0) return <p className="text-ink-soft">Nothing has happened yet.</p>;
  return (
    <ol className="border-t border-line" aria-label="History, newest first">
      {rows.map((row) => (
        <li
          key={row.seq}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 border-b border-line py-1"
        >
          <div className="min-w-0">
            <BidHistoryRow row={row} />
            {row.kind === 'bid' && names[row.paddle] && (
              <p className="px-2 text-2xs text-ink-soft">{names[row.paddle]}</p>
            )}
          </div>
          {mayVoid && isVoidable(row) ? (
            <ReasonCommand
              trigger={
                <Button size="sm" variant="quiet" aria-label={`Void the bid of ${priceText(row.amount, currency)}`}>
                  <Undo2 aria-hidden /> Void
                </Button>
              }
              title={`Void the bid of ${priceText(row.amount, currency)} by paddle ${row.paddle}?`}
              description="Price and leader are recalculated from the remaining bids. The void stays in the history."
              confirmLabel="Void the bid"
              isDangerous
              placeholder="The bidder mistyped the amount and called at once."
              send={(reason) => send('bid:void', { seq: row.seq, reason })}
            />
          ) : (
            <span className="w-20" />
          )}
        </li>
      ))}
    </ol>
  );
}

/** A bidder's own bid that has not been voided. The automatic bids it caused are voided with it. */
function isVoidable(row: HistoryRow): row is HistoryRow & { readonly kind: 'bid' } {
  return row.kind === 'bid' && !row.automatic && !row.house && row.voided === null;
}
