'use client';

import { useSyncExternalStore } from 'react';
import { uploadPicture } from './upload-picture.ts';
import { createUploadQueue, type Upload } from './upload-queue.ts';

/** The upload queue of this tab. It keeps running when the user goes on to another page. */
export const pictureUploads = createUploadQueue(uploadPicture);

const NO_UPLOADS: readonly Upload[] = [];

/** All uploads of this tab. */
export function usePictureUploads(): readonly Upload[] {
  return useSyncExternalStore(pictureUploads.subscribe, pictureUploads.uploads, () => NO_UPLOADS);
}
