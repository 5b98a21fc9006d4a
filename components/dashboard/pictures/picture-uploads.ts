'use client';

import { useSyncExternalStore } from 'react';
import { uploadPicture } from './upload-picture.ts';
import { createUploadQueue, type Upload } from './upload-queue.ts';

/** The tab's one queue: it goes on while one writes the next lot. */
export const pictureUploads = createUploadQueue(uploadPicture);

const none: readonly Upload[] = [];

/** Every picture on its way, for whatever shows it. */
export function usePictureUploads(): readonly Upload[] {
  return useSyncExternalStore(pictureUploads.subscribe, pictureUploads.uploads, () => none);
}
