import type { LotId } from '#server/saleroom/ports.ts';
import type { AuctionHistory } from './history.ts';

/** As much of a lot's status as the simulation needs. */
export type LotPhase = 'scheduled' | 'open' | 'paused' | 'over';

/** Reads the current phase of each lot from the events that were committed. */
export function lotPhases({ committed }: AuctionHistory): (lotId: LotId) => LotPhase {
  const phases = new Map<LotId, LotPhase>();
  let read = 0;
  return (lotId) => {
    for (; read < committed.length; read += 1) {
      for (const { lotId: id, events } of committed[read]?.lots ?? []) {
        for (const { event } of events) {
          const { type } = event;
          if (type === 'LotOpened' || type === 'LotResumed') phases.set(id, 'open');
          if (type === 'LotPaused') phases.set(id, 'paused');
          if (type === 'LotSold' || type === 'LotPassed' || type === 'LotWithdrawn') phases.set(id, 'over');
        }
      }
    }
    return phases.get(lotId) ?? 'scheduled';
  };
}
