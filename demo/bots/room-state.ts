import type { PaddleStatus } from '#auction/paddle.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { JoinedAuction, LookedUp } from '#protocol/socket/ack.ts';

/**
 * What one bot has received about the auctions it has joined. Older states never replace newer
 * ones.
 */
export type RoomState = {
  /** The server's clock, epoch milliseconds. */
  readonly now: () => number;
  readonly setClock: (serverTime: number) => void;
  readonly lot: (lotId: string) => PublicLot | null;
  readonly standing: (lotId: string) => PaddleLot['standing'];
  readonly paddleStatus: (auctionId: string) => PaddleStatus | null;
  readonly updateLot: (lotId: string, lot: PublicLot) => void;
  readonly updatePaddle: (
    auctionId: string,
    status: PaddleStatus,
    standings: Readonly<Record<string, PaddleLot>>,
  ) => void;
  readonly applyJoin: (joined: JoinedAuction) => void;
  readonly applyOutcome: (lotId: string, outcome: LookedUp) => void;
};

export function createRoomState(): RoomState {
  const lots = new Map<string, PublicLot>();
  const standings = new Map<string, PaddleLot>();
  const paddles = new Map<string, PaddleStatus>();
  let offset = 0;

  const setClock = (serverTime: number) => {
    offset = serverTime - Date.now();
  };
  const updateLot = (lotId: string, lot: PublicLot) => {
    if (lot.seq >= (lots.get(lotId)?.seq ?? -1)) lots.set(lotId, lot);
  };
  const updateStandings = (newer: Readonly<Record<string, PaddleLot>>) => {
    for (const [lotId, standing] of Object.entries(newer))
      if (standing.seq >= (standings.get(lotId)?.seq ?? -1)) standings.set(lotId, standing);
  };
  return {
    now: () => Date.now() + offset,
    setClock,
    lot: (lotId) => lots.get(lotId) ?? null,
    standing: (lotId) => standings.get(lotId)?.standing ?? 'none',
    paddleStatus: (auctionId) => paddles.get(auctionId) ?? null,
    updateLot,
    updatePaddle: (auctionId, status, newer) => {
      paddles.set(auctionId, status);
      updateStandings(newer);
    },
    applyJoin: ({ auctionId, now, lots: joinedLots, you }) => {
      setClock(now);
      for (const [lotId, lot] of Object.entries(joinedLots)) updateLot(lotId, lot);
      if (!you) return;
      paddles.set(auctionId, you.paddle.status);
      updateStandings(you.lots);
    },
    applyOutcome: (lotId, outcome) => {
      if (outcome.lot) updateLot(lotId, outcome.lot);
      if (outcome.ok) updateStandings({ [lotId]: outcome.you });
    },
  };
}
