'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Button } from '#components/ui/button/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts';
import { ProblemSummary } from './problem-summary.tsx';
import { SaveStatus } from './save-status.tsx';
import type { DraftForm } from './use-draft-form.ts';
import { useVisibleFocus } from './use-visible-focus.ts';

export type DraftFormFrameProps<Entries extends FieldValues> = {
  readonly draft: DraftForm<Entries>;
  readonly autosaves: boolean;
  readonly readOnly?: boolean;
  readonly label: string;
  /** Focuses the first field after hydration. */
  readonly focusesFirstField?: boolean;
  readonly onSubmit: () => void;
  /** The buttons at the bottom; one is of type "submit". */
  readonly buttons: ReactNode;
  /** A summary or preview of the entries, beside them on wide screens. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/**
 * The frame of every dashboard form: a summary of problems above, the save status and buttons
 * below.
 */
export function DraftFormFrame<Entries extends FieldValues>({
  draft,
  autosaves,
  readOnly = false,
  label,
  focusesFirstField = false,
  onSubmit,
  buttons,
  aside,
  children,
}: DraftFormFrameProps<Entries>) {
  const isHydrated = useIsHydrated();
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isHydrated && focusesFirstField) fields.current?.querySelector<HTMLElement>('[data-first], input')?.focus();
  }, [isHydrated, focusesFirstField]);
  useVisibleFocus(fields, draft.form);
  return (
    <form
      noValidate
      // Before hydration, typed text would be lost and a submit would go nowhere.
      inert={!isHydrated}
      aria-label={label}
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {draft.restoredFrom !== null && (
        <Notice
          title="Unsaved changes were restored"
          role="status"
          action={
            <Button size="sm" onClick={draft.discardRestored}>
              Use the saved version instead
            </Button>
          }
        >
          This form contains changes from{' '}
          {new Date(draft.restoredFrom).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })} that had not
          been saved.
        </Notice>
      )}
      <ProblemSummary form={draft.form} />
      <div className={aside ? 'grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10' : undefined}>
        {/* The scroll margins leave room for a label above, an error and the toolbar below. */}
        <fieldset
          ref={fields}
          disabled={readOnly}
          className="flex min-w-0 flex-col gap-6 **:scroll-mt-10 **:scroll-mb-44"
        >
          {children}
        </fieldset>
        {aside && <aside className="min-w-0 lg:sticky lg:top-6">{aside}</aside>}
      </div>
      {!readOnly && (
        <div
          role="toolbar"
          aria-label="Saving"
          // Blurring the field may show an error that moves the button before the press ends.
          onMouseDown={(event) => event.preventDefault()}
          className={
            'sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 ' +
            'border-t border-line bg-paper/95 px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] ' +
            'backdrop-blur-sm sm:mx-0 sm:px-0'
          }
        >
          <SaveStatus saving={draft.saving} autosaves={autosaves} />
          <div className="ml-auto flex flex-wrap gap-2">{buttons}</div>
        </div>
      )}
    </form>
  );
}
