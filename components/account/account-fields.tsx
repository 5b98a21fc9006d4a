import { TextField } from '../ui/form/text-field.tsx';
import type { FormState } from './form-state.ts';
import { PasswordField } from './password-field.tsx';

/** The fields of a new account: name, e-mail, password. */
export function AccountFields({ state }: { readonly state: FormState }) {
  return (
    <>
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        hint="For the house and its invoices. Other bidders see only your paddle number."
        defaultValue={state.values.name}
        error={state.problems.name}
      />
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
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint="8 characters or more. A few words together are easy to remember and hard to guess."
        error={state.problems.password}
      />
    </>
  );
}
