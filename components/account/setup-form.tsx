'use client';

import { Button } from '../ui/button/button.tsx';
import { AccountFields } from './account-fields.tsx';
import { FormOutcome } from './form-outcome.tsx';
import type { FormAction } from './form-state.ts';
import { useActionForm } from './use-action-form.ts';

/** Creates the first admin. `token` comes from the set-up link. */
export function SetupForm({ action, token }: { readonly action: FormAction; readonly token: string }) {
  const { state, post, pending, form } = useActionForm(action);
  return (
    <form ref={form} action={post} noValidate className="flex flex-col gap-5">
      <FormOutcome state={state} />
      <input type="hidden" name="token" value={token} />
      <AccountFields state={state} />
      <Button type="submit" variant="primary" size="lg" wide busy={pending}>
        Create the admin account
      </Button>
    </form>
  );
}
