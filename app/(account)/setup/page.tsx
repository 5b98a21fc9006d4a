import type { Metadata } from 'next';
import { SetupForm } from '#components/account/setup-form.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { isSetupLinkOpen } from '#server/catalogue/people/create-first-admin.ts';
import { Sheet } from '../sheet.tsx';
import { openHouse } from './open-house.ts';

// The address holds the link's token: no other site is told it. ("no-referrer" would tell the house itself no origin, and it would refuse the form.)
export const metadata: Metadata = { title: 'Set up the house', robots: { index: false }, referrer: 'same-origin' };

type SetupPageProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** Where the first admin's account is made, for who holds the link that the house printed. */
export default async function SetupPage({ searchParams }: SetupPageProps) {
  const { token } = await searchParams;
  if (typeof token !== 'string' || !(await isSetupLinkOpen(token))) {
    return (
      <Sheet title="This link is over">
        <Notice tone="warning">
          A set-up link works once, and only the newest one works. If the house has no admin yet, start it again: it
          prints a fresh link.
        </Notice>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/sign-in?next=/dashboard" variant="primary">
            Sign in
          </LinkButton>
          <LinkButton href="/">To the auctions</LinkButton>
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet
      title="Open the house"
      lead="This account becomes the house’s admin: it creates auctions and decides who else may work here."
    >
      <SetupForm action={openHouse} token={token} />
    </Sheet>
  );
}
