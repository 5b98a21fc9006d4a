'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

export type DialogProps = {
  /** The button that opens the dialog; omit it when `open` controls the dialog. */
  readonly trigger?: ReactElement;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /**
   * Buttons at the bottom, the safe one first. Wrap a button in `DialogClose` to close the dialog.
   */
  readonly footer?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
};

/** A modal dialog for a question or a small form. On phones it sits at the bottom of the screen. */
export function Dialog({ trigger, title, description, children, footer, open, onOpenChange }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange && ((next) => onOpenChange(next))}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop
          className={
            'fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 ' +
            'data-starting-style:opacity-0'
          }
        />
        <Base.Popup
          className={
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[90dvh] flex-col overflow-hidden rounded-t-lg ' +
            'border border-line bg-floating ' +
            'shadow-float transition-[transform,opacity] duration-150 data-ending-style:translate-y-4 ' +
            'data-ending-style:opacity-0 ' +
            'data-starting-style:translate-y-4 data-starting-style:opacity-0 sm:inset-x-auto ' +
            'sm:top-1/2 sm:bottom-auto sm:left-1/2 ' +
            'sm:w-[min(32rem,calc(100vw-3rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg'
          }
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-5">
            <Base.Title className="serif text-xl leading-snug">{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className={
                '-mt-2 -mr-2 grid size-11 shrink-0 place-items-center rounded-md text-ink-soft ' +
                'hover:bg-sunken hover:text-ink'
              }
            >
              <X aria-hidden className="size-5" />
            </Base.Close>
          </header>
          <div className="flex flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5">
            {description && <Base.Description className="text-ink-soft">{description}</Base.Description>}
            {children}
          </div>
          {footer && (
            <footer
              className={
                'flex flex-wrap justify-end gap-2 border-t border-line px-5 pt-3 ' +
                'pb-[max(0.75rem,env(safe-area-inset-bottom))]'
              }
            >
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Makes a button close the dialog around it. */
export function DialogClose({ children }: { readonly children: ReactElement }) {
  return <Base.Close render={children} />;
}
