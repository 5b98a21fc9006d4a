'use client';

import { LoaderCircle, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useEffect } from 'react';
import { countText } from '#components/ui/format/quantity-text.ts';
import { usePictureUploads } from './picture-uploads.ts';

/** Shows running and failed uploads on every dashboard page, and warns before leaving the site. */
export function UploadsStatus() {
  const uploads = usePictureUploads();
  const pending = uploads.filter(({ state }) => state !== 'failed');
  const failed = uploads.filter(({ state }) => state === 'failed');
  const hasPending = pending.length > 0;
  useEffect(() => {
    if (!hasPending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [hasPending]);
  if (uploads.length === 0) return null;
  const lots = [...new Map(failed.map(({ target }) => [target.lotId, target])).values()];
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-5 gap-y-1 rounded-md bg-sunken px-4 py-2.5 text-sm">
      {hasPending && (
        <span className="flex items-center gap-2">
          <LoaderCircle aria-hidden className="size-4 animate-spin" />
          Uploading {countText(pending.length, 'picture')}
        </span>
      )}
      {lots.map(({ lotId, lotNumber, address }) => (
        <Link key={lotId} href={address} className="link flex items-center gap-2 text-unmet">
          <TriangleAlert aria-hidden className="size-4" />
          Pictures of lot {lotNumber} were not uploaded
        </Link>
      ))}
    </div>
  );
}
