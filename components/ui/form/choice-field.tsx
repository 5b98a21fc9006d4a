import { type ComponentProps, useId } from 'react';
import { classNames } from '../class-names.ts';
import { describedBy, FieldNotes, type FieldTexts } from './field-frame.tsx';

export type ChoiceFieldProps = Omit<ComponentProps<'input'>, 'type'> &
  Omit<FieldTexts, 'optional'> & { readonly type?: 'checkbox' | 'radio' };

/** A checkbox or radio button with its label beside it. */
export function ChoiceField({ label, hint, error, type = 'checkbox', className, ...rest }: ChoiceFieldProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="finger flex cursor-pointer items-center gap-3 py-1.5 text-base leading-snug">
        <input
          {...rest}
          id={id}
          type={type}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className="size-5 shrink-0 cursor-pointer accent-brand"
        />
        <span>{label}</span>
      </label>
      <div className="pl-8 empty:hidden">
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </div>
  );
}
