'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts';
import { ProblemSummary } from './problem-summary.tsx';
import { SaveStatus } from './save-status.tsx';
import type { DraftForm } from './use-draft-form.ts';
import { useVisibleFocus } from './use-visible-focus.ts';

export type DraftFormFrameProps<Entries extends FieldValues> = {
  readonly draft: DraftForm<Entries>;
  readonly autosaves: boolean;
  /** May be read but not changed. */
  readonly readOnly?: boolean;
  readonly label: string;
  /** The first field has the focus when the page comes. */
  readonly focusesFirstField?: boolean;
  /** Called when the form is sent. */
  readonly onSend: () => void;
  /** The buttons of the foot; the one that sends is of type "submit". */
  readonly buttons: ReactNode;
  /** What the entries come to, beside them where there is room. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** What stands around every form of the dashboard: what is wrong above, where it is saved below. */
export function DraftFormFrame<Entries extends FieldValues>({
  draft,
  autosaves,
  readOnly = false,
  label,
  focusesFirstField = false,
  onSend,
  buttons,
  aside,
  children,
}: DraftFormFrameProps<Entries>) {
  const isAlive = useIsHydrated();
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isAlive && focusesFirstField) fields.current?.querySelector<HTMLElement>('[data-first], input')?.focus();
  }, [isAlive, focusesFirstField]);
  useVisibleFocus(fields, draft.form);
  return (
    <form
      noValidate
      // Before the script is there, what is typed would be lost and a press would send the form nowhere.
      inert={!isAlive}
      aria-label={label}
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {draft.restoredFrom !== null && (
        <Notice
          title="We kept what you typed"
          role="status"
          action={
            <Button size="sm" onClick={draft.discardRestored}>
              Take the saved version instead
            </Button>
          }
        >
          This form holds what was typed here on{' '}
          {new Date(draft.restoredFrom).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })} and had not
          been saved.
        </Notice>
      )}
      <ProblemSummary form={draft.form} />
      <div className={aside ? 'grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10' : undefined}>
        {/* The margins: room for a label above a field that is scrolled to, and for what is wrong with it and the bar of buttons below. */}
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
          // A press on a button must not first blur the field: what is then said beside the field would push the button from under the finger.
          onMouseDown={(event) => event.preventDefault()}
          className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-paper/95 px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-sm sm:mx-0 sm:px-0"
        >
          <SaveStatus saving={draft.saving} autosaves={autosaves} />
          <div className="ml-auto flex flex-wrap gap-2">{buttons}</div>
        </div>
      )}
    </form>
  );
}
