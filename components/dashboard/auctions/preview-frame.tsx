import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from '#components/ui/button/link-button.tsx';

/** Marks a page as a preview of a draft. */
export function PreviewFrame({ backTo, children }: { readonly backTo: string; readonly children: ReactNode }) {
  return (
    <div className="rounded-lg border-2 border-unmet-line">
      <div
        className={
          'flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-unmet-line ' +
          'bg-unmet-tint px-4 py-2.5 sm:px-6'
        }
      >
        <p className="flex items-center gap-2 font-medium text-unmet">
          <Eye aria-hidden className="size-4" /> Preview: bidders will see this. It is not public yet.
        </p>
        <LinkButton href={backTo} size="sm">
          Back to the draft
        </LinkButton>
      </div>
      <div className="px-4 py-6 sm:px-6 sm:py-8">{children}</div>
    </div>
  );
}
