'use client';

import { Notice } from '#components/ui/notice.tsx';
import { PictureDropZone } from './picture-drop-zone.tsx';
import { PictureTile } from './picture-tile.tsx';
import { UploadTile } from './upload-tile.tsx';
import type { PictureGalleryState } from './use-picture-actions.ts';

/** Edits the pictures of a lot: add, describe, reorder, remove. The first picture is the cover. */
export function PictureGallery({
  gallery,
  isEditable,
  mayDescribe,
}: {
  readonly gallery: PictureGalleryState;
  readonly isEditable: boolean;
  readonly mayDescribe: boolean;
}) {
  const { pictures, uploads } = gallery;
  const isEmpty = pictures.length + uploads.length === 0;
  return (
    <div
      className="flex flex-col gap-4"
      onPaste={(event) => {
        if (isEditable && event.clipboardData.files.length > 0) gallery.add([...event.clipboardData.files]);
      }}
    >
      {gallery.refusal && (
        <Notice tone="bad" role="alert">
          {gallery.refusal}
        </Notice>
      )}
      {!isEmpty && (
        <ul className="flex flex-col gap-2">
          {pictures.map((picture, index) => (
            <PictureTile
              key={picture.id}
              picture={picture}
              index={index}
              last={pictures.length - 1}
              isEditable={isEditable}
              mayDescribe={mayDescribe}
              onMove={(from, to) => gallery.move(from, to)}
              onDescribe={(alt) => gallery.describe(picture.id, alt)}
              onRemove={() => gallery.remove(picture.id)}
            />
          ))}
          {uploads.map((upload) => (
            <UploadTile
              key={upload.key}
              upload={upload}
              onRetry={() => gallery.retry(upload.key)}
              onCancel={() => gallery.cancel(upload.key)}
            />
          ))}
        </ul>
      )}
      {isEditable ? (
        <PictureDropZone onFiles={gallery.add} />
      ) : (
        isEmpty && <p className="text-ink-soft">No pictures.</p>
      )}
    </div>
  );
}
