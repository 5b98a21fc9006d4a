import type { CatalogueQuery } from '#protocol/views/catalogue.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { catalogueAddress } from './catalogue-query.ts';

export type PageLinksProps = {
  readonly path: string;
  readonly ask: CatalogueQuery;
  readonly page: number;
  readonly pages: number;
};

/** From one page of a catalogue to the next. Nothing where there is only one. */
export function PageLinks({ path, ask, page, pages }: PageLinksProps) {
  if (pages <= 1) return null;
  const to = (other: number) => catalogueAddress(path, ask, { page: other });
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
