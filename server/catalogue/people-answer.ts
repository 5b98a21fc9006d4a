import type { z } from 'zod';
import type { FieldProblem } from '#protocol/forms/deed-answer.ts';

/** Why a deed that concerns people was not done. Nothing was written. */
export type PeopleRefusal =
  | { readonly code: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly code: 'UNAUTHENTICATED' }
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'NOT_FOUND' }
  | {
      readonly code: 'NOT_POSSIBLE';
      readonly why: /** The house would be left without anybody who can run it. */
        | 'last-admin'
        /** Nobody suspends their own account. */
        | 'own-account'
        /** The set-up link was used, was replaced by a newer one, or never was. */
        | 'link-over'
        /** There is an account with this e-mail address. */
        | 'email-taken';
    };

/** The answer to a deed that, done, tells `Done`. */
export type PeopleAnswer<Done = unknown> =
  | ({ readonly ok: true } & Done)
  | { readonly ok: false; readonly refusal: PeopleRefusal };

/** A refusal as the answer to a deed. */
export function refused(refusal: PeopleRefusal): { readonly ok: false; readonly refusal: PeopleRefusal } {
  return { ok: false, refusal };
}

/** What zod found wrong, as the answer to a deed. */
export function invalid(error: z.ZodError): { readonly ok: false; readonly refusal: PeopleRefusal } {
  const problems = error.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.message }));
  return refused({ code: 'INVALID', problems });
}
