'use client';

import { useLinkStatus } from 'next/link';

/**
 * Within a link: a line along the top of the window while its page is on its way. Pages come whole (no skeleton that a script would have to
 * replace), so this is what tells that something happens. It fades in late: most pages are there before it shows.
 */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending && <span aria-hidden className="link-pending fixed inset-x-0 top-0 z-60 h-0.5 bg-brand-text" />;
}
