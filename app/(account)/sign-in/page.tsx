import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { SignInForm } from '#components/account/sign-in-form.tsx';
import { readSession } from '#server/auth/session.ts';
import { NarrowPage } from '../narrow-page.tsx';
import { nextPath } from '../next-path.ts';
import { signIn } from './sign-in.ts';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

type SignInPageProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** The sign-in page; signed-in people go straight to their next page. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const next = nextPath((await searchParams).next);
  if (await readSession(await headers())) redirect(next);
  const signUp = next === '/' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`;
  return (
    <NarrowPage title="Sign in" lead="To bid, to watch lots, and to see what you have won.">
      <SignInForm action={signIn} next={next} />
      <p className="text-ink-soft">
        New here?{' '}
        <Link href={signUp} className="link">
          Create an account
        </Link>
        . It takes a minute and costs nothing.
      </p>
    </NarrowPage>
  );
}
