import type { FocusEvent, KeyboardEvent } from 'react';
import { type FieldValues, get, type Path, type PathValue, type UseFormReturn } from 'react-hook-form';
import { plainAmount } from '#protocol/forms/typed-amount.ts';

/** The id of a field's control, so that a summary of what is wrong can lead to it. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`;
}

/**
 * What ties a control of components/ui to a field of a form: its registration, its id, what is wrong with it, and what is in it when the page
 * comes: the server's HTML is filled in already.
 */
export function fieldProps<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>) {
  const defaultValue = startOf(form, name) as string | undefined;
  return { ...form.register(name), id: fieldId(name), error: problemOf(form, name), defaultValue };
}

/** The same for an amount, which is put into its plain form when the typist leaves the field or sends the form from it. */
export function amountProps<Entries extends FieldValues>(
  form: UseFormReturn<Entries>,
  name: Path<Entries>,
  currency: string,
) {
  const { onBlur, ...field } = fieldProps(form, name);
  const tidy = ({ currentTarget: { value } }: { readonly currentTarget: HTMLInputElement }) => {
    const tidied = plainAmount(value, currency);
    if (tidied !== null && tidied !== value)
      form.setValue(name, tidied as PathValue<Entries, Path<Entries>>, { shouldDirty: true });
  };
  return {
    ...field,
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    onBlur: (event: FocusEvent<HTMLInputElement>) => {
      tidy(event);
      return onBlur(event);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === 'Enter') tidy(event);
    },
  };
}

/** The same for a box to tick. */
export function tickProps<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>) {
  return {
    ...form.register(name),
    id: fieldId(name),
    error: problemOf(form, name),
    defaultChecked: startOf(form, name) === true,
  };
}

/** The same for one of several to choose from (choice-cards.tsx). */
export function choiceProps<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>) {
  const chosen = startOf(form, name) as string | undefined;
  return { registration: form.register(name), id: fieldId(name), error: problemOf(form, name), chosen };
}

function startOf<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>): unknown {
  return get(form.formState.defaultValues, name);
}

/** What is wrong with a field or a group of fields; undefined when nothing is. */
export function problemOf<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: string): string | undefined {
  const problem: unknown = get(form.formState.errors, name);
  if (typeof problem !== 'object' || problem === null || !('message' in problem)) return undefined;
  return typeof problem.message === 'string' && problem.message !== '' ? problem.message : undefined;
}

/** Every field with what is wrong with it, in the order of the form. */
export function problemsIn(
  errors: object,
  within = '',
): readonly { readonly name: string; readonly problem: string }[] {
  return Object.entries(errors).flatMap(([key, value]) => {
    const name = within ? `${within}.${key}` : key;
    if (typeof value !== 'object' || value === null) return [];
    if ('message' in value && typeof value.message === 'string' && value.message)
      return [{ name, problem: value.message }];
    // `ref` leads into the page, not to fields.
    return key === 'ref' ? [] : problemsIn(value, name);
  });
}
