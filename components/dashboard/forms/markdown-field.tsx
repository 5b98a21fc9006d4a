'use client';

import { useState } from 'react';
import { Markdown } from '#components/ui/markdown.tsx';
import { TextareaField, type TextareaFieldProps } from '#components/ui/textarea-field.tsx';

/** A text in Markdown with a look at how it will be read. `text` is what is in the field now. */
export function MarkdownField({ text, ...field }: TextareaFieldProps & { readonly text: string }) {
  const [isRead, setRead] = useState(false);
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
              aria-expanded={isRead}
              onClick={() => setRead(!isRead)}
            >
              {isRead ? 'Hide how it reads' : 'See how it reads'}
            </button>
          </>
        }
      />
      {isRead && (
        <div className="rounded-md border border-line bg-sunken px-4 py-3">
          {text.trim() === '' ? <p className="text-ink-soft">Nothing written yet.</p> : <Markdown text={text} />}
        </div>
      )}
    </div>
  );
}
