'use client';

import type { ClerkDeskView } from '#protocol/views/clerk-desk.ts';
import type { ShownLot } from '#protocol/views/shown-lot.ts';
import { useLotView } from '../saleroom/room/room-context.ts';
import { LotStatusBadge } from '../ui/lot-status-badge.tsx';
import { Panel } from '../ui/panel.tsx';
import { ClerkCommands } from './clerk-commands.tsx';
import { ClerkHistory } from './clerk-history.tsx';
import { ClerkStanding } from './clerk-standing.tsx';
import { useClerkConnection } from './use-clerk-connection.ts';

export type ClerkPanelProps = Pick<ClerkDeskView, 'clerk' | 'names'> &
  Pick<ShownLot, 'lotId' | 'openingBid' | 'opensAt'>;

/**
 * A lot's live state as the house sees it, with the clerk's commands. It must be rendered within
 * the auction's SaleroomProvider.
 */
export function ClerkPanel({ lotId, openingBid, opensAt, clerk: start, names }: ClerkPanelProps) {
  const { clerk, send } = useClerkConnection(lotId, start);
  const { lot } = useLotView(lotId);
  const isOnSale = lot.status === 'open' || lot.status === 'paused';
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
      <Panel title="In the saleroom" aside={<LotStatusBadge status={lot.status} />}>
        <div className="flex flex-col gap-5">
          <ClerkStanding lotId={lotId} openingBid={openingBid} opensAt={opensAt} clerk={clerk} names={names} />
          <ClerkCommands lotId={lotId} clerk={clerk} send={send} />
        </div>
      </Panel>
      <Panel title="History">
        <ClerkHistory lotId={lotId} mayVoid={isOnSale} names={names} send={send} />
      </Panel>
    </div>
  );
}
