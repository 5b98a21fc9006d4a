'use client';

import { useLinkStatus } from 'next/link';

/**
 * Shows a line along the top of the window while the page of the surrounding link loads. Pages are
 * not streamed, so this is the only loading indicator. It fades in late: most pages load before.
 */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending && <span aria-hidden className="link-pending fixed inset-x-0 top-0 z-60 h-0.5 bg-brand-text" />;
}
