/** A bid on its way survives a reload of the page, so that the page can still ask what became of it. Kept for the tab alone. */
import type { Money } from '#auction/money.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { BidWish } from './bid-intent.ts';

export type PendingBid = {
  readonly key: string;
  readonly wish: BidWish;
  readonly sentAt: number | null;
  /** Whose bid it is: keys belong to a person. */
  readonly paddle: PaddleNumber;
};

const nameOf = (lotId: string) => `rostrum/pending-bid/${lotId}`;

export function rememberBid(lotId: string, bid: PendingBid): void {
  attempt(() => sessionStorage.setItem(nameOf(lotId), JSON.stringify(bid)));
}

export function forgetBid(lotId: string): void {
  attempt(() => sessionStorage.removeItem(nameOf(lotId)));
}

/** The bid on this lot whose answer this tab never saw; null where there is none, or it is not this paddle's. */
export function recallBid(lotId: string, paddle: PaddleNumber | null): PendingBid | null {
  const kept = attempt(() => sessionStorage.getItem(nameOf(lotId)));
  if (!kept) return null;
  const bid = attempt(() => JSON.parse(kept) as unknown);
  return isPendingBid(bid) && bid.paddle === paddle ? bid : null;
}

/** Storage may be switched off or full: the bid goes on without it. */
function attempt<T>(deed: () => T): T | null {
  try {
    return deed();
  } catch {
    return null;
  }
}

function isPendingBid(value: unknown): value is PendingBid {
  const bid = value as Partial<PendingBid> | null;
  const kind = bid?.wish?.kind;
  return (
    typeof bid?.key === 'string' &&
    typeof bid.paddle === 'string' &&
    (kind === 'exact' || kind === 'max') &&
    Number.isSafeInteger(bid.wish?.amount as Money | undefined)
  );
}
