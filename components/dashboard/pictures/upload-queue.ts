/** Uploads pictures one after the other, so that they arrive in the order chosen. Free of React. */

import type { UploadedImage } from '#protocol/views/shown-lot.ts';
import { actionRefusalMessage } from '../forms/refusal-message.ts';
import type { UploadPicture } from './upload-picture.ts';

/** The lot that a picture belongs to. `address` is the path of its page. */
export type UploadTarget = { readonly lotId: string; readonly lotNumber: string; readonly address: string };

export type Upload = {
  readonly key: string;
  readonly target: UploadTarget;
  readonly file: File;
  /** A finished upload leaves the list. */
  readonly state: 'waiting' | 'sending' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly why: string | null;
  readonly mayRetry: boolean;
};

export type UploadQueue = {
  readonly add: (target: UploadTarget, files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  readonly cancel: (key: string) => void;
  readonly uploads: () => readonly Upload[];
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Calls the listener for each uploaded picture of a lot. Returns a function that unsubscribes.
   */
  readonly onArrival: (lotId: string, listener: (image: UploadedImage) => void) => () => void;
};

/** The accepted media types. The server checks the content again. */
export const acceptedTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
const MAX_BYTES = 20 * 1024 * 1024;

/** Why a file cannot be uploaded; null if it can. */
export function fileProblem(file: File): string | null {
  if (!acceptedTypes.includes(file.type))
    return actionRefusalMessage({ code: 'PICTURE_REFUSED', why: 'not-a-picture' });
  return file.size > MAX_BYTES ? actionRefusalMessage({ code: 'PICTURE_REFUSED', why: 'too-many-bytes' }) : null;
}

export function createUploadQueue(send: UploadPicture): UploadQueue {
  let uploads: readonly Upload[] = [];
  let current: { readonly key: string; readonly abort: AbortController } | null = null;
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

  async function sendNext(): Promise<void> {
    const next = uploads.find(({ state }) => state === 'waiting');
    if (current || !next) return;
    const { key, file, target } = next;
    current = { key, abort: new AbortController() };
    change(key, { state: 'sending', progress: 0, why: null });
    const onProgress = (progress: number) => change(key, { progress });
    const result = await send(target.lotId, file, onProgress, current.abort.signal).catch(() => null);
    current = null;
    if (result === null) fail(key, 'The server did not respond.', true);
    else if (!result.ok) fail(key, actionRefusalMessage(result.refusal), result.refusal.code === 'UNAUTHENTICATED');
    else {
      set(uploads.filter((upload) => upload.key !== key));
      for (const { lotId, listener } of arrivals) if (lotId === target.lotId) listener(result.image);
    }
    await sendNext();
  }

  return {
    add: (target, files) => {
      const added = files.map((file): Upload => {
        count += 1;
        const why = fileProblem(file);
        const state = why === null ? 'waiting' : 'failed';
        return { key: String(count), target, file, state, progress: 0, why, mayRetry: false };
      });
      set([...uploads, ...added]);
      void sendNext();
    },
    retry: (key) => {
      change(key, { state: 'waiting', why: null });
      void sendNext();
    },
    cancel: (key) => {
      if (current?.key === key) current.abort.abort();
      set(uploads.filter((upload) => upload.key !== key));
    },
    uploads: () => uploads,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onArrival: (lotId, listener) => {
      const arrival = { lotId, listener };
      arrivals.add(arrival);
      return () => arrivals.delete(arrival);
    },
  };
}
