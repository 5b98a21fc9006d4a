'use client';

import { useState } from 'react';
import { useLotView, useRoomState } from '#components/saleroom/room/room-context.ts';
import { paddleNumber } from '#components/saleroom/room/state/room-state.ts';
import { Button } from '#components/ui/button/button.tsx';
import { BidHistoryRow } from './bid-history-row.tsx';
import { groupedRows, historyRows } from './history-rows.ts';

/** The number of entries that are shown at first. */
const SHOWN = 12;

/** A lot's public history, newest first. The viewer's own bids are marked. */
export function BidHistory({ lotId }: { readonly lotId: string }) {
  const { history, lot } = useLotView(lotId);
  const paddle = useRoomState(paddleNumber);
  const bots = useRoomState((state) => state.bots);
  const [isExpanded, setExpanded] = useState(false);
  const groups = groupedRows(historyRows(history?.events ?? [], { paddle, bots }));
  const first = history?.events[0]?.seq ?? 1;
  const shown = isExpanded ? groups : groups.slice(0, SHOWN);

  if (groups.length === 0) {
    return (
      <p className="border-y border-line py-6 text-ink-soft">
        {lot.status === 'scheduled'
          ? 'Bidding has not opened yet.'
          : 'No bids yet. The first starts at the opening bid.'}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <ol className="border-t border-line" aria-label="Bids, newest first">
        {shown.map((group) => (
          <li key={group[0]?.seq} className="border-b border-line py-1.5">
            {group.map((row) => (
              <BidHistoryRow key={row.seq} row={row} />
            ))}
          </li>
        ))}
      </ol>
      {groups.length > shown.length && (
        <Button variant="quiet" size="sm" onClick={() => setExpanded(true)} className="self-start">
          Show all {groups.length} entries
        </Button>
      )}
      {first > 1 && (isExpanded || groups.length <= SHOWN) && (
        <p className="text-sm text-ink-soft">Earlier bids are in the lot’s export.</p>
      )}
    </div>
  );
}
