import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Button } from '#components/ui/button/button.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { readSession } from '#server/auth/session.ts';
import { NarrowPage } from '../narrow-page.tsx';
import { signOut } from './sign-out.ts';

export const metadata: Metadata = { title: 'Sign out', robots: { index: false } };

/** Asks for confirmation: opening an address must not sign anybody out. */
export default async function SignOutPage() {
  const who = await readSession(await headers());
  if (!who) redirect('/');
  return (
    <NarrowPage
      title="Sign out"
      lead={`You are signed in as ${who.name}. Your bids remain valid, and your maximum bids keep working.`}
    >
      <form action={signOut} className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          Sign out
        </Button>
        <LinkButton href="/">Stay</LinkButton>
      </form>
    </NarrowPage>
  );
}
