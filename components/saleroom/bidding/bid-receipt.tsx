'use client';

import { CircleCheck, Copy } from 'lucide-react';
import { momentText } from '#components/ui/format/moment-text.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import { useViewerZone } from '#components/ui/format/use-viewer-zone.ts';
import { toast } from '#components/ui/overlay/toast-region.tsx';
import { verifyAddress } from '../lot/verify-address.ts';
import { useRoomState } from '../room/room-context.ts';
import type { BidIntent } from '../room/state/bid-intent.ts';

/** The receipt of an accepted bid: its number and hash in the lot's ledger, which prove the bid. */
export function BidReceipt({ intent }: { readonly intent: Extract<BidIntent, { phase: 'accepted' }> }) {
  const { currency } = useRoomState((state) => state.terms);
  const zone = useViewerZone(useRoomState((state) => state.timeZone));
  const { seq, hash, at } = intent.receipt;
  const title = `${intent.bid.kind === 'max' ? 'Maximum' : 'Bid'} ${priceText(intent.bid.amount, currency)}`;
  const copy = () =>
    navigator.clipboard
      .writeText(`${title}, no. ${seq}, ${new Date(at).toISOString()}, ${hash}`)
      .then(() => toast({ title: 'Receipt copied', tone: 'good' }))
      .catch(() => toast({ title: 'The browser did not allow copying', tone: 'bad' }));
  return (
    <div className="flex items-start justify-between gap-3">
      <p className="flex items-start gap-2 text-sm leading-5 font-medium text-leading">
        <CircleCheck aria-hidden className="mt-px size-4.5 shrink-0" />
        <span>
          {title} accepted{intent.leading ? '' : ', but it does not lead'}
          <span className="numerals block text-2xs font-normal text-ink-soft">
            Receipt no. {seq} · {momentText(at, zone, 'second')} ·{' '}
            <a
              href={verifyAddress({ receipt: `${seq}:${hash}` })}
              // A new tab: the viewer may still be bidding here.
              target="_blank"
              rel="noopener"
              className="py-2 underline underline-offset-4 hover:text-ink"
            >
              <span className="sr-only">check it: </span>
              {hash.slice(0, 8)}
            </a>
          </span>
        </span>
      </p>
      <button
        type="button"
        onClick={copy}
        className={
          'inline-flex h-10 items-center gap-1.5 rounded-md px-2 text-2xs font-medium text-ink-soft ' +
          'hover:bg-sunken hover:text-ink'
        }
      >
        <Copy aria-hidden className="size-3.5" />
        Copy <span className="sr-only">the receipt</span>
      </button>
    </div>
  );
}
