'use client';

import { Button } from '../ui/button/button.tsx';
import { FormOutcome } from './form-outcome.tsx';
import type { FormAction } from './form-state.ts';
import { PasswordField } from './password-field.tsx';
import { useActionForm } from './use-action-form.ts';

/** Changes the password and ends all other sessions. `email` is for the password manager. */
export function PasswordForm({ action, email }: { readonly action: FormAction; readonly email: string }) {
  const { state, post, pending, form } = useActionForm(action);
  return (
    <form ref={form} action={post} noValidate className="flex flex-col items-start gap-4">
      <FormOutcome state={state} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <div className="flex w-full flex-col gap-4">
        <PasswordField
          label="Current password"
          name="currentPassword"
          autoComplete="current-password"
          error={state.problems.currentPassword}
        />
        <PasswordField
          label="New password"
          name="newPassword"
          autoComplete="new-password"
          hint="8 characters or more. You will be signed out everywhere else."
          error={state.problems.newPassword}
        />
      </div>
      <Button type="submit" busy={pending}>
        Change password
      </Button>
    </form>
  );
}
