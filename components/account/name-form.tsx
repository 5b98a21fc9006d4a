'use client';

import { Button } from '../ui/button/button.tsx';
import { TextField } from '../ui/form/text-field.tsx';
import { FormOutcome } from './form-outcome.tsx';
import type { FormAction } from './form-state.ts';
import { useActionForm } from './use-action-form.ts';

/** Changes a person's name. */
export function NameForm({ action, name }: { readonly action: FormAction; readonly name: string }) {
  const { state, post, pending, form } = useActionForm(action);
  return (
    <form ref={form} action={post} noValidate className="flex flex-col items-start gap-4">
      <FormOutcome state={state} />
      <div className="w-full">
        <TextField
          label="Your name"
          name="name"
          autoComplete="name"
          hint="For the house and its invoices. Other bidders see only your paddle number."
          defaultValue={state.values.name ?? name}
          error={state.problems.name}
        />
      </div>
      <Button type="submit" busy={pending}>
        Save name
      </Button>
    </form>
  );
}
