import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AccountMenu } from '#components/site/account-menu.tsx';
import { Footer } from '#components/site/footer.tsx';
import { Masthead } from '#components/site/masthead.tsx';
import { ThemeProvider } from '#components/site/theme-provider.tsx';
import { ToastRegion } from '#components/ui/overlay/toast-region.tsx';
import { may } from '#server/auth/permissions.ts';
import { readSession } from '#server/auth/session.ts';
import { pagesSettings } from '#server/settings/pages-settings.ts';
import { signOut } from './(account)/sign-out/sign-out.ts';
import { fontClasses } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  metadataBase: new URL(pagesSettings().url ?? 'http://localhost:3000'),
  title: { default: 'Rostrum – live auctions', template: '%s – Rostrum' },
  description: 'A live auction house: look through the catalogues, register for a paddle, and bid from your browser.',
  openGraph: { siteName: 'Rostrum', type: 'website', locale: 'en_GB' },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f1' },
    { media: '(prefers-color-scheme: dark)', color: '#1a1714' },
  ],
};

/** The frame of every page: masthead, `main` and footer. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const requestHeaders = await headers();
  const who = await readSession(requestHeaders);
  const isStaff = may(who, 'open-dashboard');
  return (
    <html lang="en-GB" className={fontClasses} suppressHydrationWarning>
      <body>
        <ThemeProvider nonce={requestHeaders.get('x-nonce') ?? undefined}>
          <ToastRegion>
            <div className="isolate flex min-h-dvh flex-col">
              <Masthead
                account={who && <AccountMenu name={who.name} email={who.email} isStaff={isStaff} signOut={signOut} />}
                isStaff={isStaff}
              />
              <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-hidden">
                {children}
              </main>
              <Footer />
            </div>
          </ToastRegion>
        </ThemeProvider>
      </body>
    </html>
  );
}
