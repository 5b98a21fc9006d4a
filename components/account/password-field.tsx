'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useId, useState, useSyncExternalStore } from 'react';
import { classNames } from '../ui/class-names.ts';
import { controlClass, describedBy, FieldFrame, type FieldWords } from '../ui/field-frame.tsx';

export type PasswordFieldProps = Omit<ComponentProps<'input'>, 'type'> &
  Omit<FieldWords, 'optional'> & {
    /** Which password it is, so that a password manager fills in or proposes the right one. */
    readonly autoComplete: 'current-password' | 'new-password';
  };

const never = () => () => {};

/** A password, with a button that shows what was typed. The button is there only where a script can answer it. */
export function PasswordField({ label, hint, error, className, ...rest }: PasswordFieldProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const [shown, setShown] = useState(false);
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const Icon = shown ? EyeOff : Eye;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className="relative">
        <input
          required
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...rest}
          id={id}
          type={shown ? 'text' : 'password'}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={classNames(controlClass, 'pr-12', className)}
        />
        {scripted && (
          <button
            type="button"
            aria-label={shown ? 'Hide password' : 'Show password'}
            aria-controls={id}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-md text-ink-soft hover:text-ink"
          >
            <Icon aria-hidden className="size-5" />
          </button>
        )}
      </div>
    </FieldFrame>
  );
}
