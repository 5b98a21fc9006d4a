import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { type ButtonStyle, buttonClass } from './button-class.ts';

export type ButtonProps = ComponentProps<'button'> &
  ButtonStyle & {
    /** The action is in progress: disables the button and shows a spinner. */
    readonly busy?: boolean;
  };

/** A button of type "button", unless `type` is given. */
export function Button({ variant, size, wide, busy = false, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(buttonClass({ variant, size, wide }), className)}
    >
      {busy && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  );
}
