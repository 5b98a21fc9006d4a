import type { CatalogueFilter, CatalogueQuery, CatalogueResult } from '#protocol/views/catalogue.ts';
import { ConnectionState } from '../saleroom/room/connection-state.tsx';
import { LinkButton } from '../ui/button/link-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { countText } from '../ui/format/quantity-text.ts';
import { CatalogueFilters } from './catalogue-filters.tsx';
import { CatalogueGrid } from './catalogue-grid.tsx';
import type { CardLot } from './lot-card.tsx';
import { PageLinks } from './page-links.tsx';

export type CatalogueProps = {
  /** The auction's page. */
  readonly path: string;
  readonly query: CatalogueQuery;
  /** The result of the query. */
  readonly arranged: CatalogueResult;
  readonly lots: readonly CardLot[];
  readonly currency: string;
  readonly hasPaddle: boolean;
};

/**
 * An auction's lots, filtered, sorted and paginated by the page's address. It must be rendered
 * within the auction's SaleroomProvider.
 */
export function Catalogue({ path, query, arranged, lots, currency, hasPaddle }: CatalogueProps) {
  return (
    <section aria-labelledby="catalogue" className="flex flex-col gap-6">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="catalogue" className="serif text-title">
          Catalogue
        </h2>
        <ConnectionState className="text-ink-soft" />
      </div>
      <CatalogueFilters path={path} query={query} counts={arranged.counts} hasPaddle={hasPaddle} />
      {query.search !== '' && (
        <p role="status" className="text-ink-soft">
          {countText(arranged.found, 'lot')} found for “{query.search}”
        </p>
      )}
      {lots.length === 0 ? (
        <NoLots path={path} query={query} />
      ) : (
        <CatalogueGrid lots={lots} auctionHref={path} currency={currency} />
      )}
      <PageLinks path={path} query={query} page={arranged.page} pages={arranged.pages} />
    </section>
  );
}

const emptyTitles: Readonly<Record<CatalogueFilter, string>> = {
  all: 'This catalogue is still empty',
  open: 'No lot is open now',
  closed: 'No lot has closed yet',
  'no-reserve': 'Every lot has a reserve',
  mine: 'You have not bid here yet',
};

function NoLots({ path, query }: { readonly path: string; readonly query: CatalogueQuery }) {
  const isUnfiltered = query.search === '' && query.show === 'all';
  return (
    <EmptyState
      headingLevel="h3"
      title={query.search === '' ? emptyTitles[query.show] : 'Nothing found'}
      action={!isUnfiltered && <LinkButton href={path}>Show all lots</LinkButton>}
    >
      {query.search !== '' && 'No lot number, title or maker matches these words.'}
    </EmptyState>
  );
}
