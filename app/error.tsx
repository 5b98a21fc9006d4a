'use client';

import { ErrorView } from '#components/site/error-view.tsx';

/** What stands where a page could not be made; masthead and foot stay. */
export default function PageError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <ErrorView error={error} retry={retry} />;
}
