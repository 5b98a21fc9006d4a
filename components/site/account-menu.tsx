'use client';

import { Menu } from '@base-ui/react/menu';
import { ChevronDown, CircleUserRound } from 'lucide-react';
import Link from 'next/link';

export type AccountMenuProps = {
  readonly name: string;
  readonly email: string;
  readonly isStaff: boolean;
  /** Ends the session and redirects to the home page. */
  readonly signOut: () => Promise<void>;
};

const itemClass =
  'flex min-h-11 w-full items-center px-4 text-left text-[0.9375rem] outline-hidden data-highlighted:bg-sunken';

/**
 * The signed-in person's name and links. On phones the name is only for screen readers, for lack of
 * room.
 */
export function AccountMenu({ name, email, isStaff, signOut }: AccountMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        className={
          'inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-md text-[0.9375rem] ' +
          'font-medium hover:bg-sunken data-popup-open:bg-sunken sm:max-w-56 sm:px-2.5'
        }
      >
        <CircleUserRound aria-hidden className="size-6 text-ink-soft sm:hidden" />
        <span className="max-sm:sr-only sm:truncate">{name}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-soft max-sm:hidden" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="z-50">
          <Menu.Popup className="w-60 rounded-md border border-line bg-floating py-1.5 shadow-float outline-hidden">
            <Menu.Group>
              <Menu.GroupLabel className="truncate px-4 py-2 text-sm text-ink-soft">{email}</Menu.GroupLabel>
              <Menu.LinkItem render={<Link href="/my-bids" />} className={itemClass} closeOnClick>
                My bids
              </Menu.LinkItem>
              <Menu.LinkItem render={<Link href="/account" />} className={itemClass} closeOnClick>
                Account
              </Menu.LinkItem>
              {isStaff && (
                <Menu.LinkItem render={<Link href="/dashboard" />} className={itemClass} closeOnClick>
                  Dashboard
                </Menu.LinkItem>
              )}
            </Menu.Group>
            <Menu.Separator className="my-1.5 h-px bg-line" />
            <Menu.Item className={itemClass} onClick={() => void signOut()}>
              Sign out
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
