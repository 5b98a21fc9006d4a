'use client';

import { ImageOff } from 'lucide-react';
import Link from 'next/link';
import { useOptimistic, useState, useTransition } from 'react';
import { Price } from '#components/ui/format/price.tsx';
import { PriceRange } from '#components/ui/format/price-range.tsx';
import { LotStatusBadge } from '#components/ui/lot-status-badge.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { LotPicture } from '#components/ui/picture/lot-picture.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { ListedLot } from '#protocol/views/dashboard-lots.ts';
import { actionRefusalMessage } from '../forms/refusal-message.ts';
import { LotRowMenu } from './lot-row-menu.tsx';
import { moveItem } from './move-item.ts';

export type LotListProps = {
  readonly auctionId: string;
  readonly currency: string;
  readonly lots: readonly ListedLot[];
  /** Lots may be reordered and removed. */
  readonly isEditable: boolean;
  readonly move: (lotId: string, position: number) => Promise<ActionResult>;
  readonly remove: (lotId: string) => Promise<ActionResult>;
};

/**
 * The lots in catalogue order. A change is shown at once and rolled back if the server rejects it.
 */
export function LotList({ auctionId, currency, lots, isEditable, move, remove }: LotListProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const [, startTransition] = useTransition();
  const [shown, showChange] = useOptimistic(
    lots,
    (current, change: (lots: readonly ListedLot[]) => readonly ListedLot[]) => change(current),
  );

  const run = (
    change: (lots: readonly ListedLot[]) => readonly ListedLot[],
    action: () => Promise<ActionResult>,
    done: string,
  ) =>
    startTransition(async () => {
      showChange(change);
      setRefusal(null);
      const result = await action().catch(() => null);
      if (result === null) setRefusal('The server is not responding. Nothing was changed; try again in a moment.');
      else if (result.ok) setAnnouncement(done);
      else setRefusal(actionRefusalMessage(result.refusal));
    });

  return (
    <div className="flex flex-col gap-3">
      {refusal && (
        <Notice tone="bad" role="alert">
          {refusal}
        </Notice>
      )}
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <ol className="border-t border-line">
        {shown.map((lot, index) => (
          <li
            key={lot.lotId}
            className={
              'relative flex items-start gap-3 border-b border-line py-3 has-[a:hover]:bg-sunken/60 ' +
              'sm:gap-4 sm:px-2'
            }
          >
            <Thumbnail lot={lot} />
            <div
              className={
                'grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_11rem_9rem] md:items-baseline'
              }
            >
              <div className="min-w-0">
                <p className="numerals text-sm text-ink-soft">
                  Lot {lot.lotNumber}
                  {lot.consignor && ` · ${lot.consignor}`}
                </p>
                <Link
                  href={`/dashboard/auctions/${auctionId}/lots/${lot.lotId}`}
                  className={
                    'serif line-clamp-2 text-lg leading-snug after:absolute after:inset-0 ' +
                    'hover:underline hover:decoration-1 hover:underline-offset-4'
                  }
                >
                  {lot.title}
                </Link>
                {lot.maker && <p className="truncate text-sm text-ink-soft">{lot.maker}</p>}
              </div>
              <Figures lot={lot} currency={currency} />
              <Standing lot={lot} currency={currency} />
            </div>
            {isEditable && (
              <LotRowMenu
                lot={lot}
                index={index}
                last={shown.length - 1}
                onMove={(to) =>
                  run(
                    (current) => moveItem(current, index, to),
                    () => move(lot.lotId, to + 1),
                    `Lot ${lot.lotNumber} is now at position ${to + 1}.`,
                  )
                }
                onRemove={() =>
                  run(
                    (current) => current.filter(({ lotId }) => lotId !== lot.lotId),
                    () => remove(lot.lotId),
                    `Lot ${lot.lotNumber} was removed.`,
                  )
                }
              />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Thumbnail({ lot }: { readonly lot: ListedLot }) {
  return (
    <span className="relative block w-14 shrink-0 sm:w-16">
      {lot.picture ? (
        <LotPicture picture={lot.picture} title="" sizes="64px" frame="square" />
      ) : (
        <span className="grid aspect-square place-items-center bg-sunken text-ink-faint" title="No picture yet">
          <ImageOff aria-label="No picture yet" className="size-5" />
        </span>
      )}
    </span>
  );
}

function Figures({ lot, currency }: { readonly lot: ListedLot; readonly currency: string }) {
  return (
    <p className="text-sm text-ink-soft">
      {lot.estimateLow === null && lot.estimateHigh === null ? (
        'No estimate'
      ) : (
        <>
          Est. <PriceRange low={lot.estimateLow} high={lot.estimateHigh} currency={currency} />
        </>
      )}
      <br className="max-md:hidden" />
      <span className="md:hidden"> · </span>
      {lot.reserve === null ? (
        'No reserve'
      ) : (
        <>
          Reserve <Price amount={lot.reserve} currency={currency} />
        </>
      )}
    </p>
  );
}

function Standing({ lot, currency }: { readonly lot: ListedLot; readonly currency: string }) {
  if (lot.status === 'scheduled') {
    return (
      <p className="text-sm text-ink-soft">
        Opening bid <Price amount={lot.openingBid} currency={currency} className="text-ink" />
      </p>
    );
  }
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm md:flex-col">
      <LotStatusBadge status={lot.status} />
      {lot.currentBid !== null && (
        <span className="text-ink-soft">
          <Price amount={lot.currentBid} currency={currency} className="text-ink" /> ·{' '}
          {lot.bidCount === 1 ? '1 bid' : `${lot.bidCount} bids`}
        </span>
      )}
    </p>
  );
}
