'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { LinkPending } from '../ui/button/link-pending.tsx';
import { classNames } from '../ui/class-names.ts';

type NavLinkProps = { readonly href: string; readonly children: ReactNode; readonly className?: string };

/** A link of the main navigation, marked on its own page and the pages below it. */
export function NavLink({ href, children, className }: NavLinkProps) {
  const path = usePathname();
  const isCurrent = href === '/' ? path === '/' || path.startsWith('/auctions') : path.startsWith(href);
  return (
    <Link
      href={href}
      aria-current={path === href ? 'page' : undefined}
      className={classNames(
        'inline-flex min-h-11 items-center rounded-md px-2 text-[0.9375rem] font-medium ' +
          'whitespace-nowrap hover:text-ink sm:px-2.5',
        isCurrent ? 'text-ink underline decoration-brand-text decoration-2 underline-offset-8' : 'text-ink-soft',
        className,
      )}
    >
      {children}
      <LinkPending />
    </Link>
  );
}
