'use client';

import { RotateCw, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import type { Upload } from './upload-queue.ts';

export type UploadTileProps = {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onCancel: () => void;
};

/** An upload with its progress, or the reason why it failed. */
export function UploadTile({ upload, onRetry, onCancel }: UploadTileProps) {
  const preview = usePreview(upload.file);
  const isFailed = upload.state === 'failed';
  return (
    <li className="flex gap-3 rounded-md border border-line bg-surface p-2">
      <div className="relative size-24 shrink-0 overflow-hidden rounded-sm bg-sunken">
        {isFailed ? (
          <TriangleAlert aria-hidden className="absolute inset-0 m-auto size-7 text-unmet" />
        ) : (
          preview && (
            // biome-ignore lint/performance/noImgElement: a local file of the user.
            <img src={preview} alt="" className="absolute inset-0 size-full object-contain opacity-60" />
          )
        )}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 text-sm">
        <p className="truncate text-2xs text-ink-soft">{upload.file.name}</p>
        {isFailed ? (
          <p role="alert" className="text-unmet">
            {upload.why}
          </p>
        ) : (
          <Progress upload={upload} />
        )}
        <div className="mt-auto -ml-2 flex flex-wrap">
          {isFailed && upload.mayRetry && (
            <Button size="sm" variant="quiet" onClick={onRetry}>
              <RotateCw aria-hidden /> Try again
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={onCancel} aria-label={`Leave out ${upload.file.name}`}>
            <X aria-hidden /> Leave out
          </Button>
        </div>
      </div>
    </li>
  );
}

function Progress({ upload: { state, progress, file, target } }: { readonly upload: Upload }) {
  if (target.lotId === '') return <p className="text-2xs text-ink-soft">Uploads when you add the lot</p>;
  const label = state === 'waiting' ? 'Waiting' : progress < 1 ? `${Math.round(progress * 100)} %` : 'Being prepared';
  return (
    <div className="flex flex-col gap-1">
      <progress
        aria-label={`Upload of ${file.name}`}
        max={1}
        value={state === 'waiting' ? 0 : progress}
        className="h-1.5 w-full overflow-hidden rounded-sm accent-brand"
      />
      <span className="numerals text-2xs text-ink-soft">{label}</span>
    </div>
  );
}

function usePreview(file: File): string | null {
  const [preview, setPreview] = useState<string | null>(null);
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    const url = URL.createObjectURL(file);
    setPreview(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return preview;
}
