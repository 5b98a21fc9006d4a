'use client';

import { useState } from 'react';
import { TextareaField, type TextareaFieldProps } from '#components/ui/form/textarea-field.tsx';
import { Markdown } from '#components/ui/markdown.tsx';

/** A Markdown textarea with a preview. `text` is the field's current value. */
export function MarkdownField({ text, ...field }: TextareaFieldProps & { readonly text: string }) {
  const [isPreviewShown, setPreviewShown] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <TextareaField
        {...field}
        className="min-h-32"
        hint={
          <>
            {field.hint} Markdown: **bold**, *italic*, lists with a hyphen, [words](https://…) for links.{' '}
            <button
              type="button"
              className="link finger cursor-pointer"
              aria-expanded={isPreviewShown}
              onClick={() => setPreviewShown(!isPreviewShown)}
            >
              {isPreviewShown ? 'Hide preview' : 'Show preview'}
            </button>
          </>
        }
      />
      {isPreviewShown && (
        <div className="rounded-md border border-line bg-sunken px-4 py-3">
          {text.trim() === '' ? <p className="text-ink-soft">Nothing written yet.</p> : <Markdown text={text} />}
        </div>
      )}
    </div>
  );
}
