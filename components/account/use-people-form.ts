'use client';

import { useActionState, useEffect, useRef } from 'react';
import { type FormAction, untouched } from './form-state.ts';

/**
 * A form that is posted to a server action, with or without JavaScript. After a post that was refused the first wrong field is focused, so that
 * nobody has to look for it.
 */
export function usePeopleForm(action: FormAction) {
  const [state, post, pending] = useActionState(action, untouched);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(state.problems).length > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [state]);
  return { state, post, pending, form };
}
