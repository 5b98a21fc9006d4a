import Link from 'next/link';
import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { type ButtonStyle, buttonClass } from './button-class.ts';
import { LinkPending } from './link-pending.tsx';

export type LinkButtonProps = ComponentProps<typeof Link> & ButtonStyle;

/** A link that looks like a button. */
export function LinkButton({ variant, size, wide, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={classNames(buttonClass({ variant, size, wide }), className)}>
      {children}
      <LinkPending />
    </Link>
  );
}
