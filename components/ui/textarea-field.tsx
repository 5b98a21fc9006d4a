import { type ComponentProps, useId } from 'react';
import { classNames } from './class-names.ts';
import { controlClass, describedBy, FieldFrame, type FieldWords } from './field-frame.tsx';

export type TextareaFieldProps = ComponentProps<'textarea'> & FieldWords;

/** Several lines of text with their label. Grows with what is written. */
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
