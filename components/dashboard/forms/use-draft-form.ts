'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionRefusal, ActionResult } from '#protocol/forms/action-result.ts';
import { type Autosave, createAutosave, type SaveState } from './autosave.ts';
import { loadUnsavedEntries, storeUnsavedEntries } from './unsaved-entries.ts';

export type DraftFormParts<Entries extends FieldValues> = {
  /** Validates the entries; the server action uses the same schema. */
  readonly schema: z.ZodType<unknown, Entries>;
  readonly initial: Entries;
  readonly save: (entries: Entries) => Promise<ActionResult>;
  /** The name of the entries in the action's input, which prefixes the paths of its problems. */
  readonly inputName: string;
  /** The name under which the browser stores unsaved entries. */
  readonly storageKey: string;
  /** Saves while the user types; otherwise only on submit. */
  readonly autosaves: boolean;
};

export type DraftForm<Entries extends FieldValues> = {
  readonly form: UseFormReturn<Entries>;
  readonly saving: SaveState;
  /** Saves the entries. Resolves to whether that worked; if not, focuses an invalid field. */
  readonly saveNow: () => Promise<boolean>;
  /** When the restored unsaved entries were typed (epoch ms); null if the form has none. */
  readonly restoredFrom: number | null;
  /** Replaces the restored entries by the saved ones. */
  readonly discardRestored: () => void;
};

/**
 * A dashboard form: validated per field, saved while typing or on submit, with a copy in the
 * browser.
 */
export function useDraftForm<Entries extends FieldValues>(parts: DraftFormParts<Entries>): DraftForm<Entries> {
  const { schema, inputName, storageKey, autosaves } = parts;
  // Every render passes new objects; the form uses those of the first render.
  const firstParts = useRef(parts);
  const form = useForm<Entries>({
    resolver: zodResolver(schema, undefined, { raw: true }),
    defaultValues: parts.initial as DefaultValues<Entries>,
    mode: 'onTouched',
  });
  const [saving, setSaving] = useState<SaveState>({ kind: 'untouched' });
  const isSending = useRef(false);
  const changeCount = useRef(0);
  const showRefusal = useShowRefusal(form, inputName, isSending);
  const autosave = useFormAutosave({ firstParts, schema, storageKey, setSaving, showRefusal });

  const changed = useCallback(
    (entries: Entries) => {
      changeCount.current += 1;
      storeUnsavedEntries(storageKey, entries);
      if (autosaves) autosave.changed(entries);
      else {
        autosave.stop();
        setSaving({ kind: 'typing' });
      }
    },
    [autosave, autosaves, storageKey],
  );
  const [restoredFrom, setRestoredFrom] = useRestoredEntries({
    firstParts,
    form,
    autosave,
    autosaves,
    storageKey,
    changed,
  });

  const saveNow = useCallback(async () => {
    let isValid = false;
    await form.handleSubmit(
      () => {
        isValid = true;
      },
      () => setSaving({ kind: 'invalid' }),
    )();
    if (!isValid) return false;
    const countAtSave = changeCount.current;
    if (!autosaves) autosave.changed(structuredClone(form.getValues()));
    isSending.current = true;
    const isSaved = await autosave.flush();
    isSending.current = false;
    // Changes made during the save are not saved yet.
    if (isSaved && countAtSave !== changeCount.current && !autosaves) changed(structuredClone(form.getValues()));
    return isSaved;
  }, [form, autosave, autosaves, changed]);

  const discardRestored = useCallback(() => {
    const { initial } = firstParts.current;
    form.reset(initial as DefaultValues<Entries>);
    storeUnsavedEntries(storageKey, null);
    setRestoredFrom(null);
    setSaving({ kind: 'untouched' });
    if (autosaves) autosave.changed(initial);
  }, [form, storageKey, autosave, autosaves, setRestoredFrom]);

  return { form, saving, saveNow, restoredFrom, discardRestored };
}

/** Returns a function that shows the problems of a refusal at their fields. */
function useShowRefusal<Entries extends FieldValues>(
  form: UseFormReturn<Entries>,
  inputName: string,
  isSending: RefObject<boolean>,
): (refusal: ActionRefusal) => void {
  return useCallback(
    (refusal: ActionRefusal) => {
      if (refusal.code !== 'INVALID') return;
      for (const [index, { path, problem }] of refusal.problems.entries()) {
        const field = path.startsWith(`${inputName}.`) ? path.slice(inputName.length + 1) : 'root';
        form.setError(field as Path<Entries>, { message: problem }, { shouldFocus: isSending.current && index === 0 });
      }
    },
    [form, inputName, isSending],
  );
}

function useFormAutosave<Entries extends FieldValues>({
  firstParts,
  schema,
  storageKey,
  setSaving,
  showRefusal,
}: Pick<DraftFormParts<Entries>, 'schema' | 'storageKey'> & {
  readonly firstParts: RefObject<DraftFormParts<Entries>>;
  readonly setSaving: (state: SaveState) => void;
  readonly showRefusal: (refusal: ActionRefusal) => void;
}): Autosave<Entries> {
  return useMemo(
    () =>
      createAutosave<Entries>({
        idleDelay: 900,
        retryDelay: 5000,
        isValid: (entries) => schema.safeParse(entries).success,
        save: (entries) => firstParts.current.save(entries),
        onStateChange: (state) => {
          setSaving(state);
          if (state.kind === 'saved') storeUnsavedEntries(storageKey, null);
          if (state.kind === 'refused') showRefusal(state.refusal);
        },
      }),
    [firstParts, schema, storageKey, setSaving, showRefusal],
  );
}

/** Restores unsaved entries on mount and reports changes. Returns when the entries were typed. */
function useRestoredEntries<Entries extends FieldValues>({
  firstParts,
  form,
  autosave,
  autosaves,
  storageKey,
  changed,
}: {
  readonly firstParts: RefObject<DraftFormParts<Entries>>;
  readonly form: UseFormReturn<Entries>;
  readonly autosave: Autosave<Entries>;
  readonly autosaves: boolean;
  readonly storageKey: string;
  readonly changed: (entries: Entries) => void;
}) {
  const restored = useState<number | null>(null);
  const [, setRestoredFrom] = restored;
  useEffect(() => {
    const unsubscribe = form.subscribe({
      formState: { values: true },
      // A reset has no field name: the user did not type.
      callback: ({ values, name }) => name !== undefined && changed(structuredClone(values)),
    });
    const { initial } = firstParts.current;
    const unsaved = loadUnsavedEntries(storageKey, initial);
    if (unsaved && JSON.stringify(unsaved.entries) !== JSON.stringify(initial)) {
      form.reset(unsaved.entries, { keepDefaultValues: true });
      setRestoredFrom(unsaved.at);
      changed(unsaved.entries);
    } else storeUnsavedEntries(storageKey, null);
    return () => {
      unsubscribe();
      autosave.stop();
      if (autosaves && autosave.hasUnsaved()) void autosave.flush();
    };
  }, [firstParts, form, autosave, autosaves, storageKey, changed]);
  return restored;
}
