'use client';

import { Bot, Lock } from 'lucide-react';
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import { Badge } from '../ui/badge.tsx';
import { classNames } from '../ui/class-names.ts';
import { Moment } from '../ui/moment.tsx';
import { eventText } from './event-text.ts';

export type EventListProps = {
  readonly events: readonly RecordedPublicEvent[];
  readonly bots: ReadonlySet<PaddleNumber>;
  readonly currency: string;
  readonly timeZone: string;
  /** The place that is shown above; null where nothing can be shown. */
  readonly place: number | null;
  readonly goTo: (place: number) => void;
};

/** Every event of a lot, newest first, each with its number and its hash. Pressed, the replay goes there. */
export function EventList({ events, bots, currency, timeZone, place, goTo }: EventListProps) {
  return (
    <ol reversed className="border-t border-line" aria-label="Events, newest first">
      {events
        .map(({ seq, hash, event }, n) => (
          <li key={seq} className="border-b border-line">
            <button
              type="button"
              onClick={() => goTo(n)}
              aria-current={n === place ? 'step' : undefined}
              className={classNames(
                'grid w-full grid-cols-[2.75rem_1fr_auto] items-baseline gap-x-3 px-2 py-2.5 text-left sm:grid-cols-[3.5rem_1fr_auto_5.5rem]',
                n === place ? 'bg-brand-tint' : 'hover:bg-sunken',
                place !== null && n > place && 'text-ink-faint',
              )}
            >
              <span className="numerals text-2xs text-ink-soft">{seq}</span>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.9375rem]">
                {eventText(event, currency)}
                {'commitment' in event && event.commitment !== null && (
                  <span title="A sealed amount stands behind this">
                    <Lock aria-hidden className="size-3.5 text-ink-faint" />
                    <span className="sr-only">, a sealed amount stands behind it</span>
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
