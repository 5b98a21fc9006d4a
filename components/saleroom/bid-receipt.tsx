'use client';

import { Copy } from 'lucide-react';
import { useViewersZone } from '../ui/moment.tsx';
import { momentText } from '../ui/moment-text.ts';
import { priceText } from '../ui/price-text.ts';
import { toast } from '../ui/toast-region.tsx';
import type { BidIntent } from './bid-intent.ts';
import { Line } from './bid-verdict.tsx';
import { useRoomState } from './room-context.ts';

/** The receipt of an accepted bid: its number and hash in the lot's ledger, to be copied and held against the published record. */
export function BidReceipt({ intent }: { readonly intent: Extract<BidIntent, { phase: 'accepted' }> }) {
  const { currency } = useRoomState((state) => state.terms);
  const zone = useViewersZone(useRoomState((state) => state.timeZone));
  const { seq, hash, at } = intent.receipt;
  const words = `${intent.wish.kind === 'max' ? 'Maximum' : 'Bid'} ${priceText(intent.wish.amount, currency)}`;
  const copy = () =>
    navigator.clipboard
      .writeText(`${words}, no. ${seq}, ${new Date(at).toISOString()}, ${hash}`)
      .then(() => toast({ title: 'Receipt copied', tone: 'good' }))
      .catch(() => toast({ title: 'The browser did not let us copy', tone: 'bad' }));
  return (
    <div className="flex flex-col gap-1">
      <Line tone="good">
        {words} accepted{intent.leading ? '.' : ', but it does not lead.'}
      </Line>
      <p className="numerals flex flex-wrap items-center gap-x-2 pl-6.5 text-2xs text-ink-soft">
        No. {seq} · {momentText(at, zone, 'second')} · {hash.slice(0, 8)}
        <button
          type="button"
          onClick={copy}
          className="finger inline-flex items-center gap-1 underline underline-offset-2"
        >
          <Copy aria-hidden className="size-3" />
          Copy receipt
        </button>
      </p>
    </div>
  );
}
