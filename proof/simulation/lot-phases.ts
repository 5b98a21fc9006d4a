import type { LotId } from '#server/saleroom/ports.ts';
import type { History } from './history.ts';

/** As much as a clerk has to know of a lot. */
export type LotStage = 'scheduled' | 'open' | 'paused' | 'over';

/** Where each lot stands in the ledger by now, from the events that were committed. */
export function stagesOf({ committed }: History): (lotId: LotId) => LotStage {
  const stages = new Map<LotId, LotStage>();
  let read = 0;
  return (lotId) => {
    for (; read < committed.length; read += 1) {
      for (const { lotId: id, events } of committed[read]?.lots ?? []) {
        for (const { event } of events) {
          const { type } = event;
          if (type === 'LotOpened' || type === 'LotResumed') stages.set(id, 'open');
          if (type === 'LotPaused') stages.set(id, 'paused');
          if (type === 'LotSold' || type === 'LotPassed' || type === 'LotWithdrawn') stages.set(id, 'over');
        }
      }
    }
    return stages.get(lotId) ?? 'scheduled';
  };
}
