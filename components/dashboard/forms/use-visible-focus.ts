'use client';

import { type RefObject, useEffect } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { problemsIn } from './field-props.ts';

/**
 * Keeps the field that is to be put right in sight. It gets the focus before what is wrong is written above and below it, which moves it: so
 * once that stands there, the field is brought back. How far from the edges it comes to rest, its scroll margins say.
 */
export function useVisibleFocus<Entries extends FieldValues>(
  within: RefObject<HTMLElement | null>,
  form: UseFormReturn<Entries>,
): void {
  const { submitCount, errors } = form.formState;
  const wrong = problemsIn(errors)
    .map(({ name }) => name)
    .join(' ');
  useEffect(() => {
    const field = document.activeElement;
    if (submitCount > 0 && wrong !== '' && within.current?.contains(field)) field?.scrollIntoView({ block: 'nearest' });
  }, [within, submitCount, wrong]);
}
