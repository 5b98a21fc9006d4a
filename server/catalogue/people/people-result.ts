import type { ActionRefusal, ActionResult } from '#protocol/forms/action-result.ts';

/** Why something about people cannot be done as things stand. */
export type NotPossible = {
  readonly code: 'NOT_POSSIBLE';
  readonly why: /** The house would be left without anybody who can run it. */
    | 'last-admin'
    /** Nobody suspends their own account, or changes their own role. */
    | 'own-account'
    /** The set-up link was used, was replaced by a newer one, or never was. */
    | 'link-over'
    /** There is an account with this e-mail address. */
    | 'email-taken';
};

export type PeopleRefusal = ActionRefusal | NotPossible;

/** The answer to a deed about people that, done, tells `Done`. A refused deed has written nothing. */
export type PeopleAnswer<Done = unknown> = ActionResult<Done> | { readonly ok: false; readonly refusal: NotPossible };

/** The answer of a deed that cannot be done as things stand. */
export function notPossible(why: NotPossible['why']): { readonly ok: false; readonly refusal: NotPossible } {
  return { ok: false, refusal: { code: 'NOT_POSSIBLE', why } };
}
