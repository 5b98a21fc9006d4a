/** Pictures on their way to the house: one after the other, so that they arrive in the order in which they were chosen. No React in it. */
import { refusalWords } from './refusal-words.ts';
import type { SendPicture, SentImage } from './send-picture.ts';

export type Upload = {
  readonly key: string;
  readonly file: File;
  /** `done` is taken off the list at once. A failed one may be tried again unless the house refused the file itself. */
  readonly state: 'waiting' | 'sending' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly why: string | null;
  readonly mayRetry: boolean;
};

export type UploadQueue = {
  readonly add: (files: readonly File[]) => void;
  /** Says to which lot they belong: sending begins, or goes on. */
  readonly start: (lotId: string) => void;
  readonly retry: (key: string) => void;
  readonly drop: (key: string) => void;
  /** When nothing waits and nothing is being sent. Says whether everything has arrived. */
  readonly whenIdle: () => Promise<boolean>;
  readonly uploads: () => readonly Upload[];
  readonly subscribe: (listener: () => void) => () => void;
};

/** What is worth sending; the house looks at the bytes again. */
export const takenTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
const mostBytes = 20 * 1024 * 1024;

export function createUploadQueue(send: SendPicture, onArrival: (image: SentImage) => void): UploadQueue {
  let uploads: readonly Upload[] = [];
  let lotId: string | null = null;
  let current: { readonly key: string; readonly stop: AbortController } | null = null;
  let count = 0;
  const listeners = new Set<() => void>();
  const waitingForIdle = new Set<(hasAllArrived: boolean) => void>();

  const set = (next: readonly Upload[]) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const change = (key: string, fields: Partial<Upload>) =>
    set(uploads.map((upload) => (upload.key === key ? { ...upload, ...fields } : upload)));
  const fail = (key: string, why: string, mayRetry: boolean) => change(key, { state: 'failed', why, mayRetry });

  async function work(): Promise<void> {
    if (current || lotId === null) return;
    const next = uploads.find(({ state }) => state === 'waiting');
    if (!next) {
      for (const tell of waitingForIdle) tell(uploads.length === 0);
      waitingForIdle.clear();
      return;
    }
    const { key } = next;
    current = { key, stop: new AbortController() };
    change(key, { state: 'sending', progress: 0, why: null });
    const answer = await send(lotId, next.file, (progress) => change(key, { progress }), current.stop.signal).catch(
      () => null,
    );
    current = null;
    if (answer === null) fail(key, 'The house did not answer.', true);
    else if (!answer.ok) fail(key, refusalWords(answer.refusal), answer.refusal.code === 'UNAUTHENTICATED');
    else {
      set(uploads.filter((upload) => upload.key !== key));
      onArrival(answer.image);
    }
    await work();
  }

  return {
    add: (files) => {
      const added = files.map((file): Upload => {
        count += 1;
        const why = problemWith(file);
        return { key: String(count), file, state: why ? 'failed' : 'waiting', progress: 0, why, mayRetry: false };
      });
      set([...uploads, ...added]);
      void work();
    },
    start: (id) => {
      lotId = id;
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
    whenIdle: () =>
      new Promise((resolve) => {
        waitingForIdle.add(resolve);
        void work();
      }),
    uploads: () => uploads,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function problemWith(file: File): string | null {
  if (!takenTypes.includes(file.type)) return refusalWords({ code: 'PICTURE_REFUSED', why: 'not-a-picture' });
  return file.size > mostBytes ? refusalWords({ code: 'PICTURE_REFUSED', why: 'too-many-bytes' }) : null;
}
