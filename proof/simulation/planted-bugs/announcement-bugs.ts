import type { PublicLot } from '#auction/views.ts';
import type { LotAppend, LotChange } from '#server/saleroom/ports.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { type PlantedBug, replacing } from './planted-bug.ts';

/** Bugs in what nodes announce and show. */
export const ANNOUNCEMENT_BUGS: readonly PlantedBug[] = [
  {
    id: 'I22',
    bug: 'an event is announced before its commit',
    plant: replacing({
      ledger: (ledger, { announcer }) => ({
        ...ledger,
        append: (batch) => {
          for (const lot of batch.lots) if (lot.events.length > 0) announcer.lotChanged(asChange(lot));
          return ledger.append(batch);
        },
      }),
    }),
  },
  {
    id: 'I23',
    bug: 'an announcement includes the name of the node',
    plant: replacing({
      announcer: (announcer, node) => ({
        lotChanged: (change) => {
          const events = change.events.map((event) => ({ ...event, hash: sha256(node + event.hash) }));
          announcer.lotChanged({ ...change, events });
        },
      }),
    }),
  },
  {
    id: 'I25',
    bug: 'a write in doubt is never looked up',
    // Most doubts are resolved by the next bid on the lot: none of the seeds before shows the bug.
    seed: 18_414,
    plant: replacing({ saleroom: (saleroom) => ({ ...saleroom, resolveUnknownOutcomes: async () => {} }) }),
  },
  {
    id: 'I26',
    bug: 'every node shows lots from a cache of its own',
    plant: replacing({
      ledger: (ledger, { timers }) => {
        const cache = new Map<string, CachedLots>();
        return {
          ...ledger,
          readPublicLots: async (auctionId, lotIds) => {
            const id = `${lotIds}`;
            const cached = cache.get(id);
            if (cached && timers.monotonic() - cached.since < 2_000) return cached.lots;
            const lots = await ledger.readPublicLots(auctionId, lotIds);
            cache.set(id, { since: timers.monotonic(), lots });
            return lots;
          },
        };
      },
    }),
  },
];

type CachedLots = { readonly since: number; readonly lots: Readonly<Record<string, PublicLot>> | null };

function asChange({ lotId, after, events }: LotAppend): LotChange {
  return { record: { lotId } as LotChange['record'], before: after, after, events };
}
