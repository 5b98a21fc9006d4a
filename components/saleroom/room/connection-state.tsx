'use client';

import { classNames } from '#components/ui/class-names.ts';
import { momentText } from '#components/ui/format/moment-text.ts';
import { useViewerZone } from '#components/ui/format/use-viewer-zone.ts';
import type { Connection } from '../connection/connection.ts';
import { useRoomState } from './room-context.ts';

const appearances: Readonly<Record<Connection['kind'], { readonly word: string; readonly dot: string }>> = {
  connecting: { word: 'Connecting', dot: 'border-current' },
  live: { word: 'Live', dot: 'border-current bg-current' },
  reconnecting: { word: 'Reconnecting', dot: 'border-current border-dashed animate-spin' },
  offline: { word: 'Offline', dot: 'border-current' },
  superseded: { word: 'Out of date', dot: 'border-current' },
};

/** The state of the connection: a word, and a dot that is filled while the page is live. */
export function ConnectionState({ className }: { readonly className?: string }) {
  const { word, dot } = appearances[useRoomState((state) => state.connection.kind)];
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 text-2xs font-medium whitespace-nowrap noscript:hidden',
        className,
      )}
    >
      <span aria-hidden className={classNames('size-2.5 shrink-0 rounded-full border-2', dot)} />
      {word}
    </span>
  );
}

/** The time of the page's prices in the viewer's zone, as text; null while the page is live. */
export function useAsOf(): string | null {
  const connection = useRoomState((state) => state.connection);
  const zone = useViewerZone(useRoomState((state) => state.timeZone));
  return 'asOf' in connection ? momentText(connection.asOf, zone, 'second') : null;
}
