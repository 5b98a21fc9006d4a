import Link from 'next/link';
import type { ReactNode } from 'react';
import { LinkButton } from '../ui/button/link-button.tsx';
import { NavLink } from './nav-link.tsx';
import { Wordmark } from './wordmark.tsx';

export type MastheadProps = {
  /** The menu of the signed-in person; null shows a sign-in button. */
  readonly account: ReactNode;
  /** Whether to link to the dashboard. */
  readonly isStaff: boolean;
};

/** The header of every page: the logo, the main navigation and the account menu. */
export function Masthead({ account, isStaff }: MastheadProps) {
  return (
    <header className="border-b border-line">
      <Link
        href="#content"
        className={
          'sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md ' +
          'focus:bg-floating focus:px-4 focus:py-3 focus:shadow-float'
        }
      >
        Skip to the content
      </Link>
      <div className="page flex h-16 items-center gap-1 sm:h-18 sm:gap-8">
        <Wordmark />
        <nav aria-label="Main" className="ml-auto flex items-center sm:ml-0 sm:gap-2">
          <NavLink href="/">Auctions</NavLink>
          <NavLink href="/my-bids">My bids</NavLink>
          {isStaff && (
            <NavLink href="/dashboard" className="max-sm:hidden">
              Dashboard
            </NavLink>
          )}
        </nav>
        <div className="flex items-center gap-2 sm:ml-auto">
          {account ?? (
            <LinkButton href="/sign-in" size="sm" className="whitespace-nowrap">
              Sign in
            </LinkButton>
          )}
        </div>
      </div>
    </header>
  );
}
