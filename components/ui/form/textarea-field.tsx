import { type ComponentProps, useId } from 'react';
import { classNames } from '../class-names.ts';
import { controlClass, describedBy, FieldFrame, type FieldTexts } from './field-frame.tsx';

export type TextareaFieldProps = ComponentProps<'textarea'> & FieldTexts;

/** A labelled multi-line input that grows with its text. */
export function TextareaField({ label, hint, error, optional, className, ...rest }: TextareaFieldProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        rows={4}
        required={!optional}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={classNames(controlClass, 'field-sizing-content leading-relaxed', className)}
      />
    </FieldFrame>
  );
}
