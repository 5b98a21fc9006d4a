import type { ReactNode } from 'react';
import { PageHeading } from '#components/ui/page-heading.tsx';

type NarrowPageProps = { readonly title: string; readonly lead?: string; readonly children: ReactNode };

/** The narrow column of a page with one form. */
export function NarrowPage({ title, lead, children }: NarrowPageProps) {
  return (
    <div className="page flex flex-1 flex-col">
      <div className="mx-auto flex w-full max-w-md flex-col gap-8 py-10 sm:py-16">
        <PageHeading title={title} lead={lead} />
        {children}
      </div>
    </div>
  );
}
