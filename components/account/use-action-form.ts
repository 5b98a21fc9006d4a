'use client';

import { useActionState, useEffect, useRef } from 'react';
import { type FormAction, untouched } from './form-state.ts';

/**
 * The state of a form posted to a server action, with or without JavaScript. After a rejected post
 * it focuses the first invalid field.
 */
export function useActionForm(action: FormAction) {
  const [state, post, pending] = useActionState(action, untouched);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(state.problems).length > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [state]);
  return { state, post, pending, form };
}
