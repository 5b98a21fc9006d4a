import type { Lot } from '#auction/lot.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import type { LotId } from './ports.ts';

/**
 * Why a command was not accepted: a rejection by the rules, or a refusal by the saleroom itself.
 */
export type SaleroomRefusal =
  | Rejection
  | { readonly code: 'NEVER_RECEIVED' }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'UNAUTHENTICATED' }
  | { readonly code: 'BUSY'; readonly retryAfter: number }
  | { readonly code: 'SOMETHING_WENT_WRONG' };

/**
 * A command that is in the ledger. `lot` is the whole lot after its batch with its secrets: make a
 * view before sending it to a client.
 */
export type AcceptedCommand = {
  readonly accepted: true;
  readonly lotId: LotId;
  /** The seq and hash of its event in the lot's ledger: the receipt. */
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
  /** The actor's paddle; null for an actor without one. */
  readonly paddle: PaddleNumber | null;
  readonly lot: Lot;
};

/**
 * `refused`: this copy of the command was not accepted. `unknown`: it may have been; a look-up of
 * its key gives the outcome.
 */
export type RefusedCommand = {
  readonly accepted: false;
  readonly outcome: 'refused' | 'unknown';
  readonly refusal: SaleroomRefusal;
  readonly lot: Lot | null;
};

export type CommandResult = AcceptedCommand | RefusedCommand;

/**
 * The result of a command that was not accepted: a rejection by the rules or a refusal by the
 * saleroom. Only a rejection is stored as the outcome of the command's key.
 */
export function refuse(
  refusal: SaleroomRefusal,
  outcome: RefusedCommand['outcome'] = 'refused',
  lot: Lot | null = null,
): RefusedCommand {
  return { accepted: false, outcome, refusal, lot };
}

/**
 * The saleroom is overloaded, or the ledger is unavailable: retry after `retryAfter` milliseconds.
 */
export const busy: SaleroomRefusal = { code: 'BUSY', retryAfter: 500 };
