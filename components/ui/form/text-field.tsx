import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from '../class-names.ts';
import { controlClass, describedBy, FieldFrame, type FieldTexts } from './field-frame.tsx';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'prefix'> &
  FieldTexts & {
    /** Shown before the input: a currency, the start of a URL. */
    readonly prefix?: ReactNode;
    /** Shown after the input: a unit. */
    readonly suffix?: ReactNode;
  };

/** A labelled one-line input: text, number, date … */
export function TextField({ label, hint, error, optional, prefix, suffix, className, ...rest }: TextFieldProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const input = (
    <input
      required={!optional}
      {...rest}
      id={id}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, { hint, error })}
      className={classNames(
        controlClass,
        prefix !== undefined && 'rounded-l-none',
        suffix !== undefined && 'rounded-r-none',
        className,
      )}
    />
  );
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      {prefix || suffix ? (
        <div className="flex items-stretch">
          {prefix && <Affix className="rounded-l-md border-r-0">{prefix}</Affix>}
          {input}
          {suffix && <Affix className="rounded-r-md border-l-0">{suffix}</Affix>}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

function Affix({ children, className }: { readonly children: ReactNode; readonly className: string }) {
  return (
    <span
      className={classNames(
        'flex shrink-0 items-center border border-line-strong bg-sunken px-3 text-base text-ink-soft',
        className,
      )}
    >
      {children}
    </span>
  );
}
