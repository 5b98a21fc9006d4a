import { ChevronLeft, ChevronRight } from 'lucide-react';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import type { LotNeighbour } from '#protocol/views/lot-page.ts';

export type LotPagerProps = {
  /** The auction's page, e.g. "/auctions/clocks". */
  readonly auctionPath: string;
  readonly previous: LotNeighbour | null;
  readonly next: LotNeighbour | null;
};

/** Links to the previous and the next lot. */
export function LotPager({ auctionPath, previous, next }: LotPagerProps) {
  const address = ({ lotNumber }: LotNeighbour) => `${auctionPath}/lots/${encodeURIComponent(lotNumber)}`;
  return (
    <nav aria-label="Neighbouring lots" className="-mx-3 flex">
      {previous && (
        <LinkButton
          href={address(previous)}
          variant="quiet"
          size="sm"
          aria-label={`Lot ${previous.lotNumber}, previous lot: ${previous.title}`}
        >
          <ChevronLeft aria-hidden />
          Lot {previous.lotNumber}
        </LinkButton>
      )}
      {next && (
        <LinkButton
          href={address(next)}
          variant="quiet"
          size="sm"
          aria-label={`Lot ${next.lotNumber}, next lot: ${next.title}`}
        >
          Lot {next.lotNumber}
          <ChevronRight aria-hidden />
        </LinkButton>
      )}
    </nav>
  );
}
