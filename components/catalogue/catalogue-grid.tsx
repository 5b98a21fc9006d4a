import { type CardLot, LotCard } from './lot-card.tsx';

export type CatalogueGridProps = {
  readonly lots: readonly CardLot[];
  readonly auctionHref: string;
  readonly currency: string;
};

/** The number of cards above the fold. */
const ABOVE_THE_FOLD = 4;

/** A page of a catalogue: two columns on a phone, four on a desktop. */
export function CatalogueGrid({ lots, ...auction }: CatalogueGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4 lg:gap-x-7 lg:gap-y-12">
      {lots.map((lot, place) => (
        <li key={lot.lotId} className="min-w-0 [contain-intrinsic-size:auto_30rem] [content-visibility:auto]">
          <LotCard lot={lot} {...auction} first={place < ABOVE_THE_FOLD} />
        </li>
      ))}
    </ul>
  );
}
