'use client';

import { Menu } from '@base-ui/react/menu';
import { ChevronDown, CircleUserRound } from 'lucide-react';
import Link from 'next/link';

export type AccountMenuProps = {
  readonly name: string;
  readonly email: string;
  readonly worksHere: boolean;
  /** Ends the session and leads home. */
  readonly signOut: () => Promise<void>;
};

const itemClass =
  'flex min-h-11 w-full items-center px-4 text-left text-[0.9375rem] outline-hidden data-highlighted:bg-sunken';

/** Who is signed in, and what belongs to them. On a phone the name is told to the ear alone: there is no room for it beside the way to the auctions. */
export function AccountMenu({ name, email, worksHere, signOut }: AccountMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-md text-[0.9375rem] font-medium hover:bg-sunken data-popup-open:bg-sunken sm:max-w-56 sm:px-2.5">
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
              {worksHere && (
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
