import type { ActionRefusal, ActionResult } from '#protocol/forms/action-result.ts';

/** Why an action on people is not possible in the present state. */
export type NotPossible = {
  readonly code: 'NOT_POSSIBLE';
  readonly why: /** No admin would be left. */
    | 'last-admin'
    /** People cannot suspend their own account or change their own role. */
    | 'own-account'
    /** The set-up link was used or replaced by a newer one, or never existed. */
    | 'link-over'
    /** An account has this e-mail address already. */
    | 'email-taken';
};

export type PeopleRefusal = ActionRefusal | NotPossible;

/** The result of an action on people. A refused action has written nothing. */
export type PeopleResult<Done = unknown> = ActionResult<Done> | { readonly ok: false; readonly refusal: NotPossible };

export function notPossible(why: NotPossible['why']): { readonly ok: false; readonly refusal: NotPossible } {
  return { ok: false, refusal: { code: 'NOT_POSSIBLE', why } };
}
