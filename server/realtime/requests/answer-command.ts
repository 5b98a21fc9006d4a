import { clerkLot, type PaddleLot, paddleLot } from '#auction/views.ts';
import type { AcceptedBid, AcceptedClerkCommand, Refused } from '#protocol/socket/ack.ts';
import type { AcceptedCommand, CommandResult } from '#server/saleroom/command-result.ts';
import { publicView } from '../views/public-view.ts';

/** The answer to a bid: its receipt, the public lot, and the standing of the bidder's paddle. */
export function answerBid(key: string, result: CommandResult): AcceptedBid | Refused {
  return result.accepted ? { ...receipt(key, result), you: ownStanding(result) } : refusal(result);
}

/** The answer to a clerk's command. */
export function answerClerkCommand(key: string, result: CommandResult): AcceptedClerkCommand | Refused {
  return result.accepted ? { ...receipt(key, result), clerk: clerkLot(result.lot) } : refusal(result);
}

function receipt(key: string, { lotId, seq, hash, at, lot }: AcceptedCommand) {
  return { ok: true as const, key, lotId, seq, hash, at, lot: publicView(lot) };
}

function ownStanding({ lot, paddle }: AcceptedCommand): PaddleLot {
  return paddle === null ? { seq: lot.seq, standing: 'none', maxBid: null } : paddleLot(lot, paddle);
}

function refusal({ outcome, refusal: reason, lot }: Exclude<CommandResult, AcceptedCommand>): Refused {
  return { ok: false, outcome, refusal: reason, ...(lot && { lot: publicView(lot) }) };
}
