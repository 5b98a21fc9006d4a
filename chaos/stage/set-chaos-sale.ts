import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import { buildAuction } from '#prisma/seed/build-auction.ts';
import { buildPaddle } from '#prisma/seed/build-paddle.ts';
import { buildSession } from '#prisma/seed/build-session.ts';
import { buildUser } from '#prisma/seed/build-user.ts';
import { plainTerms } from '#prisma/seed/plain-terms.ts';
import { openStore } from '#server/store/prisma-client.ts';
import type { Seat } from '../fleet/bidder-client.ts';
import { STEP } from '../fleet/choose-move.ts';

export type ChaosSale = {
  readonly auctionId: string;
  readonly lotIds: readonly string[];
  readonly terms: Terms;
  readonly seats: readonly Seat[];
  /** One of the bidders, whose session may be taken away. */
  readonly expendable: { readonly userId: string };
};

const BIDDERS = 12;
/** Some have two tabs open. */
const SECOND_TABS = 2;
/** So many of the first have a limit, those with two tabs among them: enough for a few lots, so that it is met in the midst of the run. Minor units. */
const LIMITED = 4;
const LIMIT = (STEP * 250) as Money;
const SPECTATORS = 2;
/** Whose every fourth lot it is, by their place among the bidders. They bid on it as on all others. */
const CONSIGNOR = 5;
const CONSIGNS_EVERY = 4;
/** Milliseconds. Each lot is open for half a minute, so that eight or so are open at a time all through the run. */
const FIRST_CLOSES_AFTER = 9_000;
const CLOSE_GAP = 4_000;
const STAYS_OPEN = 30_000;
const OPENS_AFTER = 2_000;

/** A short soft close, so that lots are extended and closed while things break. Milliseconds. */
const SOFT_CLOSE = { mode: 'reset', window: 2_000, extension: 2_000, cap: 6_000, scope: 'lot' } as const;

/** An auction whose lots close one after another all through the run, and people with paddles; one of them has none. */
export async function setChaosSale(databaseUrl: string, secret: string, lots: number): Promise<ChaosSale> {
  const store = openStore(databaseUrl);
  try {
    const terms = plainTerms({
      increments: { kind: 'bands', bands: [{ from: 0 as Money, step: STEP as Money }] },
      softClose: SOFT_CLOSE,
    });
    const now = Date.now();
    const people: { userId: string; cookie: string; paddle: string | null }[] = [];
    for (let n = 0; n < BIDDERS; n++) {
      const { userId } = await buildUser(store.prisma, { name: `Bidder ${n + 1}` });
      const { cookie } = await buildSession(store.prisma, { userId, secret });
      people.push({ userId, cookie: `${cookie.name}=${cookie.value}`, paddle: null });
    }
    const consignor = await store.prisma.consignor.create({
      data: { name: 'A bidder', userId: people[CONSIGNOR]?.userId ?? null },
    });
    const auction = await buildAuction(store.prisma, {
      title: 'Chaos',
      terms,
      status: 'published',
      opensAt: now + OPENS_AFTER,
      firstClosesAt: now + FIRST_CLOSES_AFTER,
      closeGap: CLOSE_GAP,
      lots: Array.from({ length: lots }, (_, n) => ({
        openingBid: (STEP * 10) as Money,
        reserve: n % 3 === 1 ? ((STEP * 16) as Money) : null,
        consignorId: n % CONSIGNS_EVERY === 1 ? consignor.id : null,
      })),
    });
    for (const [n, { lotId }] of auction.lots.entries()) {
      const opensAt = now + Math.max(OPENS_AFTER, FIRST_CLOSES_AFTER + n * CLOSE_GAP - STAYS_OPEN);
      await store.prisma.lot.update({ where: { id: lotId }, data: { opensAt: new Date(opensAt) } });
    }
    for (const [n, person] of people.slice(0, -1).entries()) {
      const bidLimit = n < LIMITED ? LIMIT : null;
      const { userId } = person;
      const { number } = await buildPaddle(store.prisma, { auctionId: auction.auctionId, userId, bidLimit });
      person.paddle = String(number);
    }
    return {
      auctionId: auction.auctionId,
      lotIds: auction.lots.map(({ lotId }) => lotId),
      terms,
      seats: [
        ...people.map((person, n) => ({ client: `c${n + 1}`, ...person })),
        ...people.slice(0, SECOND_TABS).map((person, n) => ({ client: `c${n + 1}t`, ...person })),
        ...Array.from({ length: SPECTATORS }, (_, n) => ({
          client: `s${n + 1}`,
          userId: '',
          cookie: null,
          paddle: null,
        })),
      ],
      // The last with a paddle and one tab.
      expendable: { userId: people[BIDDERS - 2]?.userId ?? '' },
    };
  } finally {
    await store.close();
  }
}
