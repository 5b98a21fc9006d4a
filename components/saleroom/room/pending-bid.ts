/**
 * Stores a bid in flight in the tab's session storage, so that the page can look up its outcome
 * after a reload.
 */
import type { Money } from '#auction/money.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { ProposedBid } from './state/bid-intent.ts';

export type PendingBid = {
  readonly key: string;
  readonly bid: ProposedBid;
  readonly sentAt: number | null;
  /** The bidder's paddle: a key belongs to a person. */
  readonly paddle: PaddleNumber;
};

const storageKey = (lotId: string) => `rostrum/pending-bid/${lotId}`;

export function rememberBid(lotId: string, pending: PendingBid): void {
  attempt(() => sessionStorage.setItem(storageKey(lotId), JSON.stringify(pending)));
}

export function forgetBid(lotId: string): void {
  attempt(() => sessionStorage.removeItem(storageKey(lotId)));
}

/** The paddle's bid on this lot that is still without an answer; null if there is none. */
export function recallBid(lotId: string, paddle: PaddleNumber | null): PendingBid | null {
  const stored = attempt(() => sessionStorage.getItem(storageKey(lotId)));
  if (!stored) return null;
  const pending = attempt(() => withCurrentNames(JSON.parse(stored)));
  return isPendingBid(pending) && pending.paddle === paddle ? pending : null;
}

/** Version 0.1 stored the bid as `wish`: a page reloaded across the upgrade still finds it. */
function withCurrentNames(stored: { readonly wish?: unknown } & object): unknown {
  return 'wish' in stored ? { ...stored, bid: stored.wish } : stored;
}

/** Storage may be disabled or full; bidding works without it. */
function attempt<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}

function isPendingBid(value: unknown): value is PendingBid {
  const pending = value as Partial<PendingBid> | null;
  const kind = pending?.bid?.kind;
  return (
    typeof pending?.key === 'string' &&
    typeof pending.paddle === 'string' &&
    (kind === 'exact' || kind === 'max') &&
    Number.isSafeInteger(pending.bid?.amount as Money | undefined)
  );
}
