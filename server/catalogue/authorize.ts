import type { z } from 'zod';
import type { RefusedAction } from '#protocol/forms/action-result.ts';
import { may, type Permission } from '../auth/permissions.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { invalid, refused } from './catalogue-result.ts';

type Admitted<Input> = { readonly ok: true; readonly by: SignedIn; readonly input: Input };

/** The door of every deed: first the right, then the input. Says who it is done by and what was asked, or why it is not done. */
export function admit<S extends z.ZodType>(
  { by, deed, schema }: { readonly by: SignedIn | null; readonly deed: Permission; readonly schema: S },
  input: unknown,
): Admitted<z.output<S>> | RefusedAction {
  if (by === null) return refused({ code: 'UNAUTHENTICATED' });
  if (!may(by, deed)) return refused({ code: 'FORBIDDEN' });
  const parsed = schema.safeParse(input);
  return parsed.success ? { ok: true, by, input: parsed.data } : invalid(parsed.error);
}
