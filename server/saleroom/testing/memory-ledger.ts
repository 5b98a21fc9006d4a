import { randomUUID } from 'node:crypto';
import { evolve } from '#auction/evolve.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import { paddleLot, publicLot } from '#auction/views.ts';
import type {
  AppendResult,
  AuctionId,
  AuctionReader,
  CommandOutcome,
  EventToAppend,
  Ledger,
  LedgerBatch,
  LotAppend,
  LotId,
  LotRecord,
} from '../ports.ts';
import type { LedgerFixture } from './ledger-fixture.ts';
import { createMemoryRegister } from './memory-register.ts';

type StoredLot = Omit<LotRecord, 'lot'> & {
  readonly events: EventToAppend[];
  lot: Lot;
  readonly consignorId: string | null;
};
type StoredAuction = { readonly kind: 'timed' | 'live'; readonly isPublished: boolean };

export type MemoryLedgerOptions = {
  /** The ledger's clock, epoch milliseconds. */
  readonly clock?: () => number;
  /**
   * How far the clock may differ from the time for which a batch was decided, as in the Postgres
   * ledger, milliseconds.
   */
  readonly tolerance?: number;
  /** Makes the ids of what the fixture adds. */
  readonly newId?: () => string;
};

/**
 * A ledger in memory, for fast tests of the rules and the saleroom. It passes the same contract as
 * the Postgres ledger (ledger-contract.ts), but does not outlive the process.
 */
