'use client';

import { ErrorView } from '#components/site/error-view.tsx';

/** Replaces a page that failed; masthead and footer stay. */
export default function PageError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <ErrorView error={error} retry={retry} />;
}
