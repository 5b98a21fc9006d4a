'use client';

import { Popover } from '@base-ui/react/popover';
import { classNames } from '../class-names.ts';
import { displayZone, type MomentStyle, momentText, zoneText } from './moment-text.ts';
import { useViewerZone } from './use-viewer-zone.ts';

export type MomentProps = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The auction's IANA zone, used in the server's HTML and in the popover. */
  readonly timeZone: string;
  readonly style?: MomentStyle;
  /** A title instead of the popover: for use inside a link or a button. */
  readonly withoutPopover?: boolean;
  /** Always in the auction's zone: for staff, who write the schedule in that zone. */
  readonly inAuctionZone?: boolean;
  readonly className?: string;
};

/** A point in time in the viewer's zone, with a popover that also shows the auction's zone. */
export function Moment({
  at,
  timeZone,
  style = 'long',
  withoutPopover = false,
  inAuctionZone = false,
  className,
}: MomentProps) {
  const viewerZone = displayZone(at, useViewerZone(timeZone), timeZone);
  const zone = inAuctionZone ? timeZone : viewerZone;
  // Node and the browser may abbreviate months differently ("Sep", "Sept"); the browser's text
  // wins.
  const time = (
    <time dateTime={new Date(at).toISOString()} className="numerals" suppressHydrationWarning>
      {momentText(at, zone, style)}
    </time>
  );
  if (withoutPopover) {
    return (
      <span className={className} title={`${momentText(at, timeZone, 'full')} (${zoneText(timeZone)})`}>
        {time}
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
        {time}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} className="z-50">
          <Popover.Popup
            initialFocus={false}
            className="max-w-xs rounded-md border border-line bg-floating px-3.5 py-3 text-sm shadow-float"
          >
            <Popover.Title className="sr-only">The same moment in other zones</Popover.Title>
            <dl className="flex flex-col gap-2">
              {viewerZone !== timeZone && <ZonedLine label="Where you are" at={at} zone={viewerZone} />}
              <ZonedLine label={`At the auction (${zoneText(timeZone)})`} at={at} zone={timeZone} />
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ZonedLine({ label, at, zone }: { readonly label: string; readonly at: number; readonly zone: string }) {
  return (
    <div>
      <dt className="text-ink-soft">{label}</dt>
      <dd className="numerals font-medium">{momentText(at, zone, 'full')}</dd>
    </div>
  );
}
