import type { FocusEvent, KeyboardEvent } from 'react';
import { type FieldValues, get, type Path, type PathValue, type UseFormReturn } from 'react-hook-form';
import { plainAmount } from '#protocol/forms/typed-amount.ts';

/** The id of a field's control, which the problem summary links to. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`;
}

/**
 * The props that connect a control of components/ui to a form field: registration, id, error and
 * default value (so that the server's HTML is filled in).
 */
export function fieldProps<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>) {
  const defaultValue = defaultOf(form, name) as string | undefined;
  return { ...form.register(name), id: fieldId(name), error: problemOf(form, name), defaultValue };
}

/** `fieldProps` for an amount, which is normalised on blur and on Enter. */
export function amountProps<Entries extends FieldValues>(
  form: UseFormReturn<Entries>,
  name: Path<Entries>,
  currency: string,
) {
  const { onBlur, ...field } = fieldProps(form, name);
  const normalise = ({ currentTarget: { value } }: { readonly currentTarget: HTMLInputElement }) => {
    const normalised = plainAmount(value, currency);
    if (normalised !== null && normalised !== value)
      form.setValue(name, normalised as PathValue<Entries, Path<Entries>>, { shouldDirty: true });
  };
  return {
    ...field,
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    onBlur: (event: FocusEvent<HTMLInputElement>) => {
      normalise(event);
      return onBlur(event);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === 'Enter') normalise(event);
    },
  };
}

/** `fieldProps` for a checkbox. */
export function tickProps<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>) {
  return {
    ...form.register(name),
    id: fieldId(name),
    error: problemOf(form, name),
    defaultChecked: defaultOf(form, name) === true,
  };
}

/** `fieldProps` for `ChoiceCards`. */
export function choiceProps<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>) {
  const chosen = defaultOf(form, name) as string | undefined;
  return { registration: form.register(name), id: fieldId(name), error: problemOf(form, name), chosen };
}

function defaultOf<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>): unknown {
  return get(form.formState.defaultValues, name);
}

/** The error of a field or a group of fields; undefined without one. */
export function problemOf<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: string): string | undefined {
  const problem: unknown = get(form.formState.errors, name);
  if (typeof problem !== 'object' || problem === null || !('message' in problem)) return undefined;
  return typeof problem.message === 'string' && problem.message !== '' ? problem.message : undefined;
}

/** All invalid fields with their errors, in form order. */
export function problemsIn(
  errors: object,
  within = '',
): readonly { readonly name: string; readonly problem: string }[] {
  return Object.entries(errors).flatMap(([key, value]) => {
    const name = within ? `${within}.${key}` : key;
    if (typeof value !== 'object' || value === null) return [];
    if ('message' in value && typeof value.message === 'string' && value.message)
      return [{ name, problem: value.message }];
    // `ref` is a DOM element, not a field.
    return key === 'ref' ? [] : problemsIn(value, name);
  });
}
