import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { SignUpForm } from '#components/account/sign-up-form.tsx';
import { readSession } from '#server/auth/session.ts';
import { NarrowPage } from '../narrow-page.tsx';
import { nextPath } from '../next-path.ts';
import { signUp } from './sign-up.ts';

export const metadata: Metadata = { title: 'Create an account', robots: { index: false } };

type SignUpPageProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** The sign-up page; signed-in people go straight to their next page. */
export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const next = nextPath((await searchParams).next);
  if (await readSession(await headers())) redirect(next);
  const signIn = next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
  return (
    <NarrowPage
      title="Create an account"
      lead="One account for all auctions. You get a paddle when you register for one."
    >
      <SignUpForm action={signUp} next={next} />
      <p className="text-ink-soft">
        Already have an account?{' '}
        <Link href={signIn} className="link">
          Sign in
        </Link>
        .
      </p>
    </NarrowPage>
  );
}
