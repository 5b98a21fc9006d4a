import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { NameForm } from '#components/account/name-form.tsx';
import { PasswordForm } from '#components/account/password-form.tsx';
import { SessionList } from '#components/account/session-list.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { readSession } from '#server/auth/session.ts';
import { accountPage } from '#server/queries/account/account-page.ts';
import { changePassword, endAllSessions, endSession, saveName } from './change-account.ts';

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

type AccountPageProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** The account of the signed-in person, with its sessions. */
export default async function AccountPage({ searchParams }: AccountPageProps) {
  const who = await readSession(await headers());
  if (!who) redirect('/sign-in?next=/account');
  const { sessions } = await accountPage(who);
  const { changed } = await searchParams;
  return (
    <div className="page flex flex-col gap-8 py-10 sm:py-14">
      <PageHeading title="Your account" lead={who.email} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Panel title="Name">
          <NameForm action={saveName} name={who.name} />
        </Panel>
        <Panel title="Password">
          {changed === 'password' && (
            <Notice tone="good" role="status" className="mb-4">
              Your password is changed. You are signed out everywhere else.
            </Notice>
          )}
          <PasswordForm action={changePassword} email={who.email} />
        </Panel>
        <Panel title="Where you are signed in" className="lg:col-span-2">
          <SessionList sessions={sessions} endSession={endSession} endAllSessions={endAllSessions} />
        </Panel>
      </div>
    </div>
  );
}
