'use client';

import { PageFault } from '#components/site/page-fault.tsx';

/** What stands where a page could not be made; masthead and foot stay. */
export default function PageError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFault error={error} retry={retry} />;
}
