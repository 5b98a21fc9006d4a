/** Pictures on their way to the house: one after the other, so that they arrive in the order in which they were chosen. No React in it. */
import { refusalMessage } from '../forms/refusal-message.ts';
import type { UploadedImage, UploadPicture } from './upload-picture.ts';

/** The lot that pictures go to, and how to speak of it. */
export type UploadTarget = { readonly lotId: string; readonly lotNumber: string; readonly address: string };

export type Upload = {
  readonly key: string;
  readonly target: UploadTarget;
  readonly file: File;
  /** One that has arrived is taken off the list. A failed one may be tried again unless the house refused the file itself. */
  readonly state: 'waiting' | 'sending' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly why: string | null;
  readonly mayRetry: boolean;
};

export type UploadQueue = {
  readonly add: (target: UploadTarget, files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  readonly drop: (key: string) => void;
  readonly uploads: () => readonly Upload[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells of each picture of a lot that arrives. Returns the function that stops listening. */
  readonly onArrival: (lotId: string, listener: (image: UploadedImage) => void) => () => void;
};

/** What is worth sending; the house looks at the bytes again. */
export const acceptedTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
const mostBytes = 20 * 1024 * 1024;

/** Why a file is not worth sending; null when it is. */
export function problemWithFile(file: File): string | null {
  if (!acceptedTypes.includes(file.type)) return refusalMessage({ code: 'PICTURE_REFUSED', why: 'not-a-picture' });
  return file.size > mostBytes ? refusalMessage({ code: 'PICTURE_REFUSED', why: 'too-many-bytes' }) : null;
}

export function createUploadQueue(send: UploadPicture): UploadQueue {
  let uploads: readonly Upload[] = [];
  let current: { readonly key: string; readonly stop: AbortController } | null = null;
  let count = 0;
  const listeners = new Set<() => void>();
  const arrivals = new Set<{ readonly lotId: string; readonly listener: (image: UploadedImage) => void }>();

  const set = (next: readonly Upload[]) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const change = (key: string, fields: Partial<Upload>) =>
    set(uploads.map((upload) => (upload.key === key ? { ...upload, ...fields } : upload)));
  const fail = (key: string, why: string, mayRetry: boolean) => change(key, { state: 'failed', why, mayRetry });

  async function work(): Promise<void> {
    const next = uploads.find(({ state }) => state === 'waiting');
    if (current || !next) return;
    const { key, file, target } = next;
    current = { key, stop: new AbortController() };
    change(key, { state: 'sending', progress: 0, why: null });
    const onProgress = (progress: number) => change(key, { progress });
    const answer = await send(target.lotId, file, onProgress, current.stop.signal).catch(() => null);
    current = null;
    if (answer === null) fail(key, 'The house did not answer.', true);
    else if (!answer.ok) fail(key, refusalMessage(answer.refusal), answer.refusal.code === 'UNAUTHENTICATED');
    else {
      set(uploads.filter((upload) => upload.key !== key));
      for (const { lotId, listener } of arrivals) if (lotId === target.lotId) listener(answer.image);
    }
    await work();
  }

  return {
    add: (target, files) => {
      const added = files.map((file): Upload => {
        count += 1;
        const why = problemWithFile(file);
        const state = why === null ? 'waiting' : 'failed';
        return { key: String(count), target, file, state, progress: 0, why, mayRetry: false };
      });
      set([...uploads, ...added]);
      void work();
    },
    retry: (key) => {
      change(key, { state: 'waiting', why: null });
      void work();
    },
    drop: (key) => {
      if (current?.key === key) current.stop.abort();
      set(uploads.filter((upload) => upload.key !== key));
    },
    uploads: () => uploads,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onArrival: (lotId, listener) => {
      const one = { lotId, listener };
      arrivals.add(one);
      return () => arrivals.delete(one);
    },
  };
}
