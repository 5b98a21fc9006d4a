'use client';

import { FileCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { classNames } from '../ui/class-names.ts';

/** Accepts an export file by drop or file picker. The file never leaves the browser. */
export function ExportDropZone({ onFile }: { readonly onFile: (file: File) => void }) {
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
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
      className={classNames(
        'relative flex flex-col items-center gap-2 rounded-md border border-dashed px-4 py-10 ' +
          'text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
        isOver ? 'border-brand bg-brand-tint' : 'border-line-strong bg-surface hover:border-ink',
      )}
    >
      <FileCheck aria-hidden className="size-7 text-ink-soft" />
      <label htmlFor={id} className="link text-lg font-medium after:absolute after:inset-0 after:cursor-pointer">
        Choose an export
      </label>
      <p className="text-sm text-ink-soft">
        <span className="pointer-coarse:hidden">or drop it here. </span>It stays in your browser: nothing is uploaded.
      </p>
      <input
        id={id}
        type="file"
        accept="application/json,.json"
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          // Allows the same file to be chosen again after a change.
          event.target.value = '';
        }}
      />
    </div>
  );
}
