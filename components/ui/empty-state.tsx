import type { ReactNode } from 'react';

export type EmptyStateProps = {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** A link or button for the next step. */
  readonly action?: ReactNode;
  readonly headingLevel?: 'h2' | 'h3';
};

/** Replaces a list that has no entries. */
export function EmptyState({ title, children, action, headingLevel: Heading = 'h2' }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 border-y border-line px-4 py-14 text-center">
      <Heading className="serif text-xl">{title}</Heading>
      {children && <div className="max-w-prose text-ink-soft">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
