import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { ThemeProvider } from '#components/site/theme-provider.tsx';
import { ToastRegion } from '#components/ui/toast-region.tsx';
import { fontClasses } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  metadataBase: new URL(process.env.ROSTRUM_URL ?? 'http://localhost:3000'),
  title: { default: 'Rostrum – live auctions', template: '%s – Rostrum' },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f1' },
    { media: '(prefers-color-scheme: dark)', color: '#1a1714' },
  ],
  colorScheme: 'light dark',
};

/** What stands around every page. */
export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en-GB" className={fontClasses} suppressHydrationWarning>
      <body>
        <ThemeProvider>
          <ToastRegion>
            <div className="isolate flex min-h-dvh flex-col">{children}</div>
          </ToastRegion>
        </ThemeProvider>
      </body>
    </html>
  );
}
