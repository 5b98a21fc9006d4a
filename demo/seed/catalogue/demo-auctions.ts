import type { Money } from '#auction/money.ts';
import { shippedIncrements } from '#auction/shipped-increments.ts';
import type { Terms } from '#auction/terms.ts';
import type { CatalogueLot } from './catalogue-lot.ts';
import { quarterHourLots } from './quarter-hour-lots.ts';
import { studioCeramics } from './studio-ceramics.ts';
import { studioGlass } from './studio-glass.ts';
import { timepieces } from './timepieces.ts';
import { worksOnPaperAndCanvas } from './works-on-paper-and-canvas.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * An auction of the demo, repeated when its last lot has closed. Times are milliseconds after its
 * creation.
 */
export type DemoAuction = {
  /** The first part of its URL. */
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly timeZone: string;
  readonly registration: 'automatic' | 'approval';
  readonly terms: Terms;
  readonly opensIn: number;
  readonly firstClosesIn: number;
  readonly closeGap: number;
  readonly lots: readonly CatalogueLot[];
};

const zero = 0 as Money;
const premium = (basisPoints: number, taxOnPremium: number): Terms['buyersPremium'] => ({
  bands: [{ from: zero, basisPoints }],
  taxOnHammer: 0,
  taxOnPremium,
});

const common = { ladderOnly: false, belowReserve: 'consume', maxBidMayBeLowered: true, jumpGuard: 10 } as const;

const formAndFire: DemoAuction = {
  slug: 'form-and-fire',
  title: 'Form & Fire',
  subtitle: 'Studio ceramics and glass, from the Holt estate and others',
  description:
    'Margery Holt bought a pot a month for forty years, used most of them, and broke remarkably few. ' +
    'Twenty-six pieces from her shelves and from three neighbours who caught the habit: reduction ' +
    'glazes, ash and crackle, and six pieces of blown glass that she kept where the morning sun would ' +
    'find them.\n\nViewing by appointment, or here, at your leisure.',
  timeZone: 'Europe/London',
  registration: 'automatic',
  terms: {
    ...common,
    currency: 'GBP',
    increments: shippedIncrements('saleroom-0258', 'GBP'),
    softClose: { mode: 'reset', window: 3 * MINUTE, extension: 3 * MINUTE, cap: 30 * MINUTE, scope: 'lot' },
    buyersPremium: premium(2_500, 2_000),
  },
  opensIn: -HOUR,
  firstClosesIn: HOUR,
  closeGap: 2 * MINUTE,
  lots: [...studioCeramics, ...studioGlass],
};

const worksOnPaper: DemoAuction = {
  slug: 'works-on-paper-and-canvas',
  title: 'Works on Paper & Canvas',
  subtitle: 'Paintings, prints and one chart of no waters at all',
  description:
    'Two bequests and the closing stock of a gallery that never quite learned to sell. Colour fields ' +
    'beside linocuts, an estuary in a gilt frame, a sea without a ship: pictures to live with rather ' +
    'than to speak of.\n\nRegistration for this auction is by approval: the house looks at each ' +
    'request before it hands out a paddle.',
  timeZone: 'Europe/Berlin',
  registration: 'approval',
  terms: {
    ...common,
    currency: 'EUR',
    increments: shippedIncrements('artsy', 'EUR'),
    softClose: { mode: 'reset', window: 2 * MINUTE, extension: 2 * MINUTE, cap: null, scope: 'lot' },
    buyersPremium: {
      bands: [
        { from: zero, basisPoints: 2_700 },
        { from: 500_000 as Money, basisPoints: 2_100 },
      ],
      taxOnHammer: 0,
      taxOnPremium: 1_900,
    },
  },
  opensIn: -2 * HOUR,
  firstClosesIn: DAY,
  closeGap: 2 * MINUTE,
  lots: worksOnPaperAndCanvas,
};

const timePiecesSale: DemoAuction = {
  slug: 'time-pieces',
  title: 'Time Pieces',
  subtitle: 'Wristwatches, pocket watches and clocks',
  description:
    'Twenty ways to be told that it is ten past ten. From a watchmaker who locked his best work away, ' +
    'and from the estate of a captain who was never late: dress watches, two divers that have dived, ' +
    'and clocks with opinions.\n\nLots close in a cascade: a late bid moves its own lot and every ' +
    'later one, so nobody has to be in two places at once.',
  timeZone: 'America/New_York',
  registration: 'automatic',
  terms: {
    ...common,
    currency: 'USD',
    increments: shippedIncrements('ebay-us', 'USD'),
    softClose: { mode: 'add', window: 2 * MINUTE, extension: MINUTE, cap: 20 * MINUTE, scope: 'cascade' },
    buyersPremium: premium(2_600, 0),
  },
  opensIn: 2 * DAY,
  firstClosesIn: 5 * DAY,
  closeGap: 2 * MINUTE,
  lots: timepieces,
};

/** Every auction with a catalogue of its own. */
export const demoAuctions: readonly DemoAuction[] = [formAndFire, worksOnPaper, timePiecesSale];

/** Twelve lots a round, one every seventy-five seconds: a round takes a quarter of an hour. */
export const ROUND_LOTS = 12;
export const ROUND_GAP = 75 * SECOND;
export const ROUND_LENGTH = ROUND_LOTS * ROUND_GAP;

/** The Quarter-Hour Sale, which never ends, so that a lot always closes within two minutes. */
export const quarterHourSale: Omit<DemoAuction, 'opensIn' | 'firstClosesIn'> = {
  slug: 'quarter-hour-sale',
  title: 'The Quarter-Hour Sale',
  subtitle: 'Twelve small lots, one every seventy-five seconds',
  description:
    'Proofs, seconds, the shelf behind the counter. A lot goes under the hammer every seventy-five ' +
    'seconds, all day long; a bid in the last twenty seconds gives twenty more.\n\nNo buyer’s ' +
    'premium.',
  timeZone: 'Europe/London',
  registration: 'automatic',
  terms: {
    ...common,
    currency: 'GBP',
    increments: shippedIncrements('whatnot', 'GBP'),
    softClose: { mode: 'reset', window: 20 * SECOND, extension: 20 * SECOND, cap: 3 * MINUTE, scope: 'lot' },
    buyersPremium: premium(0, 0),
  },
  closeGap: ROUND_GAP,
  lots: quarterHourLots,
};
