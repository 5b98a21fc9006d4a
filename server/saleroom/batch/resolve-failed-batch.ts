import { keyId } from '../command-key.ts';
import { busy, refuse } from '../command-result.ts';
import { type CommandOutcome, type LedgerBatch, LedgerUnavailable, type LotId, type LotRecord } from '../ports.ts';
import type { WaitingCommand } from '../queues/waiting-command.ts';
import { redactSecrets } from '../redact-secrets.ts';
import { answerOf, refuseBatch } from './answer-batch.ts';
import { verdictUnder } from './decide-batch.ts';
import type { Room } from './saleroom-context.ts';

/** Pauses before each look at the ledger after a write whose end is unknown, in milliseconds. */
const LOOKS = [0, 100, 400];
/** How long a statement whose end we did not hear may still commit; longer than the store lets one run. */
const IN_DOUBT_FOR = 15_000;

/**
 * Answers a batch that ran into a fault. Where surely nothing was written it is refused; where the write may have happened the keys are looked
 * up, and what they do not tell is answered as unknown: then the giver looks the key up again, which settles it for good (I4).
 */
export async function resolveFailedBatch(
  room: Room,
  batch: readonly WaitingCommand[],
  { fault, unheard }: { readonly fault: unknown; readonly unheard: LedgerBatch | null },
): Promise<void> {
  const lotIds = [...new Set(batch.map(({ lotId }) => lotId))];
  const keys = batch.flatMap(({ key }) => (key ? [key.key] : []));
  room.logFault(redactSecrets(fault), { lotIds, keys, during: unheard ? 'writing' : 'deciding' });

  if (fault instanceof LedgerUnavailable) return refuseBatch(batch, busy);
  if (!unheard) return refuseBatch(batch, { code: 'SOMETHING_WENT_WRONG' });

  // Also the lots that nobody named and an extension spreads to (C4).
  const inDoubt = [...new Set([...lotIds, ...unheard.lots.map(({ lotId }) => lotId)])];
  for (const lotId of inDoubt) room.inDoubt.set(lotId, room.databaseClock.now() + IN_DOUBT_FOR);
  const settled = await lookUntilTold(room, batch, inDoubt);
  for (const { lotId, actor, key, answer } of batch) {
    const outcome = actor.kind === 'person' && key ? settled.outcomes.get(keyId(actor.userId, key.key)) : undefined;
    const lot = settled.lots.get(lotId)?.lot ?? null;
    const paddle = actor.kind === 'person' ? (settled.paddles.get(actor.userId) ?? null) : null;
    const verdict = outcome && key ? verdictUnder(outcome, key.digest) : null;
    if (verdict && lot) answer(answerOf(verdict, lotId, { lot, paddle }));
    else answer(refuse({ code: 'SOMETHING_WENT_WRONG' }, 'unknown', lot));
  }
}

type Settled = {
  readonly outcomes: ReadonlyMap<string, CommandOutcome>;
  readonly lots: ReadonlyMap<LotId, LotRecord>;
  readonly paddles: ReadonlyMap<string, string | null>;
};

const nothingSettled: Settled = { outcomes: new Map(), lots: new Map(), paddles: new Map() };

async function lookUntilTold(room: Room, batch: readonly WaitingCommand[], lotIds: readonly LotId[]): Promise<Settled> {
  let settled = nothingSettled;
  for (const wait of LOOKS) {
    await room.timers.pause(wait);
    try {
      settled = await look(room, batch, lotIds);
    } catch {
      // The ledger is still away; the fault itself has been logged.
      continue;
    }
    if (settled.outcomes.size > 0) break;
  }
  return settled;
}

async function look(room: Room, batch: readonly WaitingCommand[], lotIds: readonly LotId[]): Promise<Settled> {
  const asked = batch.flatMap(({ actor, key }) =>
    actor.kind === 'person' && key ? [{ actorId: actor.userId, key: key.key }] : [],
  );
  const outcomes = await room.ledger.outcomes(asked);
  const records = (await Promise.all(lotIds.map(room.lots.readOn))).filter((record) => record !== null);
  const people = [...new Set(asked.map(({ actorId }) => actorId))];
  const bidders = records[0] ? await room.facts.read(records[0].auctionId, people) : new Map();
  room.outcomes.keep(outcomes);
  return {
    outcomes: new Map(outcomes.map((outcome) => [keyId(outcome.actorId, outcome.key), outcome])),
    lots: new Map(records.map((record) => [record.lotId, record])),
    paddles: new Map([...bidders].map(([userId, { record }]) => [userId, record.paddle])),
  };
}
