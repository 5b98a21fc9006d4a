import type { ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { classNames } from '#components/ui/class-names.ts';
import { FieldNotes } from '#components/ui/form/field-frame.tsx';

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  /** A sentence that explains the choice. */
  readonly description?: ReactNode;
};

export type ChoiceCardsProps<Value extends string> = {
  readonly legend: ReactNode;
  readonly choices: readonly Choice<Value>[];
  /** The result of `register` for the field. */
  readonly registration: UseFormRegisterReturn;
  readonly id: string;
  /** The initially selected value. */
  readonly chosen?: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  /** The number of columns on wide screens. */
  readonly columns?: 1 | 2 | 3 | 4;
};

const grids = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3', 4: 'sm:grid-cols-2 xl:grid-cols-4' } as const;

/** Native radio buttons on cards, each with a description. */
export function ChoiceCards<Value extends string>({
  legend,
  choices,
  registration,
  id,
  chosen,
  hint,
  error,
  columns = 2,
}: ChoiceCardsProps<Value>) {
  return (
    <fieldset id={id} tabIndex={-1} className="flex min-w-0 flex-col gap-2 outline-hidden">
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className={classNames('grid gap-2', grids[columns])}>
        {choices.map(({ value, label, description }) => (
          <label
            key={value}
            className={
              'relative flex cursor-pointer items-start gap-3 rounded-md border border-line-strong ' +
              'bg-surface p-3 hover:border-ink has-checked:border-brand has-checked:bg-brand-tint ' +
              'has-checked:ring-1 has-checked:ring-brand has-disabled:cursor-not-allowed ' +
              'has-disabled:opacity-70'
            }
          >
            <input
              type="radio"
              value={value}
              defaultChecked={value === chosen}
              {...registration}
              className="mt-0.5 size-5 shrink-0 accent-brand"
            />
            <span className="flex min-w-0 flex-col gap-0.5">
              <span className="font-medium leading-snug">{label}</span>
              {description && <span className="text-sm leading-snug text-ink-soft">{description}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </fieldset>
  );
}
