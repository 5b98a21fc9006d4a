import type { CatalogueFilter, CatalogueQuery, CatalogueResult } from '#protocol/views/catalogue.ts';
import { ConnectionState } from '../saleroom/room/connection-state.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { countText } from '../ui/quantity-text.ts';
import { CatalogueFilters } from './catalogue-filters.tsx';
import { CatalogueGrid } from './catalogue-grid.tsx';
import type { CardLot } from './lot-card.tsx';
import { PageLinks } from './page-links.tsx';

export type CatalogueProps = {
  /** The auction's page. */
  readonly path: string;
  readonly ask: CatalogueQuery;
  /** What came of the ask. */
  readonly arranged: CatalogueResult;
  readonly lots: readonly CardLot[];
  readonly currency: string;
  readonly hasPaddle: boolean;
};

/** The lots of an auction, filtered, sorted and cut into pages by the page's address. Stands within its auction's SaleroomProvider. */
export function Catalogue({ path, ask, arranged, lots, currency, hasPaddle }: CatalogueProps) {
  return (
    <section aria-labelledby="catalogue" className="flex flex-col gap-6">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="catalogue" className="serif text-title">
          Catalogue
        </h2>
        <ConnectionState className="text-ink-soft" />
      </div>
      <CatalogueFilters path={path} ask={ask} counts={arranged.counts} hasPaddle={hasPaddle} />
      {ask.search !== '' && (
        <p role="status" className="text-ink-soft">
          {countText(arranged.found, 'lot')} found for “{ask.search}”
        </p>
      )}
      {lots.length === 0 ? (
        <Nothing path={path} ask={ask} />
      ) : (
        <CatalogueGrid lots={lots} auctionHref={path} currency={currency} />
      )}
      <PageLinks path={path} ask={ask} page={arranged.page} pages={arranged.pages} />
    </section>
  );
}

const nothingWords: Readonly<Record<CatalogueFilter, string>> = {
  all: 'This catalogue is still empty',
  open: 'No lot is open any more',
  closed: 'No lot has closed yet',
  'no-reserve': 'Every lot has a reserve',
  mine: 'You have not bid here yet',
};

function Nothing({ path, ask }: { readonly path: string; readonly ask: CatalogueQuery }) {
  const isPlain = ask.search === '' && ask.show === 'all';
  return (
    <EmptyState
      headingLevel="h3"
      title={ask.search === '' ? nothingWords[ask.show] : 'Nothing found'}
      action={!isPlain && <LinkButton href={path}>Show all lots</LinkButton>}
    >
      {ask.search !== '' && 'No lot number, title or maker has these words.'}
    </EmptyState>
  );
}
