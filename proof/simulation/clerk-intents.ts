import type { Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';
import type { LotId, UntimedCommand } from '#server/saleroom/ports.ts';
import type { LotStage } from './lot-phases.ts';
import type { Random } from './seeded-random.ts';
import type { Heard, Intent } from './simulated-client.ts';

/** What the clerk does next: orders of every kind, some of which the lot's state forbids. */
export function clerkIntents(
  random: Random,
  lotIds: readonly LotId[],
  stageOf: (lotId: LotId) => LotStage,
): (heard: Heard) => Intent {
  return (heard) => {
    const lotId = random.pick(lotIds);
    const isPaused = stageOf(lotId) === 'paused' && random.chance(0.8);
    const command: UntimedCommand = isPaused ? { type: 'ResumeLot' } : randomOrder(random, heard.get(lotId));
    return { lotId, command, goodFor: null };
  };
}

/** What the clerk does when the auction draws to its end: no lot stays paused for ever. */
export function closingIntents(lotIds: readonly LotId[], stageOf: (lotId: LotId) => LotStage): () => Intent | null {
  return () => {
    const lotId = lotIds.find((id) => stageOf(id) === 'paused');
    return lotId === undefined ? null : { lotId, command: { type: 'ResumeLot' }, goodFor: null };
  };
}

function randomOrder(random: Random, lot: PublicLot | undefined): UntimedCommand {
  const kind = random.below(100);
  if (kind < 40) return { type: 'VoidBid', voidedSeq: 1 + random.below(lot?.seq ?? 3), reason: 'a slip of the finger' };
  if (kind < 65) return { type: 'PauseLot', reason: 'a question' };
  if (kind < 80) return { type: 'ResumeLot' };
  if (kind < 94) return { type: 'LowerReserve', reserve: ((lot?.currentBid ?? 1) + random.below(9)) as Money };
  if (kind < 98 || !lot?.closesAt) return { type: 'WithdrawLot', reason: 'broken' };
  return { type: 'ExtendClosing', closesAt: lot.closesAt + random.below(1_500), cause: 'downtime' };
}
