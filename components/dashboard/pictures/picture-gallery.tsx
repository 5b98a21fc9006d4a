'use client';

import { Notice } from '#components/ui/notice.tsx';
import { PictureDropZone } from './picture-drop-zone.tsx';
import { PictureTile } from './picture-tile.tsx';
import { UploadTile } from './upload-tile.tsx';
import type { PictureGalleryState } from './use-picture-actions.ts';

/** The pictures of a lot: choose, describe, put in order, remove. The first one is the cover. */
export function PictureGallery({
  desk,
  isEditable,
  mayDescribe,
}: {
  readonly desk: PictureGalleryState;
  readonly isEditable: boolean;
  readonly mayDescribe: boolean;
}) {
  const { pictures, uploads } = desk;
  const isEmpty = pictures.length + uploads.length === 0;
  return (
    <div
      className="flex flex-col gap-4"
      onPaste={(event) => {
        if (isEditable && event.clipboardData.files.length > 0) desk.add([...event.clipboardData.files]);
      }}
    >
      {desk.refusal && (
        <Notice tone="bad" role="alert">
          {desk.refusal}
        </Notice>
      )}
      {!isEmpty && (
        <ul className="flex flex-col gap-2">
          {pictures.map((picture, place) => (
            <PictureTile
              key={picture.id}
              picture={picture}
              place={place}
              last={pictures.length - 1}
              isEditable={isEditable}
              mayDescribe={mayDescribe}
              onMove={(from, to) => desk.move(from, to)}
              onDescribe={(alt) => desk.describe(picture.id, alt)}
              onRemove={() => desk.remove(picture.id)}
            />
          ))}
          {uploads.map((upload) => (
            <UploadTile
              key={upload.key}
              upload={upload}
              onRetry={() => desk.retry(upload.key)}
              onDrop={() => desk.drop(upload.key)}
            />
          ))}
        </ul>
      )}
      {isEditable ? <PictureDropZone onFiles={desk.add} /> : isEmpty && <p className="text-ink-soft">No pictures.</p>}
    </div>
  );
}
