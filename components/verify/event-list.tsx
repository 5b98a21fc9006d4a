'use client';

import { Bot, Lock } from 'lucide-react';
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import { Badge } from '../ui/badge.tsx';
import { classNames } from '../ui/class-names.ts';
import { Moment } from '../ui/format/moment.tsx';
import { eventText } from './event-text.ts';

export type EventListProps = {
  readonly events: readonly RecordedPublicEvent[];
  readonly bots: ReadonlySet<PaddleNumber>;
  readonly currency: string;
  readonly timeZone: string;
  /** The index of the event that the replay shows; null without a replay. */
  readonly position: number | null;
  readonly goTo: (position: number) => void;
};

/** Every event of a lot, newest first, with its number and hash. A press moves the replay there. */
export function EventList({ events, bots, currency, timeZone, position, goTo }: EventListProps) {
  return (
    <ol reversed className="border-t border-line" aria-label="Events, newest first">
      {events
        .map(({ seq, hash, event }, n) => (
          <li key={seq} className="border-b border-line">
            <button
              type="button"
              onClick={() => goTo(n)}
              aria-current={n === position ? 'step' : undefined}
              className={classNames(
                'grid w-full grid-cols-[2.75rem_1fr_auto] items-baseline gap-x-3 px-2 py-2.5 ' +
                  'text-left sm:grid-cols-[3.5rem_1fr_auto_5.5rem]',
                n === position ? 'bg-brand-tint' : 'hover:bg-sunken',
                position !== null && n > position && 'text-ink-faint',
              )}
            >
              <span className="numerals text-2xs text-ink-soft">{seq}</span>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.9375rem]">
                {eventText(event, currency)}
                {'commitment' in event && event.commitment !== null && (
                  <span title="Contains a sealed amount">
                    <Lock aria-hidden className="size-3.5 text-ink-faint" />
                    <span className="sr-only">, contains a sealed amount</span>
                  </span>
                )}
                {event.type === 'BidPlaced' && bots.has(event.paddle) && <Badge icon={<Bot aria-hidden />}>Bot</Badge>}
              </span>
              <span className="text-2xs text-ink-soft">
                <Moment at={event.at} timeZone={timeZone} style="second" withoutPopover />
              </span>
              <code className="hidden text-right text-2xs text-ink-faint sm:block" title={hash}>
                {hash.slice(0, 8)}
              </code>
            </button>
          </li>
        ))
        .toReversed()}
    </ol>
  );
}
