import { record } from '#auction/ledger-hash.ts';
import type { PublicLot } from '#auction/views.ts';
import {
  type AuctionReader,
  type CommandOutcome,
  type EventToAppend,
  type Ledger,
  type LedgerBatch,
  LedgerUnavailable,
  type LotAppend,
  type LotChange,
} from '#server/saleroom/ports.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { HONEST_PARTS, type Parts } from '../replaceable-parts.ts';

/** A mistake that somebody might make in the wiring of the saleroom, put in the place of a part. */
export type PlantedBug = {
  /** The invariant that must be seen to break; others may break with it. */
  readonly invariant: string;
  /** The bug in one sentence. */
  readonly bug: string;
  /** Made anew for each auction: a bug may remember. */
  readonly plant: () => Parts;
};

type Door = Ledger & AuctionReader;
type Append = Ledger['append'];

function withPart(change: Partial<Parts>): () => Parts {
  return () => ({ ...HONEST_PARTS, ...change });
}

/** The database with another way of appending. */
function appending(change: (append: Append, ledger: Door) => Append): Partial<Parts> {
  return { store: (ledger) => ({ ...ledger, append: change(ledger.append, ledger) }) };
}

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    invariant: 'I1',
    bug: 'a bid is answered before it is written',
    plant: withPart({
      ledger: (ledger, { timers }) => ({
        ...ledger,
        append: async (batch) => {
          timers.after(20, () => void ledger.append(batch).catch(() => {}));
          return { kind: 'written', recordedAt: 0 };
        },
      }),
    }),
  },
  {
    invariant: 'I1',
    bug: 'a lost connection is taken for a commit',
    plant: withPart({
      ledger: (ledger) => ({
        ...ledger,
        append: (batch) =>
          ledger.append(batch).catch((fault) => {
            if (fault instanceof LedgerUnavailable) throw fault;
            return { kind: 'written', recordedAt: 0 } as const;
          }),
      }),
    }),
  },
  {
    invariant: 'I2',
    bug: 'whoever tries again for the bidder makes a new key',
    plant: withPart({
      saleroom: (saleroom) => ({
        ...saleroom,
        submit: async (command, actor, key) => {
          const answer = await saleroom.submit(command, actor, key);
          if (answer.accepted || answer.outcome !== 'unknown' || !key) return answer;
          return saleroom.submit(command, actor, { ...key, key: `${key.key}-again` });
        },
      }),
    }),
  },
  {
    invariant: 'I3',
    bug: 'what nobody knows is answered as refused',
    plant: withPart({
      saleroom: (saleroom) => ({
        ...saleroom,
        submit: async (command, actor, key) => {
          const answer = await saleroom.submit(command, actor, key);
          if (answer.accepted || answer.outcome !== 'unknown') return answer;
          return { ...answer, outcome: 'refused', refusal: { code: 'PAUSED' } };
        },
      }),
    }),
  },
  {
    invariant: 'I4',
    bug: 'asking for a key that was never seen does not burn it',
    plant: withPart({
      ledger: (ledger) => ({
        ...ledger,
        storeOutcomeIfAbsent: async (outcome) => (await ledger.outcomes([outcome]))[0] ?? outcome,
      }),
    }),
  },
  {
    invariant: 'I5',
    bug: 'a key is known only to the node that saw it',
    plant: withPart(
      appending((append) => async (batch) => {
        const result = await append(batch);
        if (result.kind !== 'keys-seen') return result;
        const seen = new Set(result.outcomes.map(({ actorId, key }) => `${actorId}/${key}`));
        return append({
          ...batch,
          outcomes: batch.outcomes.filter(({ actorId, key }) => !seen.has(`${actorId}/${key}`)),
        });
      }),
    ),
  },
  {
    invariant: 'I5',
    bug: 'a key is answered without a look at what was asked under it',
    plant: withPart(
      appending((append) => async (batch) => {
        const result = await append(batch);
        if (result.kind !== 'keys-seen') return result;
        return {
          ...result,
          outcomes: result.outcomes.map((outcome) => ({ ...outcome, digest: askedNow(batch, outcome) })),
        };
      }),
    ),
  },
  {
    invariant: 'I6',
    bug: 'the expected number is not looked at, and two events share one',
    plant: withPart(appending((append, ledger) => async (batch) => append(await asIfExpected(ledger, batch)))),
  },
  {
    invariant: 'I7',
    bug: 'a decision on a lot that has moved on is written with new numbers instead of decided again',
    plant: withPart(
      appending((append, ledger) => async (batch) => {
        const result = await append(batch);
        return result.kind === 'seq-moved' ? append(await renumbered(ledger, batch)) : result;
      }),
    ),
  },
  {
    invariant: 'I10',
    bug: 'a refusal is stored without asking whether the lot is still as it was',
    plant: withPart({
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
    invariant: 'I12',
    bug: 'a node’s own clock decides when a lot is closed',
    plant: withPart({
      ...appending(
        (append) => (batch) => append({ ...batch, lots: batch.lots.map((lot) => ({ ...lot, clock: 'any' })) }),
      ),
      tolerance: Number.POSITIVE_INFINITY,
    }),
  },
  {
    invariant: 'I14',
    bug: 'an extension is written in a second step',
    plant: withPart({
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
    invariant: 'I14',
    bug: 'an extension reaches the other lots in a second step',
    plant: withPart({
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
    invariant: 'I15',
    bug: 'only the process that began the auction has the timer',
    plant: () => {
      let processes = 0;
      return {
        ...HONEST_PARTS,
        hasClosingClock: () => {
          processes += 1;
          return processes === 1;
        },
      };
    },
  },
  {
    invariant: 'I21',
    bug: 'the limit and the paddle are read before the lock',
    plant: withPart(
      appending((append) => async (batch) => {
        const result = await append(batch);
        const isSignedIn = result.kind === 'rights-changed' && result.endedSessions.length === 0;
        return isSignedIn ? append({ ...batch, bidders: [] }) : result;
      }),
    ),
  },
  {
    invariant: 'I22',
    bug: 'the room is told before the commit',
    plant: withPart({
      ledger: (ledger, { announcer }) => ({
        ...ledger,
        append: (batch) => {
          for (const lot of batch.lots) if (lot.events.length > 0) announcer.lotChanged(asChange(lot));
          return ledger.append(batch);
        },
      }),
    }),
  },
  {
    invariant: 'I23',
    bug: 'the node’s name is part of what it tells',
    plant: withPart({
      announcer: (announcer, node) => ({
        lotChanged: (change) => {
          const events = change.events.map((told) => ({ ...told, hash: sha256(node + told.hash) }));
          announcer.lotChanged({ ...change, events });
        },
      }),
    }),
  },
  {
    invariant: 'I25',
    bug: 'a write in doubt is never looked at again',
    plant: withPart({ saleroom: (saleroom) => ({ ...saleroom, resolveUnknownOutcomes: async () => {} }) }),
  },
  {
    invariant: 'I26',
    bug: 'every node shows lots from a cache of its own',
    plant: withPart({
      ledger: (ledger, { timers }) => {
        const cache = new Map<
          string,
          { readonly since: number; readonly lots: Readonly<Record<string, PublicLot>> | null }
        >();
        return {
          ...ledger,
          publicLots: async (auctionId, lotIds) => {
            const id = `${lotIds}`;
            const cached = cache.get(id);
            if (cached && timers.monotonic() - cached.since < 2_000) return cached.lots;
            const lots = await ledger.publicLots(auctionId, lotIds);
            cache.set(id, { since: timers.monotonic(), lots });
            return lots;
          },
        };
      },
    }),
  },
  {
    invariant: 'I34',
    bug: 'a session is believed to last once it has begun',
    plant: withPart(
      appending((append) => async (batch) => {
        const result = await append(batch);
        const hasEnded = result.kind === 'rights-changed' && result.endedSessions.length > 0;
        return hasEnded ? append({ ...batch, bidders: [] }) : result;
      }),
    ),
  },
];

function askedNow({ outcomes }: LedgerBatch, { actorId, key, digest }: CommandOutcome): string {
  return outcomes.find((asked) => asked.actorId === actorId && asked.key === key)?.digest ?? digest;
}

async function asIfExpected(ledger: Door, batch: LedgerBatch): Promise<LedgerBatch> {
  const lots = await Promise.all(
    batch.lots.map(async (lot): Promise<LotAppend> => {
      const stored = await ledger.loadLot(lot.lotId);
      return { ...lot, expectedSeq: stored?.lot.seq ?? 0 };
    }),
  );
  return { ...batch, lots };
}

async function renumbered(ledger: Door, batch: LedgerBatch): Promise<LedgerBatch> {
  const moved = new Map<string, EventToAppend>();
  const lots = await Promise.all(
    batch.lots.map(async (lot): Promise<LotAppend> => {
      const stored = await ledger.loadLot(lot.lotId);
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

function asChange({ lotId, after, events }: LotAppend): LotChange {
  return { record: { lotId } as LotChange['record'], before: after, after, events };
}
