'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useId, useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import { controlClass, describedBy, FieldFrame, type FieldTexts } from '../ui/form/field-frame.tsx';
import { useIsHydrated } from '../ui/use-is-hydrated.ts';

export type PasswordFieldProps = Omit<ComponentProps<'input'>, 'type'> &
  Omit<FieldTexts, 'optional'> & {
    /** Tells a password manager whether to fill in or to propose a password. */
    readonly autoComplete: 'current-password' | 'new-password';
  };

/** A password input with a button that shows the password. The button appears after hydration. */
export function PasswordField({ label, hint, error, className, ...rest }: PasswordFieldProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const [shown, setShown] = useState(false);
  const isHydrated = useIsHydrated();
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
        {isHydrated && (
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
