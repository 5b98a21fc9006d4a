/**
 * The fixture for tests of the saleroom: an auction on a memory ledger, whose time and faults the
 * test controls, and its bidders.
 */
import { randomUUID } from 'node:crypto';
import { type ChainFault, checkChain } from '#auction/ledger-hash.ts';
import { money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { LogFault } from '../batch/saleroom-context.ts';
import type { DatabaseClock } from '../clock/database-clock.ts';
import { yieldToEventLoop } from '../clock/yield-to-event-loop.ts';
import type { CommandResult } from '../command-result.ts';
import type { Actor, AuctionReader, Ledger, LotChange, LotId } from '../ports.ts';
import { createSaleroom, type Saleroom } from '../saleroom.ts';
import { sha256 } from '../sha256.ts';
import { createFaultyLedger, type InjectedFault } from './faulty-ledger.ts';
import { createMemoryLedger } from './memory-ledger.ts';

/** The people of the fixture. Kim is a clerk. */
const cast = {
  ada: { status: 'approved', bidLimit: null },
  ben: { status: 'approved', bidLimit: null },
  cyd: { status: 'approved', bidLimit: null },
  dot: { status: 'awaiting-approval', bidLimit: null },
  eve: { status: 'suspended', bidLimit: null },
  /** The consignor of every lot. */
  fay: { status: 'approved', bidLimit: null },
  /** Has a limit of 1000. */
  gus: { status: 'approved', bidLimit: 1_000 },
  kim: null,
  nobody: null,
} as const satisfies Readonly<Record<string, { status: PaddleStatus; bidLimit: number | null } | null>>;

export type Name = keyof typeof cast;
export type Person = {
  readonly userId: string;
  readonly sessionId: string;
  readonly paddleId: string | null;
  readonly paddle: string | null;
};

export type FixtureOptions = {
  readonly terms?: Partial<Terms>;
  readonly lots?: number;
  readonly groups?: readonly (string | null)[];
  readonly reserve?: number;
  /** Milliseconds from the opening to the first lot's close, and between the closes of the lots. */
  readonly closesIn?: number;
  readonly closeGap?: number;
  /** False leaves the lots scheduled. */
  readonly isOpen?: boolean;
  readonly isPublished?: boolean;
  readonly maxWaiting?: number;
  /** The ledger's clock; by default one that only the test moves. */
  readonly clock?: () => number;
};

export type BidOptions = {
  readonly lotId?: LotId;
  readonly key?: string;
  readonly max?: number;
  readonly expiresAt?: number;
};

/** A saleroom on the fixture's ledger, which records its announcements. */
export type Node = {
  readonly saleroom: Saleroom;
  readonly announced: readonly LotChange[];
  readonly onAnnounced: (listener: (change: LotChange) => void) => void;
  readonly faults: readonly { readonly fault: Error; readonly about: Parameters<LogFault>[1] }[];
  readonly bid: (who: Name, amount: number, options?: BidOptions) => Promise<CommandResult>;
  readonly max: (who: Name, max: number, options?: BidOptions) => Promise<CommandResult>;
  readonly lookUp: (who: Name, key: string, lotId?: LotId) => Promise<CommandResult>;
};

export type Fixture = Node & {
  readonly auctionId: string;
  readonly lotId: LotId;
  readonly lotIds: readonly LotId[];
  readonly people: Readonly<Record<Name, Person>>;
  readonly ledger: Ledger & AuctionReader;
  readonly databaseClock: DatabaseClock;
  readonly opensAt: number;
  readonly openOtherNode: () => Node;
  /**
   * Publishes another auction with one lot, gives the named people its paddles 1, 2 …, and returns
   * the lot's id.
   */
  readonly addOtherAuction: (...paddles: readonly Name[]) => Promise<LotId>;
  /** How many appends were tried since the lots opened. */
  readonly appendCount: () => number;
  /** Resolves when an append begins. */
  readonly appendStarted: () => Promise<void>;
  /** Resolves when everything that was answered has been announced. */
  readonly announcementsSent: () => Promise<void>;
  readonly injectFault: (fault: InjectedFault) => void;
  readonly setLedgerUnavailable: (unavailable: boolean) => void;
  readonly advanceTime: (milliseconds: number) => void;
  /** Sets how far the nodes' estimate of the ledger's clock is ahead of it. */
  readonly setClockOffset: (milliseconds: number) => void;
  readonly setStatus: (who: Name, status: PaddleStatus) => void;
  readonly endSession: (who: Name) => void;
  readonly ban: (who: Name) => void;
  readonly chainFault: (lotId?: LotId) => Promise<ChainFault>;
  /** How many bids of a person are in the first lot's ledger, automatic ones excluded. */
  readonly bidCount: (who: Name) => Promise<number>;
};

export const defaultTerms: Terms = {
  currency: 'GBP',
  increments: { kind: 'bands', bands: [{ from: money(0), step: money(10) }] },
  ladderOnly: false,
  belowReserve: 'consume',
  maxBidMayBeLowered: false,
  jumpGuard: null,
  softClose: { mode: 'off' },
  buyersPremium: { bands: [{ from: money(0), basisPoints: 0 }], taxOnHammer: 0, taxOnPremium: 0 },
};

const house: Actor = { kind: 'house' };

export async function openFixture(options: FixtureOptions = {}): Promise<Fixture> {
  const { terms, lots = 1, groups = [], reserve, closesIn = 3_600_000, closeGap = 0, isOpen = true } = options;
  const time = { now: 1_795_500_000_000, offset: 0 };
  const clock = options.clock ?? (() => time.now);
  const opensAt = clock();
  const memory = createMemoryLedger({ clock });
  const faulty = createFaultyLedger(memory);
  const { ledger } = faulty;
  const databaseClock: DatabaseClock = {
    now: () => Math.floor(clock() + time.offset),
    offset: () => time.offset,
    age: () => 0,
    observe: () => {},
    start: async () => {},
    stop: () => {},
  };

  const accounts = Object.fromEntries(
    await Promise.all(Object.keys(cast).map(async (name) => [name, await memory.fixture.addPerson()] as const)),
  );
  const { auctionId, lotIds } = await memory.fixture.addAuction({
    terms: { ...defaultTerms, ...terms },
    isPublished: options.isPublished ?? true,
    lots: Array.from({ length: lots }, (_, n) => ({
      openingBid: money(10),
      reserve: reserve === undefined ? null : money(reserve),
      opensAt,
      closesAt: opensAt + closesIn + n * closeGap,
      group: groups[n] ?? null,
      consignorId: accounts.fay?.userId ?? null,
    })),
  });
  const people = Object.fromEntries(
    await Promise.all(
      Object.entries(cast).map(async ([name, as]) => {
        const account = accounts[name];
        if (!account) throw new Error(`${name} has no account`);
        const paddle = as && (await memory.fixture.addPaddle(auctionId, account.userId, as));
        return [name, { ...account, paddleId: paddle?.paddleId ?? null, paddle: paddle?.paddle ?? null }] as const;
      }),
    ),
  ) as Record<Name, Person>;

  const [lotId = ''] = lotIds;
  const openNode = () => openSaleroom({ ledger, databaseClock, people, lotId, maxWaiting: options.maxWaiting });
  const node = openNode();
  if (isOpen) {
    await Promise.all(lotIds.map((id) => node.saleroom.submit({ type: 'OpenLot', lotId: id }, house, null)));
    await announcementsSent();
    node.announced.length = 0;
    faulty.resetAppendCount();
  }

  return {
    ...node,
    ...faulty,
    auctionId,
    lotId,
    lotIds,
    people,
    databaseClock,
    opensAt,
    announcementsSent,
    openOtherNode: openNode,
    addOtherAuction: async (...paddles) => {
      const lots = [
        { openingBid: money(10), reserve: null, opensAt, closesAt: opensAt + closesIn, group: null, consignorId: null },
      ];
      const other = await memory.fixture.addAuction({ terms: defaultTerms, isPublished: true, lots });
      for (const name of paddles) await memory.fixture.addPaddle(other.auctionId, people[name].userId, {});
      return other.lotIds[0] ?? '';
    },
    advanceTime: (milliseconds) => {
      time.now += milliseconds;
    },
    setClockOffset: (milliseconds) => {
      time.offset = milliseconds;
    },
    setStatus: (who, status) => void memory.fixture.setPaddleStatus(people[who].paddleId ?? '', status),
    endSession: (who) => void memory.fixture.endSession(people[who].sessionId),
    ban: (who) => void memory.fixture.ban(people[who].userId),
    chainFault: async (id = lotId) => checkChain(sha256, await memory.readEventsAfter(id, 0)),
    bidCount: async (who) => {
      const events = await memory.readEventsAfter(lotId, 0);
      return events.filter(
        ({ event }) => event.type === 'BidPlaced' && !event.automatic && event.paddle === people[who].paddle,
      ).length;
    },
  };
}

/** Announcements follow their answers one turn of the event loop later. */
async function announcementsSent(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await yieldToEventLoop();
}

function openSaleroom({
  ledger,
  databaseClock,
  people,
  lotId: firstLotId,
  maxWaiting,
}: {
  ledger: Ledger;
  databaseClock: DatabaseClock;
  people: Readonly<Record<Name, Person>>;
  lotId: LotId;
  maxWaiting: number | undefined;
}) {
  const announced: LotChange[] = [];
  const faults: { fault: Error; about: Parameters<LogFault>[1] }[] = [];
  let listener = (_change: LotChange) => {};
  const saleroom = createSaleroom({
    ledger,
    databaseClock,
    announcer: {
      lotChanged: (change) => {
        announced.push(change);
        listener(change);
      },
    },
    logFault: (fault, about) => faults.push({ fault, about }),
    ...(maxWaiting !== undefined && { maxWaiting }),
  });
  const actor = (who: Name): Actor => {
    const { userId, sessionId } = people[who];
    return { kind: 'person', userId, sessionId };
  };
  return {
    saleroom,
    announced,
    faults,
    onAnnounced: (onChange: typeof listener) => {
      listener = onChange;
    },
    bid: (who: Name, amount: number, { lotId = firstLotId, key = randomUUID(), max, expiresAt }: BidOptions = {}) =>
      saleroom.submit(
        {
          type: 'PlaceBid',
          lotId,
          amount: money(amount),
          max: max === undefined ? null : money(max),
          jumpConfirmed: false,
        },
        actor(who),
        { key, expiresAt },
      ),
    max: (who: Name, max: number, { lotId = firstLotId, key = randomUUID(), expiresAt }: BidOptions = {}) =>
      saleroom.submit({ type: 'SetMaxBid', lotId, max: money(max), jumpConfirmed: false }, actor(who), {
        key,
        expiresAt,
      }),
    lookUp: (who: Name, key: string, lotId = firstLotId) => saleroom.lookUp(people[who].userId, key, lotId),
  };
}
