import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** The texts around the control of a form field. */
export type FieldTexts = {
  readonly label: ReactNode;
  /** Help for filling in the field; stays visible next to an error. */
  readonly hint?: ReactNode;
  /** What is wrong and how to correct it. */
  readonly error?: ReactNode;
  /** Shows "optional" beside the label. Fields are required by default. */
  readonly optional?: boolean;
};

/** The classes of an input, a select or a textarea. */
export const controlClass =
  'w-full min-h-11 rounded-md border border-line-strong bg-surface px-3 py-2 text-base text-ink ' +
  'placeholder:text-ink-faint ' +
  'hover:border-ink disabled:bg-sunken disabled:text-ink-faint aria-invalid:border-bad-line aria-invalid:border-2 ' +
  'aria-invalid:px-[11px]';

/** The `aria-describedby` of a control: the ids of its error and hint; undefined without either. */
export function describedBy(id: string, { hint, error }: Pick<FieldTexts, 'hint' | 'error'>): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
}

/** Label above, control, hint and error below. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldTexts & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-3 text-sm font-medium">
        <span>{label}</span>
        {optional && <span className="font-normal text-ink-soft">optional</span>}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

/** The error and the hint of a field. */
export function FieldNotes({ id, hint, error }: Pick<FieldTexts, 'hint' | 'error'> & { readonly id: string }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-medium text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
    </>
  );
}
