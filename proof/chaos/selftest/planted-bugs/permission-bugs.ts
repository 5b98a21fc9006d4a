import type { EventDump } from '../../recording/recorded-run.ts';
import { change, isManualBid, type PlantedBug } from './planted-bug.ts';

/** Bugs in who may bid, and up to which amount. */
export const PERMISSION_BUGS: readonly PlantedBug[] = [
  {
    id: 'I21',
    bug: 'the limit is read before the paddle is locked, and misses what another bid has just committed',
    plant: ({ limits }) =>
      change(
        limits,
        ({ limit }) => limit !== null,
        (paddle) => ({ ...paddle, limit: '19000' }),
      ),
  },
  {
    id: 'I21',
    bug: 'an outbid amount stays committed',
    plant: ({ outcomes }) =>
      change(
        outcomes,
        ({ r }) => r?.code === 'OVER_LIMIT',
        (outcome) => ({ ...outcome, r: { code: 'OVER_LIMIT', available: 15_000 } }),
      ),
  },
  {
    id: 'I33',
    bug: 'the consignor of the lot is not checked',
    plant: ({ lots }) =>
      change(
        lots,
        () => true,
        (lot) => ({ ...lot, consignor: 'ada' }),
      ),
  },
  {
    id: 'I34',
    bug: 'an open socket stays authenticated after its session has ended',
    plant: ({ events, ops, outcomes }) => {
      const event = events.find((one) => isManualBid(one) && one.k === 'key-ada-0000000004') as EventDump;
      change(
        events,
        (one) => one === event,
        (one) => ({ ...one, u: 'cleo' }),
      );
      change(
        outcomes,
        ({ k }) => k === event.k,
        (outcome) => ({ ...outcome, u: 'cleo' }),
      );
      for (const ph of ['inv', 'ok'] as const)
        change(
          ops,
          (op) => op.k === event.k && op.ph === ph,
          (op) => ({ ...op, u: 'cleo' }),
        );
    },
  },
];
