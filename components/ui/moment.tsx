'use client';

import { Popover } from '@base-ui/react/popover';
import { useSyncExternalStore } from 'react';
import { classNames } from './class-names.ts';
import { type MomentStyle, momentText, zoneText, zoneToTell } from './moment-text.ts';

export type MomentProps = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The auction's IANA zone: what the server's HTML says, and what the explanation adds. */
  readonly timeZone: string;
  readonly style?: MomentStyle;
  /** Inside a link or a button, where nothing else may be pressed: no explanation to open, only a title. */
  readonly plain?: boolean;
  /** By the auction's clocks wherever one looks: for those who run it, and write its schedule in its zone. */
  readonly byAuctionsClocks?: boolean;
  readonly className?: string;
};

const never = () => () => {};
const viewersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone to speak of: the auction's in the server's HTML and while hydrating, then the viewer's own. */
export function useViewersZone(auctionsZone: string): string {
  return useSyncExternalStore(never, viewersZone, () => auctionsZone);
}

/** A point in time in the viewer's zone; hovered, focused or pressed it also tells the auction's. */
export function Moment({
  at,
  timeZone,
  style = 'long',
  plain = false,
  byAuctionsClocks = false,
  className,
}: MomentProps) {
  const viewersZone = zoneToTell(at, useViewersZone(timeZone), timeZone);
  const zone = byAuctionsClocks ? timeZone : viewersZone;
  // Node and the browser may carry different calendars' words ("Sep", "Sept"): the browser's stand.
  const words = (
    <time dateTime={new Date(at).toISOString()} className="numerals" suppressHydrationWarning>
      {momentText(at, zone, style)}
    </time>
  );
  if (plain) {
    return (
      <span className={className} title={`${momentText(at, timeZone, 'full')} (${zoneText(timeZone)})`}>
        {words}
      </span>
    );
  }
  return (
    <Popover.Root>
      <Popover.Trigger
        openOnHover
        delay={250}
        className={classNames(
          'cursor-help text-left underline decoration-line-strong decoration-dotted decoration-1 underline-offset-4',
          className,
        )}
      >
        {words}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} className="z-50">
          <Popover.Popup
            initialFocus={false}
            className="max-w-xs rounded-md border border-line bg-floating px-3.5 py-3 text-sm shadow-float"
          >
            <Popover.Title className="sr-only">The same moment in other zones</Popover.Title>
            <dl className="flex flex-col gap-2">
              {viewersZone !== timeZone && <ZonedLine words="Where you are" at={at} zone={viewersZone} />}
              <ZonedLine words={`At the auction (${zoneText(timeZone)})`} at={at} zone={timeZone} />
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ZonedLine({ words, at, zone }: { readonly words: string; readonly at: number; readonly zone: string }) {
  return (
    <div>
      <dt className="text-ink-soft">{words}</dt>
      <dd className="numerals font-medium">{momentText(at, zone, 'full')}</dd>
    </div>
  );
}
