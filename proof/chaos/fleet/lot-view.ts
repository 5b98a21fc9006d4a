import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PublicLot } from '#auction/views.ts';
import type { LotChangedMessage } from '#protocol/socket/server-events.ts';
import { contentHash } from '../recording/content-hash.ts';
import type { Recorder } from '../recording/recorder.ts';

/** A client's picture of one lot, kept by the numbers as docs/protocol.md says. */
export type LotView = {
  readonly lot: () => PublicLot | null;
  /** The last event that was applied with none missing before it. */
  readonly mine: () => number;
  readonly hasGap: () => boolean;
  readonly changed: (message: LotChangedMessage) => void;
  /** A snapshot or a receipt: whole, whatever came before. */
  readonly seen: (lot: PublicLot) => void;
  /** What was missed, as a join or a catch-up tells it; null when there was too much of it. */
  readonly missed: (lot: PublicLot, events: readonly RecordedPublicEvent[] | null) => void;
  /** The line went down or came back: the screen says so. */
  readonly liveness: () => void;
};

export function createLotView({
  lotId,
  client,
  userId,
  paddle,
  isLive,
  databaseNow,
  recorder,
}: {
  readonly lotId: string;
  readonly client: string;
  readonly userId: string;
  readonly paddle: string | null;
  readonly isLive: () => boolean;
  readonly databaseNow: () => number;
  readonly recorder: Recorder;
}): LotView {
  let lot: PublicLot | null = null;
  let mine = 0;
  let newest = 0;

  const show = () => {
    if (!lot) return;
    const live = isLive();
    recorder.view({
      cl: client,
      l: lotId,
      s: lot.seq,
      st: lot.status,
      hash: lot.hash.slice(0, 16),
      live,
      can: live && lot.status === 'open',
      lead: paddle !== null && lot.leadingPaddle === paddle,
      left: lot.closesAt === null ? null : Math.round(lot.closesAt - databaseNow()),
    });
  };
  const seen = (next: PublicLot) => {
    recorder.recv({ cl: client, u: userId, l: lotId, s: next.seq, ...contentHash(next), via: 'snap', e: 'snap' });
    newest = Math.max(newest, next.seq);
    if (lot && next.seq <= lot.seq) return;
    lot = next;
    show();
  };
  const heard = (events: readonly RecordedPublicEvent[]) => {
    for (const { seq, event } of events)
      recorder.recv({ cl: client, u: userId, l: lotId, s: seq, ...contentHash(event), via: 'sock', e: event.type });
  };
  return {
    lot: () => lot,
    mine: () => mine,
    hasGap: () => newest > mine,
    changed: ({ fromSeq, toSeq, lot: next, events }) => {
      heard(events);
      if (fromSeq <= mine + 1) mine = Math.max(mine, toSeq);
      seen(next);
    },
    seen,
    missed: (next, events) => {
      if (events === null) {
        recorder.recv({ cl: client, u: userId, l: lotId, s: next.seq, ...contentHash(next), via: 'snap', e: 'resync' });
        mine = Math.max(mine, next.seq);
      } else {
        heard(events);
        // They begin right after what was asked for; meanwhile more may have been applied.
        mine = Math.max(mine, events.at(-1)?.seq ?? mine);
      }
      seen(next);
    },
    liveness: show,
  };
}
