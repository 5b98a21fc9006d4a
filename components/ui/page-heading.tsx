import type { ReactNode } from 'react';

export type PageHeadingProps = {
  readonly eyebrow?: ReactNode;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** Buttons that concern the whole page. */
  readonly actions?: ReactNode;
};

/** The title of a page (its h1) with an eyebrow, a lead and actions. */
export function PageHeading({ eyebrow, title, lead, actions }: PageHeadingProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="flex max-w-3xl flex-col gap-2">
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <h1 className="serif text-display">{title}</h1>
        {lead && <p className="text-lg leading-relaxed wrap-anywhere text-ink-soft">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
