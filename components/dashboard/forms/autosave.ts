/**
 * Saves a draft while it is edited, one save at a time, and retries failed saves. Free of React.
 */
import type { ActionRefusal, ActionResult } from '#protocol/forms/action-result.ts';

/** Whether the entries are saved. `at` is the browser's clock (epoch ms), for display only. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'typing' }
  /** The entries do not pass validation. */
  | { readonly kind: 'invalid' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'refused'; readonly refusal: ActionRefusal }
  /** The server did not respond; a retry is scheduled. */
  | { readonly kind: 'unreachable' };

export type AutosaveParts<Entries> = {
  /** How long to wait after the last change before saving, ms. */
  readonly idleDelay: number;
  /** How long to wait before a retry, ms. */
  readonly retryDelay: number;
  readonly isValid: (entries: Entries) => boolean;
  readonly save: (entries: Entries) => Promise<ActionResult>;
  readonly onStateChange: (state: SaveState) => void;
};

export type Autosave<Entries> = {
  /** Records new entries and schedules a save. */
  readonly changed: (entries: Entries) => void;
  /** Saves unsaved entries now. Resolves to whether everything is saved. */
  readonly flush: () => Promise<boolean>;
  /** Whether there are unsaved entries. */
  readonly hasUnsaved: () => boolean;
  readonly stop: () => void;
};

export function createAutosave<Entries>({
  idleDelay,
  retryDelay,
  isValid,
  save,
  onStateChange,
}: AutosaveParts<Entries>): Autosave<Entries> {
  let unsaved: { readonly entries: Entries } | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const schedule = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  async function saveUnsaved(): Promise<boolean> {
    while (unsaved) {
      const sending = unsaved;
      if (!isValid(sending.entries)) {
        onStateChange({ kind: 'invalid' });
        return false;
      }
      onStateChange({ kind: 'saving' });
      const result = await save(sending.entries).catch(() => null);
      if (result === null) {
        onStateChange({ kind: 'unreachable' });
        schedule(retryDelay);
        return false;
      }
      // Newer entries arrived in the meantime: save those next, whatever the result of this save.
      if (unsaved !== sending) continue;
      if (!result.ok) {
        onStateChange({ kind: 'refused', refusal: result.refusal });
        return false;
      }
      unsaved = null;
      onStateChange({ kind: 'saved', at: Date.now() });
    }
    return true;
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    running ??= saveUnsaved().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    changed: (entries) => {
      unsaved = { entries };
      if (!running) onStateChange({ kind: 'typing' });
      schedule(idleDelay);
    },
    flush,
    hasUnsaved: () => unsaved !== null,
    stop: () => clearTimeout(timer),
  };
}
