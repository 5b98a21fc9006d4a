/** Saves a draft while it is being written, one save at a time, and loses nothing on the way. No React, no clock but the timers. */
import type { ActionRefusal, ActionResult } from '#protocol/forms/action-result.ts';

/** Where what was typed is. `at` is the browser's clock, epoch ms: it is only shown. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'typing' }
  /** It cannot be saved as it stands: fields have to be put right. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'refused'; readonly refusal: ActionRefusal }
  /** The house did not answer; it is being tried again. */
  | { readonly kind: 'unreachable' };

export type AutosaveParts<Entries> = {
  /** How long the keyboard has to rest, ms. */
  readonly rest: number;
  /** How long to wait before the house is tried again, ms. */
  readonly retry: number;
  readonly isReadable: (entries: Entries) => boolean;
  readonly save: (entries: Entries) => Promise<ActionResult>;
  readonly tell: (state: SaveState) => void;
};

export type Autosave<Entries> = {
  /** Something was typed: it will be saved when the keyboard rests. */
  readonly changed: (entries: Entries) => void;
  /** Saves now what has not been saved. Says whether everything is in the house. */
  readonly flush: () => Promise<boolean>;
  /** Whether there is something that is not in the house yet. */
  readonly isBehind: () => boolean;
  readonly stop: () => void;
};

export function createAutosave<Entries>({
  rest,
  retry,
  isReadable,
  save,
  tell,
}: AutosaveParts<Entries>): Autosave<Entries> {
  let waiting: { readonly entries: Entries } | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  async function saveWaiting(): Promise<boolean> {
    while (waiting) {
      const sending = waiting;
      if (!isReadable(sending.entries)) {
        tell({ kind: 'unreadable' });
        return false;
      }
      tell({ kind: 'saving' });
      const answer = await save(sending.entries).catch(() => null);
      if (answer === null) {
        tell({ kind: 'unreachable' });
        later(retry);
        return false;
      }
      // Typed on in the meantime: that is saved next, whatever became of this.
      if (waiting !== sending) continue;
      if (!answer.ok) {
        tell({ kind: 'refused', refusal: answer.refusal });
        return false;
      }
      waiting = null;
      tell({ kind: 'saved', at: Date.now() });
    }
    return true;
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    running ??= saveWaiting().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    changed: (entries) => {
      waiting = { entries };
      if (!running) tell({ kind: 'typing' });
      later(rest);
    },
    flush,
    isBehind: () => waiting !== null,
    stop: () => clearTimeout(timer),
  };
}