export function createMemoryLedger(
  options: MemoryLedgerOptions = {},
): Ledger & AuctionReader & { readonly fixture: LedgerFixture } {
  const { clock = Date.now, tolerance = 1_000, newId = randomUUID } = options;
  const auctions = new Map<AuctionId, StoredAuction>();
  const lots = new Map<LotId, StoredLot>();
  const outcomes = new Map<string, CommandOutcome>();
  const register = createMemoryRegister(newId);

  const idOf = ({ actorId, key }: { readonly actorId: string; readonly key: string }) => `${actorId}/${key}`;
  const lotsOf = (auctionId: AuctionId) =>
    [...lots.values()].filter((lot) => lot.auctionId === auctionId).sort((one, other) => one.position - other.position);
  const isPublished = (auctionId: AuctionId) => auctions.get(auctionId)?.isPublished ?? false;

  /** Why a batch cannot be written at this time; null when it can. */
  const refusalOf = (batch: LedgerBatch, now: number): AppendResult | null => {
    const seen = batch.outcomes.flatMap((outcome) => outcomes.get(idOf(outcome)) ?? []);
    if (seen.length > 0) return { kind: 'keys-seen', outcomes: seen };
    const moved = batch.lots.filter(({ lotId, expectedSeq }) => lots.get(lotId)?.lot.seq !== expectedSeq);
    if (moved.length > 0) return { kind: 'seq-moved', lotIds: moved.map(({ lotId }) => lotId) };
    const isClockWrong =
      Math.abs(now - batch.decidedAt) > tolerance ||
      batch.lots.some((lot) => isClockOff(lot, lots.get(lot.lotId), now));
    return isClockWrong ? { kind: 'clock-moved', now: Math.floor(now) } : register.refuse(batch, lots);
  };

  /** Synchronous, so that no other append can run in between. */
  const append = (batch: LedgerBatch): AppendResult => {
    const now = clock();
    const refusal = refusalOf(batch, now);
    if (refusal) return refusal;

    for (const { lotId, events } of batch.lots) {
      const stored = lots.get(lotId);
      stored?.events.push(...events);
      if (stored) stored.lot = events.reduce(evolve, stored.lot);
    }
    for (const outcome of batch.outcomes) outcomes.set(idOf(outcome), outcome);
    return { kind: 'written', recordedAt: Math.floor(now) };
  };

  return {
    append: async (batch) => append(batch),
    readClock: async () => clock(),
    loadLot: async (lotId) => {
      const stored = lots.get(lotId);
      if (!stored || !isPublished(stored.auctionId)) return null;
      const { events, lot: _, consignorId: __, ...record } = stored;
      return { ...record, lot: events.reduce(evolve, SCHEDULED_LOT) };
    },
    readLotsOnSale: async (auctionId) =>
      lotsOf(auctionId)
        .filter(({ lot }) => lot.status === 'open' || lot.status === 'paused')
        .map(({ lotId }) => lotId),
    readEventsAfter: async (lotId, after) =>
      (lots.get(lotId)?.events ?? [])
        .filter(({ seq }) => seq > after)
        .map(({ seq, hash, event }) => ({ seq, hash, event })),
    readBidders: async (auctionId, userIds) =>
      userIds.map((userId) => register.bidder(auctionId, userId, lotsOf(auctionId))),
    findOutcomes: async (keys) => keys.flatMap((key) => outcomes.get(idOf(key)) ?? []),
    storeOutcomeIfAbsent: async (outcome) => {
      const stored = outcomes.get(idOf(outcome)) ?? outcome;
      outcomes.set(idOf(outcome), stored);
      return stored;
    },
    readDueLots: async () => {
      const now = clock();
      const all = [...lots.values()].filter(({ auctionId }) => isPublished(auctionId));
      const toOpen = all.filter(
        ({ lot, auctionId }) => lot.status === 'scheduled' && auctions.get(auctionId)?.kind === 'timed',
      );
      const opening = toOpen.map(({ lotId, catalogueEntry }) => ({ lotId, at: catalogueEntry.opensAt }));
      const closing = all.flatMap(({ lotId, lot }) =>
        lot.status === 'open' && lot.closesAt !== null ? [{ lotId, at: lot.closesAt }] : [],
      );
      const due = (times: typeof closing) =>
        times.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
      const coming = [...opening, ...closing].map(({ at }) => at).filter((at) => at > now);
      return {
        now,
        toOpen: due(opening).map(({ lotId }) => lotId),
        toClose: due(closing).map(({ lotId }) => lotId),
        nextAt: coming.length > 0 ? Math.min(...coming) : null,
      };
    },

    readPublicLots: async (auctionId, lotIds) => {
      if (!isPublished(auctionId)) return null;
      const shown = lotsOf(auctionId).filter(({ lotId }) => lotIds?.includes(lotId) ?? true);
      return Object.fromEntries(shown.map((stored) => [stored.lotId, publicLot(asShown(stored))]));
    },
    readPaddle: async (auctionId, userId) => {
      const entry = register.paddleOf(auctionId, userId);
      if (!entry) return null;
      const { paddleId, paddle, status, bidLimit } = entry;
      const standings = lotsOf(auctionId).map(({ lotId, lot }) => [lotId, paddleLot(lot, paddle)] as const);
      return {
        paddleId,
        paddle,
        status,
        bidLimit,
        lots: Object.fromEntries(standings.filter(([, { maxBid }]) => maxBid !== null)),
      };
    },

    fixture: {
      ...register.fixture,
      addAuction: ({ terms, lots: fixtureLots, kind = 'timed', isPublished: published = true }) => {
        const auctionId = newId();
        auctions.set(auctionId, { kind, isPublished: published });
        const lotIds = fixtureLots.map(
          (
            { openingBid, reserve = null, opensAt = clock() - 1, closesAt = null, group = null, consignorId = null },
            n,
          ) => {
            const lotId = newId();
            const placed = { lotId, auctionId, lotNumber: String(n + 1), position: n + 1, group };
            const catalogueEntry = { terms, openingBid, reserve, opensAt, closesAt };
            lots.set(lotId, { ...placed, catalogueEntry, events: [], lot: SCHEDULED_LOT, consignorId });
            return lotId;
          },
        );
        return { auctionId, lotIds };
      },
    },
  };
}

/** Whether the decisions about a lot are invalid at this time (C1, I13). */
function isClockOff({ clock }: LotAppend, stored: StoredLot | undefined, now: number): boolean {
  if (!stored) return false;
  const { status, closesAt } =
    stored.lot.status === 'scheduled' ? { ...stored.lot, closesAt: stored.catalogueEntry.closesAt } : stored.lot;
  switch (clock) {
    case 'any':
      return false;
    case 'before-close':
      return closesAt !== null && now >= closesAt;
    case 'at-or-after-close':
      return (
        closesAt !== null && now < closesAt && !(status === 'sold' || status === 'passed' || status === 'withdrawn')
      );
    default:
      return clock satisfies never;
  }
}

/** Before its first event, a lot's closing time and reserve come from the catalogue. */
function asShown({ lot, catalogueEntry: { closesAt, reserve } }: StoredLot): Lot {
  return lot.seq === 0 ? { ...lot, reserve, closesAt, scheduledClosesAt: closesAt } : lot;
}
