import type { Metadata } from 'next';
import { SetupForm } from '#components/account/setup-form.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { isSetupLinkOpen } from '#server/catalogue/people/create-first-admin.ts';
import { NarrowPage } from '../narrow-page.tsx';
import { setUp } from './set-up.ts';

// The address contains the link's token, so other sites must not see it. With "no-referrer" the
// form would have no origin, and the server would refuse it.
export const metadata: Metadata = { title: 'Set up', robots: { index: false }, referrer: 'same-origin' };

type SetupPageProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** Creates the first admin's account, for the person with the link that the server printed. */
export default async function SetupPage({ searchParams }: SetupPageProps) {
  const { token } = await searchParams;
  if (typeof token !== 'string' || !(await isSetupLinkOpen(token))) {
    return (
      <NarrowPage title="This link is no longer valid">
        <Notice tone="warning">
          A set-up link works once, and only the newest one works. If there is no admin yet, restart the server: it
          prints a new link.
        </Notice>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/sign-in?next=/dashboard" variant="primary">
            Sign in
          </LinkButton>
          <LinkButton href="/">To the auctions</LinkButton>
        </div>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage
      title="Set up your auction house"
      lead="This account becomes the admin: it creates auctions and decides who else may work here."
    >
      <SetupForm action={setUp} token={token} />
    </NarrowPage>
  );
}
