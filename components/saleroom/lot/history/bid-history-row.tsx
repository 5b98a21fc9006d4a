'use client';

import { Bot, CornerDownRight } from 'lucide-react';
import { useRoomState } from '#components/saleroom/room/room-context.ts';
import { Badge } from '#components/ui/badge.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/format/price.tsx';
import type { BidRow, HistoryRow, NoteRow } from './history-rows.ts';
import { noteText } from './note-text.ts';

/** One row of the bid history. */
export function BidHistoryRow({ row }: { readonly row: HistoryRow }) {
  return row.kind === 'bid' ? <Bid row={row} /> : <Note row={row} />;
}

function Bid({ row }: { readonly row: BidRow }) {
  const currency = useRoomState((state) => state.terms.currency);
  const timeZone = useRoomState((state) => state.timeZone);
  return (
    <div
      className={classNames(
        'grid min-h-9 grid-cols-[1fr_auto_5.5rem] items-center gap-x-3 rounded-sm px-2 text-[0.9375rem]',
        row.yours && 'bg-brand-tint',
        row.automatic && 'text-ink-soft',
      )}
    >
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        {row.automatic && <CornerDownRight aria-hidden className="size-3.5 text-ink-faint" />}
        <span className={row.yours ? 'font-semibold' : undefined}>
          {row.house ? 'The house, for the consignor' : `Paddle ${row.paddle}`}
        </span>
        {row.yours && <Badge tone="brand">You</Badge>}
        {row.bot && <Badge icon={<Bot aria-hidden />}>Bot</Badge>}
        <span className="text-2xs text-ink-soft">{row.automatic ? 'automatic' : 'online'}</span>
        {row.voided !== null && <span className="w-full text-2xs text-bad">Voided: {row.voided}</span>}
      </span>
      <span className="text-right text-2xs text-ink-soft">
        <Moment at={row.at} timeZone={timeZone} style="second" withoutPopover />
      </span>
      <span className={classNames('text-right font-medium', row.voided !== null && 'line-through')}>
        <Price amount={row.amount} currency={currency} />
      </span>
    </div>
  );
}

function Note({ row }: { readonly row: NoteRow }) {
  const currency = useRoomState((state) => state.terms.currency);
  const timeZone = useRoomState((state) => state.timeZone);
  return (
    <p className="flex min-h-7 items-center justify-between gap-3 px-2 text-2xs text-ink-soft">
      <span>
        {noteText(row.note, currency)}
        {row.note.what === 'extended' && (
          <>
            {' '}
            <Moment at={row.note.closesAt} timeZone={timeZone} style="second" withoutPopover />
          </>
        )}
      </span>
      <Moment at={row.at} timeZone={timeZone} style="second" withoutPopover />
    </p>
  );
}
