'use client';

import { Drawer as Base } from '@base-ui/react/drawer';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export type DrawerProps = {
  readonly trigger?: ReactElement;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** The edge it slides in from: `bottom` for a sheet on phones, `right` for a side panel. */
  readonly side?: 'bottom' | 'right';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
};

const sides = {
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-lg border-t pb-[env(safe-area-inset-bottom)] ' +
    '[transform:translateY(var(--drawer-swipe-movement-y))] ' +
    'data-ending-style:[transform:translateY(100%)] data-starting-style:[transform:translateY(100%)]',
  right:
    'inset-y-0 right-0 w-[min(24rem,calc(100vw-3rem))] border-l ' +
    '[transform:translateX(var(--drawer-swipe-movement-x))] ' +
    'data-ending-style:[transform:translateX(100%)] data-starting-style:[transform:translateX(100%)]',
} as const;

/** A modal panel that slides in from an edge and closes on a swipe or a press outside. */
export function Drawer({ trigger, title, children, side = 'bottom', open, onOpenChange }: DrawerProps) {
  return (
    <Base.Root
      swipeDirection={side === 'bottom' ? 'down' : 'right'}
      open={open}
      onOpenChange={onOpenChange && ((next) => onOpenChange(next))}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop
          className={
            'fixed inset-0 z-40 bg-veil transition-opacity duration-200 data-ending-style:opacity-0 ' +
            'data-starting-style:opacity-0'
          }
        />
        <Base.Viewport className="fixed inset-0 z-50">
          <Base.Popup
            className={classNames(
              'fixed flex flex-col overflow-y-auto overscroll-contain border-line bg-floating ' +
                'shadow-float transition-transform duration-200 ease-out data-swiping:duration-0',
              sides[side],
            )}
          >
            <Base.Content className="flex flex-col gap-4 px-5 pt-4 pb-6">
              <div className="flex items-center justify-between gap-4">
                <Base.Title className="serif text-xl">{title}</Base.Title>
                <Base.Close
                  aria-label="Close"
                  className={
                    '-mr-2 grid size-11 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink'
                  }
                >
                  <X aria-hidden className="size-5" />
                </Base.Close>
              </div>
              {children}
            </Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
