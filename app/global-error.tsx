'use client';

import { ErrorView } from '#components/site/error-view.tsx';
import { fontClasses } from './fonts.ts';
import './globals.css';

/** Replaces the whole document when even the layout failed, for example without a database. */
export default function GlobalError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="en-GB" className={fontClasses}>
      <body className="flex min-h-dvh flex-col">
        <title>Something went wrong – Rostrum</title>
        <main className="flex flex-1 flex-col">
          <ErrorView error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
