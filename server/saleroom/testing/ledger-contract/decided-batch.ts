import { randomBytes, randomUUID } from 'node:crypto';
import type { LotCommand } from '#auction/commands.ts';
import { decide } from '#auction/decide.ts';
import { evolve } from '#auction/evolve.ts';
import { record } from '#auction/ledger-hash.ts';
import type { Money } from '#auction/money.ts';
import type { CommandOutcome, EventToAppend, LedgerBatch, LotAppend, LotRecord } from '#server/saleroom/ports.ts';
import { sha256 } from '#server/saleroom/sha256.ts';

/** A person with a paddle, in a test of a ledger. */
export type TestBidder = {
  readonly userId: string;
  readonly sessionId: string;
  readonly paddleId: string;
  readonly paddle: string;
};

type Untimed = LotCommand extends infer C ? (C extends LotCommand ? Omit<C, 'at'> : never) : never;

export type Step = { readonly command: Untimed; readonly by?: TestBidder; readonly key?: string };

/** A bid from a bidder with every right. */
export function bidStep(
  by: TestBidder,
  amount: number,
  options: { readonly max?: number; readonly key?: string } = {},
): Step {
  const bidder = { paddle: by.paddle, status: 'approved', available: null, consignedThisLot: false } as const;
  const max = (options.max ?? null) as Money | null;
  const command = {
    type: 'PlaceBid',
    salt: newSalt(),
    bidder,
    amount: amount as Money,
    max,
    jumpConfirmed: true,
  } as const;
  return { command, by, ...(options.key === undefined ? {} : { key: options.key }) };
}

/** The opening of a lot by its catalogue entry. */
export function openingStep({ catalogueEntry: { terms, openingBid, reserve, closesAt } }: LotRecord): Step {
  return { command: { type: 'OpenLot', salt: newSalt(), terms, openingBid, reserve, closesAt } };
}

/**
 * The batch that the saleroom would append for these steps, decided in order at `at`. Throws when
 * the rules reject one.
 */
export function decidedBatch(lotRecord: LotRecord, steps: readonly Step[], at: number): LedgerBatch {
  const events: EventToAppend[] = [];
  const outcomes: CommandOutcome[] = [];
  const bidders = new Map<string, LedgerBatch['bidders'][number]>();
  let lot = lotRecord.lot;
  for (const { command, by, key = randomUUID() } of steps) {
    const decision = decide(lot, { ...command, at } as LotCommand, sha256);
    if (!decision.accepted) throw new Error(`the rules rejected ${command.type}: ${decision.rejection.code}`);
    const recorded = record(sha256, lot, decision.events);
    lot = recorded.reduce(evolve, lot);
    events.push(...recorded.map((event) => ({ ...event, actorId: by?.userId ?? null, commandKey: by ? key : null })));
    const [first] = recorded;
    if (!by || !first) continue;
    const { userId, sessionId, paddleId } = by;
    bidders.set(sessionId, { userId, sessionId, paddleId });
    const result = { accepted: true, seq: first.seq, hash: first.hash, at } as const;
    outcomes.push({ actorId: userId, key, lotId: lotRecord.lotId, digest: sha256(JSON.stringify(command)), result });
  }
  const clock: LotAppend['clock'] = steps.some(({ by }) => by) ? 'before-close' : 'any';
  const append = { lotId: lotRecord.lotId, expectedSeq: lotRecord.lot.seq, events, after: lot, clock };
  return { decidedAt: at, lots: [append], outcomes, bidders: [...bidders.values()] };
}

/** The outcome of a refused bid. */
export function refusedOutcome(lotRecord: LotRecord, by: TestBidder, key: string, at: number): CommandOutcome {
  const result = { accepted: false, rejection: { code: 'BELOW_ASKING_BID', askingBid: 100 as Money }, at } as const;
  return { actorId: by.userId, key, lotId: lotRecord.lotId, digest: sha256(key), result };
}

function newSalt(): string {
  return randomBytes(16).toString('hex');
}
