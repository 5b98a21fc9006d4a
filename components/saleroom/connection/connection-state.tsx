'use client';

import { classNames } from '#components/ui/class-names.ts';
import { useViewersZone } from '#components/ui/moment.tsx';
import { momentText } from '#components/ui/moment-text.ts';
import { useRoomState } from '../room/room-context.ts';
import type { Connection } from './connection.ts';

const looks: Readonly<Record<Connection['kind'], { readonly word: string; readonly dot: string }>> = {
  connecting: { word: 'Connecting', dot: 'border-current' },
  live: { word: 'Live', dot: 'border-current bg-current' },
  reconnecting: { word: 'Reconnecting', dot: 'border-current border-dashed animate-spin' },
  offline: { word: 'Offline', dot: 'border-current' },
  superseded: { word: 'Out of date', dot: 'border-current' },
};

/** Whether the page is live: a dot, filled when it is, and a word. */
export function ConnectionState({ className }: { readonly className?: string }) {
  const { word, dot } = looks[useRoomState((state) => state.connection.kind)];
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

/** The time of day from which the page's prices are, in the viewer's zone; null while it is live. */
export function useAsOf(): string | null {
  const connection = useRoomState((state) => state.connection);
  const zone = useViewersZone(useRoomState((state) => state.timeZone));
  return 'asOf' in connection ? momentText(connection.asOf, zone, 'second') : null;
}
