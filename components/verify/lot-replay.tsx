'use client';

import { useMemo } from 'react';
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import { type Promised, publicStates } from '#auction/verify/public-state.ts';
import { Moment } from '../ui/format/moment.tsx';
import { EventList } from './event-list.tsx';
import { eventText } from './event-text.ts';
import { PriceChart } from './price-chart.tsx';
import { ReplayControls } from './replay-controls.tsx';
import { ReplayFigures } from './replay-figures.tsx';
import { useReplay } from './use-replay.ts';

export type LotReplayProps = {
  /** All events of the lot in order; at least one. */
  readonly events: readonly RecordedPublicEvent[];
  readonly promised: Promised;
  readonly bots: readonly PaddleNumber[];
  readonly timeZone: string;
};

/**
 * Replays a lot's history: the public price, leader, asking bid and closing time after any event.
 */
export function LotReplay({ events, promised, bots, timeZone }: LotReplayProps) {
  const states = useMemo(() => publicStates(events, promised), [events, promised]);
  const { position, goTo, isPlaying, togglePlay } = useReplay(events.length);
  const { currency } = promised.terms;
  const [state, shown] = [states[position], events[position]];
  if (!state || !shown) return null;
  const text = eventText(shown.event, currency);
  return (
    <div className="flex flex-col gap-10">
      <section aria-label="Replay" className="flex flex-col gap-6 rounded-md border border-line bg-surface p-4 sm:p-6">
        <ReplayFigures state={state} openingBid={promised.openingBid} currency={currency} timeZone={timeZone} />
        <div className="flex flex-col">
          <PriceChart states={states} position={position} />
          <ReplayControls {...{ position, goTo, isPlaying, togglePlay, text }} total={events.length} />
        </div>
        <p className="flex min-h-12 flex-wrap items-baseline gap-x-3 border-t border-line pt-3">
          <span className="font-medium">{text}</span>
          <span className="text-sm text-ink-soft">
            <Moment at={shown.event.at} timeZone={timeZone} style="exact" withoutPopover />
          </span>
        </p>
      </section>
      <section className="flex flex-col gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 className="serif text-xl">Every event</h2>
          <p className="text-sm text-ink-soft">
            Last hash{' '}
            <code className="text-2xs wrap-anywhere text-ink">
              {events.at(-1)?.seq}:{events.at(-1)?.hash}
            </code>
          </p>
        </div>
        <EventList {...{ events, currency, timeZone, position, goTo }} bots={new Set(bots)} />
      </section>
    </div>
  );
}
