'use client';

import { Popover } from '@base-ui/react/popover';
import { Timer } from 'lucide-react';
import { spanText } from '#components/ui/format/quantity-text.ts';
import { useRoomState } from '../room/room-context.ts';
import { ClosingRules } from './closing-rules.tsx';

/** A short text about late bids that opens the full closing rules (C2). */
export function ClosingRulesPopover({ closeGap }: { readonly closeGap: number }) {
  const terms = useRoomState((state) => state.terms);
  const { softClose } = terms;
  return (
    <Popover.Root>
      <Popover.Trigger
        className={
          'finger inline-flex min-h-9 items-center gap-1.5 text-2xs text-ink-soft underline ' +
          'decoration-line-strong decoration-dotted underline-offset-4 hover:text-ink'
        }
      >
        <Timer aria-hidden className="size-3.5" />
        {softClose.mode === 'off' ? 'Fixed end' : `Late bids extend: last ${spanText(softClose.window)}`}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} className="z-50">
          <Popover.Popup className="max-w-xs rounded-md border border-line bg-floating px-4 py-3 text-sm shadow-float">
            <Popover.Title className="mb-1 font-medium">How this lot closes</Popover.Title>
            <ClosingRules terms={terms} closeGap={closeGap} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
