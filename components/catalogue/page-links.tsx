import type { CatalogueQuery } from '#protocol/views/catalogue.ts';
import { LinkButton } from '../ui/button/link-button.tsx';
import { catalogueAddress } from './catalogue-query.ts';

export type PageLinksProps = {
  readonly path: string;
  readonly query: CatalogueQuery;
  readonly page: number;
  readonly pages: number;
};

/** Links to the previous and next page of a catalogue. Empty if there is only one page. */
export function PageLinks({ path, query, page, pages }: PageLinksProps) {
  if (pages <= 1) return null;
  const to = (other: number) => catalogueAddress(path, query, { page: other });
  return (
    <nav aria-label="Pages of the catalogue" className="flex items-center justify-center gap-4">
      {page > 1 && (
        <LinkButton href={to(page - 1)} rel="prev">
          Previous
        </LinkButton>
      )}
      <p className="numerals text-sm text-ink-soft">
        Page {page} of {pages}
      </p>
      {page < pages && (
        <LinkButton href={to(page + 1)} rel="next">
          Next
        </LinkButton>
      )}
    </nav>
  );
}
