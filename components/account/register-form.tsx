'use client';

import type { ReactNode } from 'react';
import { Button } from '../ui/button/button.tsx';
import { ChoiceField } from '../ui/form/choice-field.tsx';
import { FormOutcome } from './form-outcome.tsx';
import type { FormAction } from './form-state.ts';
import { useActionForm } from './use-action-form.ts';

export type RegisterFormProps = {
  readonly action: FormAction;
  /** The label of the submit button. */
  readonly button: string;
  /** The conditions of sale; null if the auction has none. */
  readonly conditions: ReactNode;
};

/** Accepts an auction's conditions of sale and asks for a paddle. */
export function RegisterForm({ action, button, conditions }: RegisterFormProps) {
  const { state, post, pending, form } = useActionForm(action);
  return (
    <form ref={form} action={post} noValidate className="flex flex-col gap-4">
      <FormOutcome state={state} />
      {conditions}
      <ChoiceField
        label={conditions ? 'I accept the conditions of sale' : 'I accept that a bid is binding'}
        name="acceptConditions"
        value="yes"
        required
        error={state.problems.acceptConditions}
      />
      <Button type="submit" variant="primary" size="lg" busy={pending}>
        {button}
      </Button>
    </form>
  );
}
