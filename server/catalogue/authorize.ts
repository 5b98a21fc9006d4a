import type { z } from 'zod';
import type { RefusedAction } from '#protocol/forms/action-result.ts';
import { may, type Permission } from '../auth/permissions.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { invalid, refused } from './catalogue-result.ts';

type Authorized<Input> = { readonly ok: true; readonly by: SignedIn; readonly input: Input };

/** Checks the actor's permission, then the input. Returns both, or the refusal to answer with. */
export function authorize<S extends z.ZodType>(
  { by, permission, schema }: { readonly by: SignedIn | null; readonly permission: Permission; readonly schema: S },
  input: unknown,
): Authorized<z.output<S>> | RefusedAction {
  if (by === null) return refused({ code: 'UNAUTHENTICATED' });
  if (!may(by, permission)) return refused({ code: 'FORBIDDEN' });
  const parsed = schema.safeParse(input);
  return parsed.success ? { ok: true, by, input: parsed.data } : invalid(parsed.error);
}
