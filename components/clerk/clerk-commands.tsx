'use client';

import { CirclePause, CirclePlay, LogOut, TrendingDown } from 'lucide-react';
import { useState } from 'react';
import type { ClerkLot } from '#auction/views.ts';
import { isLive } from '../saleroom/connection/connection.ts';
import { useLotView, useRoomState } from '../saleroom/room/room-context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { commandWords } from './command-words.ts';
import { LowerReserveCommand } from './lower-reserve-command.tsx';
import { ReasonCommand } from './reason-command.tsx';
import type { Give } from './use-clerk-connection.ts';

export type ClerkCommandsProps = { readonly lotId: string; readonly clerk: ClerkLot; readonly give: Give };

/** What a clerk can do about a lot that is not over: pause and resume it, lower its reserve, withdraw it. */
export function ClerkCommands({ lotId, clerk, give }: ClerkCommandsProps) {
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
            description="Nobody can bid until you resume it. It gets back the time that the pause takes."
            deed="Pause it"
            placeholder="The picture shows another lot; we are putting it right."
            give={(reason) => give('lot:pause', { reason })}
          />
        )}
        {lot.status === 'paused' && <Resume give={give} isOff={isOff} />}
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
            give={give}
          />
        )}
        <ReasonCommand
          trigger={
            <Button size="sm" disabled={isOff}>
              <LogOut aria-hidden /> Withdraw
            </Button>
          }
          title="Withdraw the lot?"
          description="It goes out of the auction for good; bids on it are void. It stays in the catalogue, marked as withdrawn."
          deed="Withdraw it"
          isDangerous
          placeholder="The consignor’s title to it is in doubt."
          give={(reason) => give('lot:withdraw', { reason })}
        />
      </div>
      {isOff && <p className="text-sm text-ink-soft">Orders can be given once the page is live.</p>}
    </div>
  );
}

function Resume({ give, isOff }: { readonly give: Give; readonly isOff: boolean }) {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const resume = async () => {
    setBusy(true);
    setTrouble(commandWords(await give('lot:resume', {})));
    setBusy(false);
  };
  return (
    <>
      <Button size="sm" variant="primary" busy={isBusy} disabled={isOff} onClick={() => void resume()}>
        <CirclePlay aria-hidden /> Resume
      </Button>
      {trouble && (
        <Notice tone="bad" role="alert" className="w-full">
          {trouble}
        </Notice>
      )}
    </>
  );
}
