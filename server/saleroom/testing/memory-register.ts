import type { Lot } from '#auction/lot.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { AppendResult, AuctionId, BidderRecord, LedgerBatch, LotId } from '../ports.ts';
import type { LedgerFixture } from './ledger-fixture.ts';

type Registration = {
  readonly auctionId: AuctionId;
  readonly userId: string;
  readonly paddleId: string;
  readonly paddle: string;
  status: PaddleStatus;
  readonly bidLimit: number | null;
};

/** What the registrations need of a lot: its leader and its consignor. */
type RegisterLot = {
  readonly lotId: LotId;
  readonly auctionId: AuctionId;
  readonly lot: Lot;
  readonly consignorId: string | null;
};

/** The people of a memory ledger: their sessions, bans and paddles. */
export function createMemoryRegister(newId: () => string) {
  const sessions = new Map<string, string>();
  const banned = new Set<string>();
  const entries = new Map<string, Registration>();

  const paddleOf = (auctionId: AuctionId, userId: string) =>
    [...entries.values()].find((entry) => entry.auctionId === auctionId && entry.userId === userId) ?? null;

  const fixture: Omit<LedgerFixture, 'addAuction'> = {
    addPerson: () => {
      const [userId, sessionId] = [newId(), newId()];
      sessions.set(sessionId, userId);
      return { userId, sessionId };
    },
    addPaddle: (auctionId, userId, { status = 'approved', bidLimit = null } = {}) => {
      const paddleId = newId();
      const paddle = String([...entries.values()].filter((entry) => entry.auctionId === auctionId).length + 1);
      entries.set(paddleId, { auctionId, userId, paddleId, paddle, status, bidLimit });
      return { paddleId, paddle };
    },
    endSession: (sessionId) => {
      sessions.delete(sessionId);
    },
    ban: (userId) => {
      banned.add(userId);
    },
    setPaddleStatus: (paddleId, status) => {
      const entry = entries.get(paddleId);
      if (entry) entry.status = status;
    },
  };

  return {
    fixture,
    paddleOf,

    bidder: (auctionId: AuctionId, userId: string, lots: readonly RegisterLot[]): BidderRecord => {
      const entry = paddleOf(auctionId, userId);
      const consignedLots = lots.filter(({ consignorId }) => consignorId === userId).map(({ lotId }) => lotId);
      if (!entry)
        return { userId, paddleId: null, paddle: null, status: null, bidLimit: null, committed: {}, consignedLots };
      const { paddleId, paddle, status, bidLimit } = entry;
      const committed = bidLimit === null ? {} : commitments(entry, lots);
      return { userId, paddleId, paddle, status, bidLimit, committed, consignedLots };
    },

    /**
     * The refusal of a batch with a person who may not bid, or not that much; null when all may
     * (I21, I34).
     */
    refuse: ({ bidders, lots: appended }: LedgerBatch, lots: ReadonlyMap<LotId, RegisterLot>): AppendResult | null => {
      const after = [...lots.values()].map((stored) => {
        const change = appended.find(({ lotId }) => lotId === stored.lotId);
        return change ? { ...stored, lot: change.after } : stored;
      });
      const auctionId = lots.get(appended[0]?.lotId ?? '')?.auctionId;
      const isSignedIn = (userId: string, sessionId: string) =>
        sessions.get(sessionId) === userId && !banned.has(userId);
      const mayBid = (userId: string, paddleId: string) => {
        const entry = entries.get(paddleId);
        if (entry?.userId !== userId || entry.auctionId !== auctionId || entry.status !== 'approved') return false;
        const committed = Object.values(commitments(entry, after)).reduce((sum, amount) => sum + amount, 0);
        return entry.bidLimit === null || committed <= entry.bidLimit;
      };
      const refused = bidders.filter(
        ({ userId, sessionId, paddleId }) => !isSignedIn(userId, sessionId) || !mayBid(userId, paddleId),
      );
      if (refused.length === 0) return null;
      const ended = refused.filter(({ userId, sessionId }) => !isSignedIn(userId, sessionId));
      return {
        kind: 'rights-changed',
        userIds: [...new Set(refused.map(({ userId }) => userId))],
        endedSessions: [...new Set(ended.map(({ sessionId }) => sessionId))],
      };
    },
  };
}

/** What a paddle may have to pay: its limit where it leads, the hammer price where it has won. */
function commitments({ auctionId, paddle }: Registration, lots: readonly RegisterLot[]): Record<LotId, number> {
  const led = lots.filter(({ lot, ...stored }) => stored.auctionId === auctionId && lot.leadingPaddle === paddle);
  return Object.fromEntries(
    led.flatMap(({ lotId, lot: { status, leader, hammerPrice } }) => {
      const amount = status === 'sold' ? hammerPrice : status === 'open' || status === 'paused' ? leader?.limit : null;
      return amount ? [[lotId, amount]] : [];
    }),
  );
}
