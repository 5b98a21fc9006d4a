import type { Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { LotId } from '#server/saleroom/ports.ts';
import type { UntimedCommand } from '#server/saleroom/timed-command.ts';
import type { LotPhase } from './lot-phases.ts';
import type { Intent, KnownLots } from './simulated-client.ts';

/**
 * Chooses the clerk's next command, of every kind; the state of the lot does not allow all of them.
 */
export function clerkIntents(
  random: SeededRandom,
  lotIds: readonly LotId[],
  phaseOf: (lotId: LotId) => LotPhase,
): (known: KnownLots) => Intent {
  return (known) => {
    const lotId = random.pick(lotIds);
    const isResumed = phaseOf(lotId) === 'paused' && random.chance(0.8);
    const command: UntimedCommand = isResumed ? { type: 'ResumeLot' } : randomCommand(random, known.get(lotId));
    return { lotId, command, expiresIn: null };
  };
}

/** The clerk's commands at the end of the auction: every paused lot is resumed. */
export function closingIntents(lotIds: readonly LotId[], phaseOf: (lotId: LotId) => LotPhase): () => Intent | null {
  return () => {
    const lotId = lotIds.find((id) => phaseOf(id) === 'paused');
    return lotId === undefined ? null : { lotId, command: { type: 'ResumeLot' }, expiresIn: null };
  };
}

function randomCommand(random: SeededRandom, lot: PublicLot | undefined): UntimedCommand {
  const kind = random.below(100);
  if (kind < 40) return { type: 'VoidBid', voidedSeq: 1 + random.below(lot?.seq ?? 3), reason: 'a slip of the finger' };
  if (kind < 65) return { type: 'PauseLot', reason: 'a question' };
  if (kind < 80) return { type: 'ResumeLot' };
  if (kind < 94) return { type: 'LowerReserve', reserve: ((lot?.currentBid ?? 1) + random.below(9)) as Money };
  if (kind < 98 || !lot?.closesAt) return { type: 'WithdrawLot', reason: 'broken' };
  return { type: 'ExtendClosing', closesAt: lot.closesAt + random.below(1_500), cause: 'downtime' };
}
