import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type {
  AppendResult,
  AuctionId,
  AuctionReader,
  Ledger,
  LedgerBatch,
  LotAppend,
  LotId,
  LotRecord,
} from '../../ports.ts';
import type { FixtureLot, LedgerFixture } from '../ledger-fixture.ts';
import { decidedBatch, openingStep, type Step, type TestBidder } from './decided-batch.ts';

/** A ledger under test, with the fixture that fills it. */
export type LedgerUnderTest = {
  readonly ledger: Ledger & AuctionReader;
  readonly fixture: LedgerFixture;
  /** How long a test may take to prepare lots before they close, milliseconds. */
  readonly soon: number;
  readonly close: () => Promise<void>;
};

/**
 * The ledger under test, and what its tests do with it. The three properties are available while
 * tests run.
 */
export type LedgerContract = Pick<LedgerUnderTest, 'ledger' | 'fixture' | 'soon'> & {
  /** The ledger's clock. */
  readonly now: () => Promise<number>;
  readonly waitUntil: (at: number) => Promise<void>;
  /** Throws when there is no such lot. */
  readonly load: (lotId: LotId) => Promise<LotRecord>;
  readonly addAuction: (
    lots?: readonly Partial<FixtureLot>[],
    options?: { readonly kind?: 'timed' | 'live'; readonly isPublished?: boolean },
  ) => Promise<{ readonly auctionId: AuctionId; readonly lotIds: readonly LotId[] }>;
  /** Adds a person with a paddle. */
  readonly addBidder: (auctionId: AuctionId, as?: { readonly bidLimit?: number }) => Promise<TestBidder>;
  /** Appends a batch with the present as its time. */
  readonly append: (batch: LedgerBatch) => Promise<AppendResult>;
  /** Decides the steps on the stored lot, and appends them. */
  readonly appendSteps: (lotId: LotId, steps: readonly Step[]) => Promise<AppendResult>;
  readonly open: (lotId: LotId) => Promise<LotRecord>;
  /** Adds an auction with one open lot and two bidders. */
  readonly addOpenLot: (lot?: Partial<FixtureLot>) => Promise<{
    readonly auctionId: AuctionId;
    readonly lotId: LotId;
    readonly ada: TestBidder;
    readonly ben: TestBidder;
    readonly record: LotRecord;
  }>;
};

export const HOUR = 3_600_000;

export const terms: Terms = {
  currency: 'GBP',
  increments: { kind: 'bands', bands: [{ from: 0 as Money, step: 10 as Money }] },
  ladderOnly: false,
  belowReserve: 'consume',
  maxBidMayBeLowered: false,
  jumpGuard: null,
  softClose: { mode: 'off' },
  buyersPremium: { bands: [{ from: 0 as Money, basisPoints: 0 }], taxOnHammer: 0, taxOnPremium: 0 },
};

export function createLedgerContract(underTest: () => LedgerUnderTest): LedgerContract {
  const now = async () => Math.floor(await underTest().ledger.readClock());

  const load = async (lotId: LotId) => {
    const record = await underTest().ledger.loadLot(lotId);
    if (!record) throw new Error(`no lot ${lotId}`);
    return record;
  };

  const addAuction: LedgerContract['addAuction'] = async (lots = [{}], options = {}) => {
    const closesAt = (await now()) + HOUR;
    const withDefaults = lots.map((lot) => ({ openingBid: 100 as Money, closesAt, ...lot }));
    return underTest().fixture.addAuction({ terms, lots: withDefaults, ...options });
  };

  const addBidder: LedgerContract['addBidder'] = async (auctionId, as) => {
    const { fixture } = underTest();
    const person = await fixture.addPerson();
    return { ...person, ...(await fixture.addPaddle(auctionId, person.userId, as)) };
  };

  /**
   * Decides again whenever the clock has moved too far, as the saleroom does, so that a busy
   * machine fails no test.
   */
  const decideAndAppend = async (decide: (at: number) => LedgerBatch): Promise<AppendResult> => {
    for (;;) {
      const result = await underTest().ledger.append(decide(await now()));
      if (result.kind !== 'clock-moved') return result;
    }
  };

  const appendSteps: LedgerContract['appendSteps'] = async (lotId, steps) => {
    const record = await load(lotId);
    return decideAndAppend((at) => decidedBatch(record, steps, at));
  };

  const open = async (lotId: LotId) => {
    expect(await appendSteps(lotId, [openingStep(await load(lotId))])).toMatchObject({ kind: 'written' });
    return load(lotId);
  };

  return {
    get ledger() {
      return underTest().ledger;
    },
    get fixture() {
      return underTest().fixture;
    },
    get soon() {
      return underTest().soon;
    },
    now,
    load,
    addAuction,
    addBidder,
    appendSteps,
    open,
    waitUntil: async (at) => {
      while ((await underTest().ledger.readClock()) < at) await pause(5);
    },
    append: (batch) => decideAndAppend((decidedAt) => ({ ...batch, decidedAt })),
    addOpenLot: async (lot = {}) => {
      const { auctionId, lotIds } = await addAuction([lot]);
      const lotId = lotIds[0] ?? '';
      const [ada, ben] = [await addBidder(auctionId), await addBidder(auctionId)];
      return { auctionId, lotId, ada, ben, record: await open(lotId) };
    },
  };
}

/** A lot that a batch includes without changing it. */
export function unchangedLot({ lotId, lot }: LotRecord): LotAppend {
  return { lotId, expectedSeq: lot.seq, events: [], after: lot, clock: 'any' };
}
