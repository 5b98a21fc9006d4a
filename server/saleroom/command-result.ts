import type { Lot } from '#auction/lot.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import type { LotId } from './ports.ts';

/** Why a command was not accepted: the rules' rejections, and what the saleroom itself may have to say. */
export type SaleroomRefusal =
  | Rejection
  | { readonly code: 'NEVER_RECEIVED' }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'UNAUTHENTICATED' }
  | { readonly code: 'BUSY'; readonly retryAfter: number }
  | { readonly code: 'SOMETHING_WENT_WRONG' };

/** A command that is in the ledger. `lot` is the whole lot after its batch, secrets included: views are made before anything leaves the house. */
export type AcceptedCommand = {
  readonly accepted: true;
  readonly lotId: LotId;
  /** Its event's place and hash in the lot's ledger: the receipt. */
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
  /** The paddle of whoever gave it; null for those without one. */
  readonly paddle: PaddleNumber | null;
  readonly lot: Lot;
};

/** `refused`: this copy of the command is certainly not accepted. `unknown`: it may have been; its key will tell. */
export type RefusedCommand = {
  readonly accepted: false;
  readonly outcome: 'refused' | 'unknown';
  readonly refusal: SaleroomRefusal;
  readonly lot: Lot | null;
};

export type CommandResult = AcceptedCommand | RefusedCommand;

/** An answer of the saleroom itself, given without asking the rules. Such answers are not stored: they say nothing about the key. */
export function refuse(
  refusal: SaleroomRefusal,
  outcome: RefusedCommand['outcome'] = 'refused',
  lot: Lot | null = null,
): RefusedCommand {
  return { accepted: false, outcome, refusal, lot };
}

/** Too much to do, or the ledger is away: try again after `retryAfter` milliseconds. */
export const busy: SaleroomRefusal = { code: 'BUSY', retryAfter: 500 };
