'use client';

import { type RefObject, useEffect } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { problemsIn } from './field-props.ts';

/**
 * Keeps the focused invalid field visible after a submit. It gets the focus before the errors are
 * rendered, which moves it, so this scrolls it back into view (with its scroll margins).
 */
export function useVisibleFocus<Entries extends FieldValues>(
  within: RefObject<HTMLElement | null>,
  form: UseFormReturn<Entries>,
): void {
  const { submitCount, errors } = form.formState;
  const invalidNames = problemsIn(errors)
    .map(({ name }) => name)
    .join(' ');
  useEffect(() => {
    const field = document.activeElement;
    if (submitCount > 0 && invalidNames !== '' && within.current?.contains(field))
      field?.scrollIntoView({ block: 'nearest' });
  }, [within, submitCount, invalidNames]);
}
