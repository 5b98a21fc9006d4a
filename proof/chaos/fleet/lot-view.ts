import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PublicLot } from '#auction/views.ts';
import type { LotChangedMessage } from '#protocol/socket/server-events.ts';
import { contentHash } from '../recording/content-hash.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { ClientIdentity } from './client-identity.ts';

/** A client's view of one lot, updated by event numbers as docs/protocol.md describes. */
export type LotView = {
  readonly lot: () => PublicLot | null;
  /** The number of the last event that was applied without a gap before it. */
  readonly appliedSeq: () => number;
  readonly hasGap: () => boolean;
  readonly applyChange: (message: LotChangedMessage) => void;
  /** Applies the complete lot of a snapshot or an answer. */
  readonly applySnapshot: (lot: PublicLot) => void;
  /** Applies the missed events of a join or a catch-up; null when there were too many to send. */
  readonly applyMissed: (lot: PublicLot, events: readonly RecordedPublicEvent[] | null) => void;
  /** Records the view again because the connection was lost or restored. */
  readonly recordLiveness: () => void;
};

export function createLotView({
  lotId,
  identity,
  isLive,
  databaseNow,
  recorder,
}: {
  readonly lotId: string;
  readonly identity: ClientIdentity;
  readonly isLive: () => boolean;
  readonly databaseNow: () => number;
  readonly recorder: Recorder;
}): LotView {
  const received = { cl: identity.client, u: identity.userId, l: lotId };
  let lot: PublicLot | null = null;
  let appliedSeq = 0;
  let newestSeq = 0;

  const recordView = () => {
    if (lot) recorder.view(viewLine(lot, identity, { lotId, isLive: isLive(), now: databaseNow() }));
  };
  const recordEvents = (events: readonly RecordedPublicEvent[]) => {
    for (const { seq, event } of events)
      recorder.recv({ ...received, s: seq, ...contentHash(event), via: 'sock', e: event.type });
  };
  const applySnapshot = (next: PublicLot) => {
    recorder.recv({ ...received, s: next.seq, ...contentHash(next), via: 'snap', e: 'snap' });
    newestSeq = Math.max(newestSeq, next.seq);
    if (lot && next.seq <= lot.seq) return;
    lot = next;
    recordView();
  };

  return {
    lot: () => lot,
    appliedSeq: () => appliedSeq,
    hasGap: () => newestSeq > appliedSeq,
    applyChange: ({ fromSeq, toSeq, lot: next, events }) => {
      recordEvents(events);
      if (fromSeq <= appliedSeq + 1) appliedSeq = Math.max(appliedSeq, toSeq);
      applySnapshot(next);
    },
    applySnapshot,
    applyMissed: (next, events) => {
      if (events === null) {
        recorder.recv({ ...received, s: next.seq, ...contentHash(next), via: 'snap', e: 'resync' });
        appliedSeq = Math.max(appliedSeq, next.seq);
      } else {
        recordEvents(events);
        // They start right after the number in the request; more may have been applied since.
        appliedSeq = Math.max(appliedSeq, events.at(-1)?.seq ?? appliedSeq);
      }
      applySnapshot(next);
    },
    recordLiveness: recordView,
  };
}

function viewLine(
  lot: PublicLot,
  { client, paddle }: ClientIdentity,
  { lotId, isLive, now }: { readonly lotId: string; readonly isLive: boolean; readonly now: number },
): Parameters<Recorder['view']>[0] {
  return {
    cl: client,
    l: lotId,
    s: lot.seq,
    st: lot.status,
    hash: lot.hash.slice(0, 16),
    live: isLive,
    can: isLive && lot.status === 'open',
    lead: paddle !== null && lot.leadingPaddle === paddle,
    left: lot.closesAt === null ? null : Math.round(lot.closesAt - now),
  };
}
