'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { toneClass } from '../tone.ts';

const manager = Toast.createToastManager();
const tones = { note: 'note', good: 'leading', bad: 'bad' } as const;
type ToastTone = keyof typeof tones;

/**
 * Shows a short message: "Saved", "Link copied". The outcome of a bid never appears only in a
 * toast.
 */
export function toast(message: {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
}): void {
  manager.add({ title: message.title, description: message.description, type: message.tone ?? 'note' });
}

/** Renders the toasts. Mounted once, around the whole site. */
export function ToastRegion({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager} timeout={6000} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          className={
            'pointer-events-none fixed inset-x-4 top-20 z-60 flex flex-col items-end gap-2 sm:left-auto sm:w-88'
          }
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((shown) => (
    <Toast.Root
      key={shown.id}
      toast={shown}
      swipeDirection={['right', 'up']}
      className={classNames(
        'pointer-events-auto w-full rounded-md border shadow-float transition-opacity duration-200 ' +
          'data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0',
        toneClass[tones[(shown.type as ToastTone | undefined) ?? 'note']],
      )}
    >
      <Toast.Content className="flex items-start gap-3 py-2 pr-1 pl-4">
        <div className="min-w-0 flex-1 py-2">
          <Toast.Title className="text-[0.9375rem] font-medium" />
          <Toast.Description className="text-sm text-ink" />
        </div>
        <Toast.Close aria-label="Dismiss" className="grid size-11 shrink-0 place-items-center rounded-md">
          <X aria-hidden className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
