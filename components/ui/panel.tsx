import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type PanelProps = {
  readonly title?: ReactNode;
  /** Text at the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A bordered section with a title. */
export function Panel({ title, aside, children, className }: PanelProps) {
  return (
    <section className={classNames('rounded-md border border-line bg-surface', className)}>
      {(title || aside) && (
        <header
          className={
            'flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-3 sm:px-5'
          }
        >
          {title && <h2 className="serif text-lg leading-snug">{title}</h2>}
          {aside && <div className="text-sm text-ink-soft">{aside}</div>}
        </header>
      )}
      <div className="px-4 py-4 sm:px-5">{children}</div>
    </section>
  );
}
