import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';

export type DisclosureProps = {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
};

/** A native `<details>` element. Several in a row look like an accordion. */
export function Disclosure({ summary, children, open }: DisclosureProps) {
  return (
    <details open={open} className="group border-b border-line">
      <summary className="flex min-h-12 items-center justify-between gap-4 py-3 font-medium hover:text-brand-text">
        <span>{summary}</span>
        <Plus
          aria-hidden
          className="size-4 shrink-0 text-ink-soft transition-transform duration-150 group-open:rotate-45"
        />
      </summary>
      <div className="pb-5">{children}</div>
    </details>
  );
}
