import type { LotEvent } from '#auction/events.ts';
import type { LotId } from '#server/saleroom/ports.ts';
import type { AuctionHistory, Committed } from './history.ts';

/** As much of a lot's status as the simulation needs. */
export type LotPhase = 'scheduled' | 'open' | 'paused' | 'over';

/** The phase that an event begins. */
const PHASES: Readonly<Partial<Record<LotEvent['type'], LotPhase>>> = {
  LotOpened: 'open',
  LotResumed: 'open',
  LotPaused: 'paused',
  LotSold: 'over',
  LotPassed: 'over',
  LotWithdrawn: 'over',
};

/** Reads the current phase of each lot from the events that were committed. */
export function lotPhases({ committed }: AuctionHistory): (lotId: LotId) => LotPhase {
  const phases = new Map<LotId, LotPhase>();
  let read = 0;
  const readCommit = ({ lots }: Committed) => {
    for (const { lotId, events } of lots)
      for (const { event } of events) phases.set(lotId, PHASES[event.type] ?? phases.get(lotId) ?? 'scheduled');
  };
  return (lotId) => {
    for (const commit of committed.slice(read)) readCommit(commit);
    read = committed.length;
    return phases.get(lotId) ?? 'scheduled';
  };
}
