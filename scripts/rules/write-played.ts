import { priceRealised } from '#auction/buyers-premium.ts';
import { toDecimal } from '#auction/currency.ts';
import type { RecordedEvent } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { RejectionCode } from '#auction/rejections.ts';
import { publicLot } from '#auction/views.ts';
import type { WrittenTime } from './case-format.ts';
import { writeTime } from './case-times.ts';
import type { Case } from './read-cases.ts';

/** A lot after a command, as printed: amounts in major units, times in the form of the case. */
export type WrittenState = {
  readonly accepted: boolean;
  readonly code: RejectionCode | null;
  readonly currentBid: string | null;
  readonly leader: string | null;
  readonly askingBid: string | null;
  readonly reserve: 'none' | 'unmet' | 'met';
  readonly closesAt: WrittenTime | null;
  readonly status: Lot['status'];
  /** The closing times of all lots, if the case has several. */
  readonly closings?: readonly (WrittenTime | null)[];
  /** The buyer's amounts, if the case has a buyer's premium and the lot is sold. */
  readonly priceRealised?: Readonly<Record<string, string>>;
};

/** A row of the bid history. `lot` is present only if the case has several lots. */
export type WrittenBid = {
  readonly lot?: number;
  readonly by: string;
  readonly amount: string;
  readonly auto: boolean;
};

type LotResult = {
  readonly lot: Lot;
  readonly code: RejectionCode | null;
  readonly closings: readonly (number | null)[];
};

export function writeState({ terms, timeForm, hasPremium }: Case, { lot, code, closings }: LotResult): WrittenState {
  const view = publicLot(lot);
  const amount = (money: Money | null) => (money === null ? null : toDecimal(money, terms.currency));
  const time = (at: number | null) => (at === null ? null : writeTime(timeForm, at));
  return {
    accepted: code === null,
    code,
    currentBid: amount(view.currentBid),
    leader: view.leadingPaddle,
    askingBid: amount(view.askingBid),
    reserve: view.reserve,
    closesAt: time(view.closesAt),
    status: view.status,
    ...(closings.length > 1 ? { closings: closings.map(time) } : {}),
    ...(hasPremium && lot.hammerPrice !== null ? { priceRealised: writeLines(terms, lot.hammerPrice) } : {}),
  };
}

function writeLines({ buyersPremium, currency }: Case['terms'], hammerPrice: Money): Readonly<Record<string, string>> {
  const lines = Object.entries(priceRealised(buyersPremium, hammerPrice));
  return Object.fromEntries(lines.map(([line, money]) => [line, toDecimal(money, currency)]));
}

/** The public bid history of a lot. Voided bids are left out, as if never placed (B6). */
export function writeHistory(
  { terms, lots }: Case,
  lot: number,
  recorded: readonly RecordedEvent[],
): readonly WrittenBid[] {
  const voided = new Set(recorded.flatMap(({ event }) => (event.type === 'BidVoided' ? event.rows : [])));
  return recorded.flatMap(({ seq, event }) => {
    if (event.type !== 'BidPlaced' || voided.has(seq)) return [];
    const row = { by: event.paddle, amount: toDecimal(event.amount, terms.currency), auto: event.automatic };
    return [lots > 1 ? { lot, ...row } : row];
  });
}
