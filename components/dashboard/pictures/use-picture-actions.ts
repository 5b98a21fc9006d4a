'use client';

import { useCallback, useEffect, useState } from 'react';
import { NO_RESPONSE } from '#components/ui/no-response.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { ShownPicture } from '#protocol/views/shown-lot.ts';
import { actionRefusalMessage } from '../forms/refusal-message.ts';
import { moveItem } from '../lots/move-item.ts';
import { pictureUploads, usePictureUploads } from './picture-uploads.ts';
import { fileProblem, type Upload, type UploadTarget } from './upload-queue.ts';

export type PictureActions = {
  readonly order: (lotId: string, imageIds: readonly string[]) => Promise<ActionResult>;
  readonly describe: (imageId: string, alt: string) => Promise<ActionResult>;
  readonly remove: (imageId: string) => Promise<ActionResult>;
};

export type PictureGalleryState = {
  readonly pictures: readonly ShownPicture[];
  readonly uploads: readonly Upload[];
  /** Why the last change failed; null if it succeeded. */
  readonly refusal: string | null;
  readonly add: (files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  readonly cancel: (key: string) => void;
  readonly move: (from: number, to: number) => void;
  readonly describe: (id: string, alt: string) => void;
  readonly remove: (id: string) => void;
  /** Starts the uploads for a lot that has just been created. */
  readonly sendTo: (target: UploadTarget) => void;
};

const NO_TARGET: UploadTarget = { lotId: '', lotNumber: '', address: '' };

/**
 * The pictures of a lot, its uploads, and the actions on them. For a lot that does not exist yet
 * (`target` null) the chosen files wait until `sendTo`.
 */
export function usePictureActions(
  target: UploadTarget | null,
  initial: readonly ShownPicture[],
  actions: PictureActions,
): PictureGalleryState {
  const [pictures, setPictures] = useState(initial);
  const [chosen, setChosen] = useState<readonly Upload[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const allUploads = usePictureUploads();
  const lotId = target?.lotId ?? null;

  useEffect(() => {
    if (lotId === null) return;
    return pictureUploads.onArrival(lotId, ({ imageId: id, ...picture }) =>
      setPictures((current) =>
        current.some((picture) => picture.id === id) ? current : [...current, { id, ...picture }],
      ),
    );
  }, [lotId]);

  // Shows a change at once and rolls it back if the server rejects it.
  const change = useCallback(
    async (next: readonly ShownPicture[], action: () => Promise<ActionResult>) => {
      setPictures(next);
      const result = await action().catch(() => null);
      if (result?.ok) return setRefusal(null);
      setPictures(pictures);
      setRefusal(result ? actionRefusalMessage(result.refusal) : NO_RESPONSE);
    },
    [pictures],
  );

  return {
    pictures,
    uploads: target === null ? chosen : allUploads.filter((upload) => upload.target.lotId === target.lotId),
    refusal,
    add: (files) => {
      if (target === null) setChosen((current) => [...current, ...files.map(unsentUpload)]);
      else pictureUploads.add(target, files);
    },
    retry: pictureUploads.retry,
    cancel: (key) => {
      if (target === null) setChosen((current) => current.filter((upload) => upload.key !== key));
      else pictureUploads.cancel(key);
    },
    move: (from, to) => {
      const next = moveItem(pictures, from, to);
      const ids = next.map(({ id }) => id);
      if (lotId !== null) void change(next, () => actions.order(lotId, ids));
    },
    describe: (id, alt) =>
      void change(
        pictures.map((picture) => (picture.id === id ? { ...picture, alt } : picture)),
        () => actions.describe(id, alt),
      ),
    remove: (id) =>
      void change(
        pictures.filter((picture) => picture.id !== id),
        () => actions.remove(id),
      ),
    sendTo: (created) => {
      const files = chosen.filter(({ state }) => state === 'waiting').map(({ file }) => file);
      pictureUploads.add(created, files);
      setChosen([]);
    },
  };
}

function unsentUpload(file: File): Upload {
  const why = fileProblem(file);
  const key = `${file.name}/${file.size}/${file.lastModified}/${Math.random()}`;
  return { key, target: NO_TARGET, file, state: why ? 'failed' : 'waiting', progress: 0, why, mayRetry: false };
}
