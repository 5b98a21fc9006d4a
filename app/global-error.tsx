'use client';

import { ErrorView } from '#components/site/error-view.tsx';
import { fontClasses } from './fonts.ts';
import './globals.css';

/** What stands where not even the frame of the pages could be made: without its database the house cannot say who is there. */
export default function GlobalError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="en-GB" className={fontClasses}>
      <body className="flex min-h-dvh flex-col">
        <title>A fault of the house – Rostrum</title>
        <main className="flex flex-1 flex-col">
          <ErrorView error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
