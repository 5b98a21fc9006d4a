'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionRefusal, ActionResult } from '#protocol/forms/action-result.ts';
import { createAutosave, type SaveState } from './autosave.ts';
import { loadUnsavedEntries, storeUnsavedEntries } from './unsaved-entries.ts';

export type DraftFormParts<Entries extends FieldValues> = {
  /** Reads the entries: the same schema that the deed reads them by. */
  readonly schema: z.ZodType<unknown, Entries>;
  readonly initial: Entries;
  readonly save: (entries: Entries) => Promise<ActionResult>;
  /** What the deed calls the entries in its input: goes before the paths of its problems. */
  readonly within: string;
  /** Under which name the browser keeps what is not saved yet. */
  readonly storageKey: string;
  /** Saved while one types; otherwise only when the form is sent. */
  readonly autosaves: boolean;
};

export type DraftForm<Entries extends FieldValues> = {
  readonly form: UseFormReturn<Entries>;
  readonly saving: SaveState;
  /** Saves what is there. Says whether it is in the house; if not, the first wrong field has the focus. */
  readonly saveNow: () => Promise<boolean>;
  /** When the entries that the form began with were typed here and never saved; null when it began with what the house has. */
  readonly restoredFrom: number | null;
  /** Takes what the house has instead. */
  readonly discardRestored: () => void;
};

/** A form of the dashboard: checked at the field, saved as it is written or when it is sent, and never lost. */
export function useDraftForm<Entries extends FieldValues>(parts: DraftFormParts<Entries>): DraftForm<Entries> {
  const { schema, within, storageKey, autosaves } = parts;
  // Each rendering of the page brings new objects: the form goes on with those it began with.
  const first = useRef(parts);
  const form = useForm<Entries>({
    resolver: zodResolver(schema, undefined, { raw: true }),
    defaultValues: parts.initial as DefaultValues<Entries>,
    mode: 'onTouched',
  });
  const [saving, setSaving] = useState<SaveState>({ kind: 'untouched' });
  const [restoredFrom, setRestoredFrom] = useState<number | null>(null);
  const isSending = useRef(false);
  const strokes = useRef(0);

  const showRefusal = useCallback(
    (refusal: ActionRefusal) => {
      if (refusal.code !== 'INVALID') return;
      for (const [place, { path, problem }] of refusal.problems.entries()) {
        const field = path.startsWith(`${within}.`) ? path.slice(within.length + 1) : 'root';
        form.setError(field as Path<Entries>, { message: problem }, { shouldFocus: isSending.current && place === 0 });
      }
    },
    [form, within],
  );

  const autosave = useMemo(
    () =>
      createAutosave<Entries>({
        rest: 900,
        retry: 5000,
        isReadable: (entries) => schema.safeParse(entries).success,
        save: (entries) => first.current.save(entries),
        tell: (state) => {
          setSaving(state);
          if (state.kind === 'saved') storeUnsavedEntries(storageKey, null);
          if (state.kind === 'refused') showRefusal(state.refusal);
        },
      }),
    [schema, storageKey, showRefusal],
  );

  const changed = useCallback(
    (entries: Entries) => {
      strokes.current += 1;
      storeUnsavedEntries(storageKey, entries);
      if (autosaves) autosave.changed(entries);
      else {
        autosave.stop();
        setSaving({ kind: 'typing' });
      }
    },
    [autosave, autosaves, storageKey],
  );

  useEffect(() => {
    const unsubscribe = form.subscribe({
      formState: { values: true },
      // A reset has no name: nobody typed.
      callback: ({ values, name }) => name !== undefined && changed(structuredClone(values)),
    });
    const { initial } = first.current;
    const kept = loadUnsavedEntries(storageKey, initial);
    if (kept && JSON.stringify(kept.entries) !== JSON.stringify(initial)) {
      form.reset(kept.entries, { keepDefaultValues: true });
      setRestoredFrom(kept.at);
      changed(kept.entries);
    } else storeUnsavedEntries(storageKey, null);
    return () => {
      unsubscribe();
      autosave.stop();
      if (autosaves && autosave.isBehind()) void autosave.flush();
    };
  }, [form, autosave, autosaves, changed, storageKey]);

  const saveNow = useCallback(async () => {
    let isReadable = false;
    await form.handleSubmit(
      () => {
        isReadable = true;
      },
      () => setSaving({ kind: 'unreadable' }),
    )();
    if (!isReadable) return false;
    const sent = strokes.current;
    if (!autosaves) autosave.changed(structuredClone(form.getValues()));
    isSending.current = true;
    const isSaved = await autosave.flush();
    isSending.current = false;
    // Typed on while it was being saved: that is not in the house yet.
    if (isSaved && sent !== strokes.current && !autosaves) changed(structuredClone(form.getValues()));
    return isSaved;
  }, [form, autosave, autosaves, changed]);

  const discardRestored = useCallback(() => {
    const { initial } = first.current;
    form.reset(initial as DefaultValues<Entries>);
    storeUnsavedEntries(storageKey, null);
    setRestoredFrom(null);
    setSaving({ kind: 'untouched' });
    if (autosaves) autosave.changed(initial);
  }, [form, storageKey, autosave, autosaves]);

  return { form, saving, saveNow, restoredFrom, discardRestored };
}
