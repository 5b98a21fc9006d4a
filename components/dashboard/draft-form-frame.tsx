'use client';

import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { SaveLine } from './save-line.tsx';
import type { DraftForm } from './use-draft-form.ts';

export type DraftFormFrameProps<Entries extends FieldValues> = {
  readonly draft: DraftForm<Entries>;
  readonly autosaves: boolean;
  /** May be read but not changed. */
  readonly readOnly?: boolean;
  readonly label: string;
  /** Called when the form is sent. */
  readonly onSend: () => void;
  /** The buttons of the foot; the one that sends is of type "submit". */
  readonly buttons: ReactNode;
  readonly children: ReactNode;
};

/** What stands around every form of the dashboard: what is wrong above, where it is saved below. */
export function DraftFormFrame<Entries extends FieldValues>({
  draft,
  autosaves,
  readOnly = false,
  label,
  onSend,
  buttons,
  children,
}: DraftFormFrameProps<Entries>) {
  return (
    <form
      noValidate
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
      <fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-6">
        {children}
      </fieldset>
      {!readOnly && (
        <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-paper/95 px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-sm sm:mx-0 sm:px-0">
          <SaveLine saving={draft.saving} autosaves={autosaves} />
          <div className="ml-auto flex flex-wrap gap-2">{buttons}</div>
        </div>
      )}
    </form>
  );
}
