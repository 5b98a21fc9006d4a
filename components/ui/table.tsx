import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type TableProps = {
  /** What the table lists: for screen readers, and visible with `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean;
  /** A `<thead>` and a `<tbody>`. Cells with amounts or counts have className="number". */
  readonly children: ReactNode;
  readonly className?: string;
};

/** A table that scrolls sideways on narrow screens. */
export function Table({ caption, captionShown = false, children, className }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: needed to scroll by keyboard.
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table
        className={classNames(
          'w-full border-collapse text-left text-[0.9375rem] [&_td]:border-b [&_td]:px-3 [&_td]:py-3 ' +
            '[&_td]:align-baseline',
          '[&_th]:border-b [&_th]:border-line-strong [&_th]:px-3 [&_th]:py-2 [&_th]:text-2xs ' +
            '[&_th]:font-medium [&_th]:text-ink-soft',
          '[&_.number]:numerals [&_.number]:text-right [&_tbody_tr:hover]:bg-sunken/60',
          className,
        )}
      >
        <caption className={captionShown ? 'pb-2 text-left text-sm text-ink-soft' : 'sr-only'}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}
