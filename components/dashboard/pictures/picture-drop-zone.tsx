'use client';

import { ImagePlus } from 'lucide-react';
import { useId, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { acceptedTypes } from './upload-queue.ts';

/** Accepts several pictures at once by drop or file picker. */
export function PictureDropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: an alternative to the file input.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={classNames(
        'relative flex flex-col items-center gap-2 rounded-md border border-dashed px-4 py-6 ' +
          'text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
        isOver ? 'border-brand bg-brand-tint' : 'border-line-strong hover:border-ink',
      )}
    >
      <ImagePlus aria-hidden className="size-6 text-ink-soft" />
      <label htmlFor={id} className="link font-medium after:absolute after:inset-0 after:cursor-pointer">
        Choose pictures
      </label>
      <p className="text-sm text-ink-soft">
        <span className="pointer-coarse:hidden">or drop them here. </span>JPEG, PNG or WebP, 20 MB at most each.
      </p>
      <input
        id={id}
        type="file"
        multiple
        accept={acceptedTypes.join(',')}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // Allows the same file to be chosen again after its removal.
          event.target.value = '';
        }}
      />
    </div>
  );
}
