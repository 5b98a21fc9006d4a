'use client';

import { classNames } from '../ui/class-names.ts';
import { useViewersZone } from '../ui/moment.tsx';
import { momentText } from '../ui/moment-text.ts';
import type { Connection } from './connection.ts';
import { useRoomState } from './room-context.ts';

const looks: Readonly<Record<Connection['kind'], { readonly word: string; readonly dot: string }>> = {
  connecting: { word: 'Connecting', dot: 'border-line-strong bg-transparent' },
  live: { word: 'Live', dot: 'border-leading-line bg-leading-line' },
  reconnecting: { word: 'Reconnecting', dot: 'border-unmet-line bg-unmet-line animate-pulse' },
  offline: { word: 'Offline', dot: 'border-bad-line bg-bad-line' },
  superseded: { word: 'Out of date', dot: 'border-bad-line bg-bad-line' },
};

/** Whether the page is live: a dot and a word, and since when it is not. */
export function ConnectionState({ className }: { readonly className?: string }) {
  const connection = useRoomState((state) => state.connection);
  const asOf = useAsOf();
  const { word, dot } = looks[connection.kind];
  return (
    <span className={classNames('inline-flex items-center gap-1.5 text-2xs font-medium whitespace-nowrap', className)}>
      <span aria-hidden className={classNames('size-2 shrink-0 rounded-full border', dot)} />
      <span>{word}</span>
      {asOf && connection.kind !== 'connecting' && <span className="font-normal">as of {asOf}</span>}
    </span>
  );
}

/** The time of day from which the page's prices are, in the viewer's zone; null while it is live. */
export function useAsOf(): string | null {
  const connection = useRoomState((state) => state.connection);
  const zone = useViewersZone(useRoomState((state) => state.timeZone));
  return 'asOf' in connection ? momentText(connection.asOf, zone, 'second') : null;
}
