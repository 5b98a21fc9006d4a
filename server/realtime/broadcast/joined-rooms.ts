import type { PaddleLot } from '#auction/views.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';
import type { AuctionId, LotId } from '#server/saleroom/ports.ts';

export type JoinedRoom = {
  /** The person's paddle in the auction, as last read. */
  readonly paddle: PaddleView | null;
  /**
   * The paddle's standing by lot as last sent since the socket joined, with an answer or a message
   * of its own. Null until one is sent.
   */
  sentStandings: Map<LotId, PaddleLot> | null;
};

/**
 * The auctions whose room a socket has joined. Nearly all sockets join one, for which a Map would
 * take six times the memory.
 */
export class JoinedRooms {
  #auctionId: AuctionId | null = null;
  #room: JoinedRoom | null = null;
  #others: Map<AuctionId, JoinedRoom> | null = null;

  get(auctionId: AuctionId): JoinedRoom | undefined {
    return (this.#auctionId === auctionId ? this.#room : this.#others?.get(auctionId)) ?? undefined;
  }

  has(auctionId: AuctionId): boolean {
    return this.get(auctionId) !== undefined;
  }

  set(auctionId: AuctionId, room: JoinedRoom): void {
    if (this.#others?.has(auctionId)) this.#others.set(auctionId, room);
    else if (this.#auctionId === null || this.#auctionId === auctionId)
      [this.#auctionId, this.#room] = [auctionId, room];
    else this.#others = (this.#others ?? new Map()).set(auctionId, room);
  }

  delete(auctionId: AuctionId): void {
    if (this.#auctionId === auctionId) [this.#auctionId, this.#room] = [null, null];
    else this.#others?.delete(auctionId);
    if (this.#others?.size === 0) this.#others = null;
  }

  keys(): readonly AuctionId[] {
    return [...(this.#auctionId === null ? [] : [this.#auctionId]), ...(this.#others?.keys() ?? [])];
  }

  values(): readonly JoinedRoom[] {
    return [...(this.#room === null ? [] : [this.#room]), ...(this.#others?.values() ?? [])];
  }
}
