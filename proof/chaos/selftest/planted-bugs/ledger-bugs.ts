import { change, isAutomaticBid, isManualBid, type PlantedBug, withPublic } from './planted-bug.ts';

/** Bugs in events and rows: numbers, prices, hashes. */
export const LEDGER_BUGS: readonly PlantedBug[] = [
  {
    id: 'I6',
    bug: 'a failed write uses up a number',
    plant: ({ events }) =>
      change(
        events,
        ({ s }) => s === 3,
        (event) => ({ ...event, s: 4 }),
      ),
  },
  {
    id: 'I7',
    bug: 'a price falls',
    plant: ({ events }) =>
      change(
        events,
        ({ type, public: published }) => type === 'BidPlaced' && Number(published.amount) > 12_000,
        (event) => withPublic(event, { amount: 10_500 }),
      ),
  },
  {
    id: 'I8',
    bug: 'an old leader is shown beside a new price',
    plant: ({ lots }) =>
      change(
        lots,
        () => true,
        (lot) => ({ ...lot, leadingPaddle: '1' === lot.leadingPaddle ? '2' : '1' }),
      ),
  },
  {
    id: 'I8',
    bug: 'the ledger was written by other rules',
    plant: ({ events }) =>
      change(events, isAutomaticBid, (event) => withPublic(event, { amount: Number(event.public.amount) + 500 })),
  },
  {
    id: 'I11',
    bug: 'the leader pays the full max bid',
    plant: ({ events }) =>
      change(
        events,
        (event) => isAutomaticBid(event) && event.public.paddle === '3',
        (event) => withPublic(event, { amount: 19_000 }),
      ),
  },
  {
    id: 'I18',
    bug: 'the row names a winner from a cache',
    plant: ({ lots }) =>
      change(
        lots,
        () => true,
        (lot) => ({ ...lot, hammerPrice: '1' }),
      ),
  },
  {
    id: 'I20',
    bug: 'an increment is calculated in fractions',
    plant: ({ events }) =>
      change(events, isManualBid, (event) => withPublic(event, { amount: Number(event.public.amount) + 0.5 })),
  },
  {
    id: 'I22',
    bug: 'a hash does not include the one before it',
    plant: ({ events }) =>
      change(
        events,
        ({ s }) => s === 2,
        (event) => ({ ...event, hash: 'f'.repeat(64) }),
      ),
  },
];
