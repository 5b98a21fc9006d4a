import Link from 'next/link';

export type Crumb = { readonly label: string; readonly href?: string };

/** Links to the pages above this one. The last crumb is the page itself and has no `href`. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href ?? crumb.label} className="flex min-w-0 items-center gap-x-2">
            {index > 0 && (
              <span aria-hidden className="text-ink-faint">
                /
              </span>
            )}
            {crumb.href ? (
              <Link href={crumb.href} className="finger inline-flex items-center py-1 hover:text-ink hover:underline">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate py-1 text-ink">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
