'use client';

import { Button } from '../ui/button/button.tsx';
import { TextField } from '../ui/form/text-field.tsx';
import { FormOutcome } from './form-outcome.tsx';
import type { FormAction } from './form-state.ts';
import { PasswordField } from './password-field.tsx';
import { useActionForm } from './use-action-form.ts';

export type SignInFormProps = {
  readonly action: FormAction;
  /** The path to redirect to. */
  readonly next: string;
};

/** Signs in with e-mail and password. */
export function SignInForm({ action, next }: SignInFormProps) {
  const { state, post, pending, form } = useActionForm(action);
  return (
    <form ref={form} action={post} noValidate className="flex flex-col gap-5">
      <FormOutcome state={state} />
      <input type="hidden" name="next" value={next} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={state.values.email}
        error={state.problems.email}
      />
      <PasswordField label="Password" name="password" autoComplete="current-password" error={state.problems.password} />
      <Button type="submit" variant="primary" size="lg" wide busy={pending}>
        Sign in
      </Button>
    </form>
  );
}
