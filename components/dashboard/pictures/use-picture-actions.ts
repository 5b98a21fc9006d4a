'use client';

import { useCallback, useEffect, useState } from 'react';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { ShownPicture } from '#protocol/views/shown-lot.ts';
import { refusalMessage } from '../forms/refusal-message.ts';
import { moveItem } from '../lots/move-item.ts';
import { pictureUploads, usePictureUploads } from './picture-uploads.ts';
import { problemWithFile, type Upload, type UploadTarget } from './upload-queue.ts';

export type PictureActions = {
  readonly order: (lotId: string, imageIds: readonly string[]) => Promise<ActionResult>;
  readonly describe: (imageId: string, alt: string) => Promise<ActionResult>;
  readonly remove: (imageId: string) => Promise<ActionResult>;
};

export type PictureGalleryState = {
  readonly pictures: readonly ShownPicture[];
  readonly uploads: readonly Upload[];
  /** What the last change met with; null when it was done. */
  readonly refusal: string | null;
  readonly add: (files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  readonly drop: (key: string) => void;
  readonly move: (from: number, to: number) => void;
  readonly describe: (id: string, alt: string) => void;
  readonly remove: (id: string) => void;
  /** Sends what was chosen to a lot that has just been made; it goes on while one writes the next. */
  readonly sendTo: (target: UploadTarget) => void;
};

const nowhere: UploadTarget = { lotId: '', lotNumber: '', address: '' };

/** The pictures of one lot: those that the house has and those on their way to it. Those of a lot that is not made yet (null) wait here. */
export function usePictureActions(
  target: UploadTarget | null,
  initial: readonly ShownPicture[],
  deeds: PictureActions,
): PictureGalleryState {
  const [pictures, setPictures] = useState(initial);
  const [chosen, setChosen] = useState<readonly Upload[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const underWay = usePictureUploads();
  const lotId = target?.lotId ?? null;

  useEffect(() => {
    if (lotId === null) return;
    return pictureUploads.onArrival(lotId, ({ imageId: id, ...picture }) =>
      setPictures((now) => (now.some((one) => one.id === id) ? now : [...now, { id, ...picture }])),
    );
  }, [lotId]);

  // Shown at once and taken back if the house refuses it.
  const change = useCallback(
    async (next: readonly ShownPicture[], deed: () => Promise<ActionResult>) => {
      setPictures(next);
      const answer = await deed().catch(() => null);
      if (answer?.ok) return setRefusal(null);
      setPictures(pictures);
      setRefusal(answer ? refusalMessage(answer.refusal) : 'The house does not answer. Try again in a moment.');
    },
    [pictures],
  );

  return {
    pictures,
    uploads: target === null ? chosen : underWay.filter((upload) => upload.target.lotId === target.lotId),
    refusal,
    add: (files) => {
      if (target === null) setChosen((now) => [...now, ...files.map(waiting)]);
      else pictureUploads.add(target, files);
    },
    retry: pictureUploads.retry,
    drop: (key) => {
      if (target === null) setChosen((now) => now.filter((upload) => upload.key !== key));
      else pictureUploads.drop(key);
    },
    move: (from, to) => {
      const next = moveItem(pictures, from, to);
      const ids = next.map(({ id }) => id);
      if (lotId !== null) void change(next, () => deeds.order(lotId, ids));
    },
    describe: (id, alt) =>
      void change(
        pictures.map((picture) => (picture.id === id ? { ...picture, alt } : picture)),
        () => deeds.describe(id, alt),
      ),
    remove: (id) =>
      void change(
        pictures.filter((picture) => picture.id !== id),
        () => deeds.remove(id),
      ),
    sendTo: (made) => {
      const files = chosen.filter(({ state }) => state === 'waiting').map(({ file }) => file);
      pictureUploads.add(made, files);
      setChosen([]);
    },
  };
}

function waiting(file: File): Upload {
  const why = problemWithFile(file);
  const key = `${file.name}/${file.size}/${file.lastModified}/${Math.random()}`;
  return { key, target: nowhere, file, state: why ? 'failed' : 'waiting', progress: 0, why, mayRetry: false };
}
