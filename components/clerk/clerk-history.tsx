'use client';

import { Undo2 } from 'lucide-react';
import { BidHistoryRow } from '../saleroom/lot/bid-history-row.tsx';
import { type HistoryRow, historyRows } from '../saleroom/lot/history-rows.ts';
import { useLotView, useRoomState } from '../saleroom/room/room-context.ts';
import { Button } from '../ui/button.tsx';
import { priceText } from '../ui/price-text.ts';
import { ReasonCommand } from './reason-command.tsx';
import type { Give } from './use-clerk-connection.ts';

export type ClerkHistoryProps = {
  readonly lotId: string;
  /** The lot is on sale, and the viewer may void. */
  readonly mayVoid: boolean;
  /** Whose paddle it is, by its number. */
  readonly names: Readonly<Record<string, string>>;
  readonly give: Give;
};

/** The history of a lot with the name behind each paddle and, beside each bid of a person that stands, the way to void it (B6). */
export function ClerkHistory({ lotId, mayVoid, names, give }: ClerkHistoryProps) {
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
              description="Price and leader are worked out anew from the bids that remain. The void stays in the history."
              deed="Void the bid"
              isDangerous
              placeholder="The bidder mistyped the amount and called at once."
              give={(reason) => give('bid:void', { seq: row.seq, reason })}
            />
          ) : (
            <span className="w-20" />
          )}
        </li>
      ))}
    </ol>
  );
}

/** What a person bid and nobody has taken back; the house's answers go with the bid that drew them. */
function isVoidable(row: HistoryRow): row is HistoryRow & { readonly kind: 'bid' } {
  return row.kind === 'bid' && !row.automatic && !row.house && row.voided === null;
}
