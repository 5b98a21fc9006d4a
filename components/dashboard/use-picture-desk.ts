'use client';

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { DeedAnswer } from '#protocol/forms/deed-answer.ts';
import type { Picture } from '../ui/lot-picture.tsx';
import { moved } from './moved.ts';
import { refusalWords } from './refusal-words.ts';
import { sendPicture } from './send-picture.ts';
import { createUploadQueue, type Upload } from './upload-queue.ts';

export type PictureDeeds = {
  readonly order: (lotId: string, imageIds: readonly string[]) => Promise<DeedAnswer>;
  readonly describe: (imageId: string, alt: string) => Promise<DeedAnswer>;
  readonly remove: (imageId: string) => Promise<DeedAnswer>;
};

export type PictureDesk = {
  readonly pictures: readonly Picture[];
  readonly uploads: readonly Upload[];
  /** What the last change met with; null when it was done. */
  readonly refusal: string | null;
  readonly add: (files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  readonly drop: (key: string) => void;
  readonly move: (from: number, to: number) => void;
  readonly describe: (id: string, alt: string) => void;
  readonly remove: (id: string) => void;
  /** Sends what was chosen to a lot that has just been made. Says whether everything has arrived. */
  readonly sendTo: (lotId: string) => Promise<boolean>;
};

const noUploads: readonly Upload[] = [];

/** The pictures of one lot: those that the house has and those on their way to it. A lot that is not made yet (null) lets them wait. */
export function usePictureDesk(lotId: string | null, initial: readonly Picture[], deeds: PictureDeeds): PictureDesk {
  const [pictures, setPictures] = useState(initial);
  const [refusal, setRefusal] = useState<string | null>(null);
  const queue = useMemo(
    () =>
      createUploadQueue(sendPicture, ({ imageId, ...picture }) =>
        setPictures((now) => [...now, { id: imageId, ...picture }]),
      ),
    [],
  );
  const uploads = useSyncExternalStore(queue.subscribe, queue.uploads, () => noUploads);
  useEffect(() => {
    if (lotId !== null) queue.start(lotId);
  }, [queue, lotId]);

  // Shown at once and taken back if the house refuses it.
  const change = useCallback(
    async (next: (now: readonly Picture[]) => readonly Picture[], deed: () => Promise<DeedAnswer>) => {
      const before = pictures;
      setPictures(next);
      const answer = await deed().catch(() => null);
      if (answer?.ok) return setRefusal(null);
      setPictures(before);
      setRefusal(answer ? refusalWords(answer.refusal) : 'The house does not answer. Try again in a moment.');
    },
    [pictures],
  );

  return {
    pictures,
    uploads,
    refusal,
    add: queue.add,
    retry: queue.retry,
    drop: queue.drop,
    move: (from, to) => {
      const next = moved(pictures, from, to);
      if (lotId !== null)
        void change(
          () => next,
          () =>
            deeds.order(
              lotId,
              next.map(({ id }) => id),
            ),
        );
    },
    describe: (id, alt) =>
      void change(
        (now) => now.map((picture) => (picture.id === id ? { ...picture, alt } : picture)),
        () => deeds.describe(id, alt),
      ),
    remove: (id) =>
      void change(
        (now) => now.filter((picture) => picture.id !== id),
        () => deeds.remove(id),
      ),
    sendTo: (made) => {
      queue.start(made);
      return queue.whenIdle();
    },
  };
}
