import { clerkLot, type PaddleLot, paddleLot } from '#auction/views.ts';
import type { AcceptedBid, AcceptedClerkCommand, Refused } from '#protocol/socket/ack.ts';
import type { AcceptedCommand, CommandResult } from '#server/saleroom/command-result.ts';
import { publicView } from './public-view.ts';

/** The answer to a bid: its receipt, with the lot as everybody sees it and as its own paddle does. */
export function answerBid(key: string, answer: CommandResult): AcceptedBid | Refused {
  return answer.accepted ? { ...receipt(key, answer), you: ownView(answer) } : refusal(answer);
}

/** The answer to an order of those with the clerk's right. */
export function answerClerkCommand(key: string, answer: CommandResult): AcceptedClerkCommand | Refused {
  return answer.accepted ? { ...receipt(key, answer), clerk: clerkLot(answer.lot) } : refusal(answer);
}

function receipt(key: string, { lotId, seq, hash, at, lot }: AcceptedCommand) {
  return { ok: true as const, key, lotId, seq, hash, at, lot: publicView(lot) };
}

function ownView({ lot, paddle }: AcceptedCommand): PaddleLot {
  return paddle === null ? { seq: lot.seq, standing: 'none', maxBid: null } : paddleLot(lot, paddle);
}

function refusal({ outcome, refusal: why, lot }: Exclude<CommandResult, AcceptedCommand>): Refused {
  return { ok: false, outcome, refusal: why, ...(lot && { lot: publicView(lot) }) };
}
