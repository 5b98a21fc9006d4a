import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { readSession } from '#server/auth/session.ts';
import { Sheet } from '../sheet.tsx';
import { signOut } from './sign-out.ts';

export const metadata: Metadata = { title: 'Sign out', robots: { index: false } };

/** Asks before it signs out: looking at an address changes nothing. */
export default async function SignOutPage() {
  const who = await readSession(await headers());
  if (!who) redirect('/');
  return (
    <Sheet
      title="Sign out"
      lead={`You are signed in as ${who.name}. Bids that you have made stand, and maximum bids go on working.`}
    >
      <form action={signOut} className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          Sign out
        </Button>
        <LinkButton href="/">Stay</LinkButton>
      </form>
    </Sheet>
  );
}
