'use client';

import { CirclePause, CirclePlay, LogOut, TrendingDown } from 'lucide-react';
import { useState } from 'react';
import type { ClerkLot } from '#auction/views.ts';
import { isLive } from '../saleroom/connection/connection.ts';
import { useLotView, useRoomState } from '../saleroom/room/room-context.ts';
import { Button } from '../ui/button/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { commandFailureText } from './command-failure-text.ts';
import { LowerReserveCommand } from './lower-reserve-command.tsx';
import { ReasonCommand } from './reason-command.tsx';
import type { SendCommand } from './use-clerk-connection.ts';

export type ClerkCommandsProps = { readonly lotId: string; readonly clerk: ClerkLot; readonly send: SendCommand };

/** The commands for a lot that has not ended: pause, resume, lower the reserve, withdraw. */
export function ClerkCommands({ lotId, clerk, send }: ClerkCommandsProps) {
  const { lot } = useLotView(lotId);
  const currency = useRoomState((state) => state.terms.currency);
  const isOff = !useRoomState((state) => isLive(state.connection));
  const isOnSale = lot.status === 'open' || lot.status === 'paused';
  if (!isOnSale && lot.status !== 'scheduled') return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {lot.status === 'open' && (
          <ReasonCommand
            trigger={
              <Button size="sm" disabled={isOff}>
                <CirclePause aria-hidden /> Pause
              </Button>
            }
            title="Pause the lot?"
            description="Nobody can bid until you resume it. The time of the pause is added to its closing time."
            confirmLabel="Pause it"
            placeholder="The picture shows another lot; we are correcting it."
            send={(reason) => send('lot:pause', { reason })}
          />
        )}
        {lot.status === 'paused' && <Resume send={send} isOff={isOff} />}
        {isOnSale && clerk.reserve !== null && (
          <LowerReserveCommand
            trigger={
              <Button size="sm" disabled={isOff}>
                <TrendingDown aria-hidden /> Lower the reserve
              </Button>
            }
            reserve={clerk.reserve}
            currentBid={lot.currentBid}
            currency={currency}
            send={send}
          />
        )}
        <ReasonCommand
          trigger={
            <Button size="sm" disabled={isOff}>
              <LogOut aria-hidden /> Withdraw
            </Button>
          }
          title="Withdraw the lot?"
          description={
            'It leaves the auction permanently, and its bids become void. It stays in the catalogue, ' +
            'marked as withdrawn.'
          }
          confirmLabel="Withdraw it"
          isDangerous
          placeholder="The consignor’s title to it is in doubt."
          send={(reason) => send('lot:withdraw', { reason })}
        />
      </div>
      {isOff && <p className="text-sm text-ink-soft">Commands are available once the page is live.</p>}
    </div>
  );
}

function Resume({ send, isOff }: { readonly send: SendCommand; readonly isOff: boolean }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const resume = async () => {
    setBusy(true);
    setProblem(commandFailureText(await send('lot:resume', {})));
    setBusy(false);
  };
  return (
    <>
      <Button size="sm" variant="primary" busy={isBusy} disabled={isOff} onClick={() => void resume()}>
        <CirclePlay aria-hidden /> Resume
      </Button>
      {problem && (
        <Notice tone="bad" role="alert" className="w-full">
          {problem}
        </Notice>
      )}
    </>
  );
}
