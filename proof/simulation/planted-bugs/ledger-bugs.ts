import { record } from '#auction/ledger-hash.ts';
import type { CommandOutcome, EventToAppend, LedgerBatch, LotAppend } from '#server/saleroom/ports.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { UNCHANGED_PARTS } from '../replaceable-parts.ts';
import { appending, type Database, type PlantedBug, replacing } from './planted-bug.ts';

/** Bugs in how decisions are written. */
export const LEDGER_BUGS: readonly PlantedBug[] = [
  {
    id: 'I6',
    bug: 'the expected number is not checked, and two events share one',
    plant: replacing(appending((append, database) => async (batch) => append(await withExpectedSeq(database, batch)))),
  },
  {
    id: 'I7',
    bug: 'a decision on an outdated lot is written with new numbers instead of being made again',
    plant: replacing(
      appending((append, database) => async (batch) => {
        const result = await append(batch);
        return result.kind === 'seq-moved' ? append(await renumbered(database, batch)) : result;
      }),
    ),
  },
  {
    id: 'I10',
    bug: 'a refusal is stored without checking that the lot is unchanged',
    plant: replacing({
      ledger: (ledger) => ({
        ...ledger,
        append: (batch) => {
          const hasEvents = batch.lots.some(({ events }) => events.length > 0);
          return ledger.append(hasEvents ? batch : { ...batch, lots: [] });
        },
      }),
    }),
  },
  {
    id: 'I12',
    bug: 'the clock of a node decides when a lot is closed',
    plant: replacing({
      ...appending(
        (append) => (batch) => append({ ...batch, lots: batch.lots.map((lot) => ({ ...lot, clock: 'any' })) }),
      ),
      tolerance: Number.POSITIVE_INFINITY,
    }),
  },
  {
    id: 'I14',
    bug: 'an extension is written in a second step',
    plant: replacing({
      ledger: (ledger) => ({
        ...ledger,
        append: async (batch) => {
          const first = await ledger.append({ ...batch, lots: batch.lots.map(withoutExtension) });
          if (first.kind !== 'written') return first;
          const rest = batch.lots.flatMap(extensionOnly);
          if (rest.length > 0) await ledger.append({ ...batch, lots: rest, outcomes: [], bidders: [] });
          return first;
        },
      }),
    }),
  },
  {
    id: 'I14',
    bug: 'an extension reaches the other lots in a second step',
    plant: replacing({
      ledger: (ledger) => ({
        ...ledger,
        append: async (batch) => {
          const own = batch.lots.filter(({ lotId }) => batch.outcomes.some((outcome) => outcome.lotId === lotId));
          const others = batch.lots.filter((lot) => !own.includes(lot));
          if (own.length === 0 || others.length === 0) return ledger.append(batch);
          const first = await ledger.append({ ...batch, lots: own });
          if (first.kind === 'written') await ledger.append({ ...batch, lots: others, outcomes: [], bidders: [] });
          return first;
        },
      }),
    }),
  },
  {
    id: 'I15',
    bug: 'only the process that started the auction has the timer',
    plant: () => {
      let processes = 0;
      return {
        ...UNCHANGED_PARTS,
        hasClosingClock: () => {
          processes += 1;
          return processes === 1;
        },
      };
    },
  },
  {
    id: 'I21',
    bug: 'the limit and the paddle are read before the lock',
    plant: replacing(
      appending((append) => async (batch) => {
        const result = await append(batch);
        const isSignedIn = result.kind === 'rights-changed' && result.endedSessions.length === 0;
        return isSignedIn ? append({ ...batch, bidders: [] }) : result;
      }),
    ),
  },
  {
    id: 'I34',
    bug: 'a session is not checked again after it has started',
    plant: replacing(
      appending((append) => async (batch) => {
        const result = await append(batch);
        const hasEnded = result.kind === 'rights-changed' && result.endedSessions.length > 0;
        return hasEnded ? append({ ...batch, bidders: [] }) : result;
      }),
    ),
  },
];

async function withExpectedSeq(database: Database, batch: LedgerBatch): Promise<LedgerBatch> {
  const lots = await Promise.all(
    batch.lots.map(async (lot): Promise<LotAppend> => {
      const stored = await database.loadLot(lot.lotId);
      return { ...lot, expectedSeq: stored?.lot.seq ?? 0 };
    }),
  );
  return { ...batch, lots };
}

async function renumbered(database: Database, batch: LedgerBatch): Promise<LedgerBatch> {
  const moved = new Map<string, EventToAppend>();
  const lots = await Promise.all(
    batch.lots.map(async (lot): Promise<LotAppend> => {
      const stored = await database.loadLot(lot.lotId);
      if (!stored) return lot;
      const chained = record(
        sha256,
        stored.lot,
        lot.events.map(({ event }) => event),
      );
      const events = lot.events.map((event, n) => ({ ...event, ...chained[n] }));
      for (const [n, event] of events.entries()) moved.set(lot.events[n]?.hash ?? '', event);
      return { ...lot, expectedSeq: stored.lot.seq, events };
    }),
  );
  const outcomes = batch.outcomes.map((outcome): CommandOutcome => {
    const { result } = outcome;
    const event = result.accepted ? moved.get(result.hash) : undefined;
    return result.accepted && event ? { ...outcome, result: { ...result, seq: event.seq, hash: event.hash } } : outcome;
  });
  return { ...batch, lots, outcomes };
}

function endsInExtension({ events }: LotAppend): boolean {
  const last = events.at(-1)?.event;
  return last?.type === 'ClosingExtended' && last.cause === 'bid';
}

function withoutExtension(lot: LotAppend): LotAppend {
  return endsInExtension(lot) ? { ...lot, events: lot.events.slice(0, -1) } : lot;
}

function extensionOnly(lot: LotAppend): readonly LotAppend[] {
  if (!endsInExtension(lot)) return [];
  return [{ ...lot, expectedSeq: lot.expectedSeq + lot.events.length - 1, events: lot.events.slice(-1), clock: 'any' }];
}
