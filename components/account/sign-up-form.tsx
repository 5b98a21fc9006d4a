'use client';

import { Button } from '../ui/button/button.tsx';
import { AccountFields } from './account-fields.tsx';
import { FormOutcome } from './form-outcome.tsx';
import type { FormAction } from './form-state.ts';
import { useActionForm } from './use-action-form.ts';

export type SignUpFormProps = {
  readonly action: FormAction;
  /** The path to redirect to. */
  readonly next: string;
};

/** Creates an account and signs its owner in. */
export function SignUpForm({ action, next }: SignUpFormProps) {
  const { state, post, pending, form } = useActionForm(action);
  return (
    <form ref={form} action={post} noValidate className="flex flex-col gap-5">
      <FormOutcome state={state} />
      <input type="hidden" name="next" value={next} />
      <AccountFields state={state} />
      <Button type="submit" variant="primary" size="lg" wide busy={pending}>
        Create account
      </Button>
    </form>
  );
}
