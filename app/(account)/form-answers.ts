import type { FormState } from '#components/account/form-state.ts';
import type { AuthRefusal } from '#server/auth/auth-responses.ts';
import type { PeopleRefusal } from '#server/catalogue/people/people-result.ts';

/**
 * A field of a posted form as text; '' where it is missing or a file, or where no form was posted: an action's id is no secret, and its
 * arguments may be anything. The deeds then refuse what is empty.
 */
export function fieldText(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null;
  return typeof value === 'string' ? value : '';
}

/** What a form shows after it was done and stays on the page. */
export function formDone(done: string, values: FormState['values'] = {}): FormState {
  return { values, problems: {}, refusal: null, done };
}

/** What a form shows that was refused: what was typed, words for each wrong field, and what concerns the whole. */
export function formRefused(refusal: AuthRefusal | PeopleRefusal, values: FormState['values'] = {}): FormState {
  if (refusal.code === 'INVALID') {
    const problems = Object.fromEntries(refusal.problems.map(({ path, problem }) => [path, problem]));
    return { values, problems, refusal: null, done: null };
  }
  return { values, problems: {}, refusal: refusalText(refusal), done: null };
}

function refusalText(refusal: Exclude<AuthRefusal | PeopleRefusal, { readonly code: 'INVALID' }>): string {
  switch (refusal.code) {
    case 'UNAUTHENTICATED':
      return 'You are not signed in any more. Sign in and try again.';
    case 'SUSPENDED':
      return 'This account is suspended. Speak to the house.';
    case 'FORBIDDEN':
      return 'The house took this from another address than its own. Open the house at its own address and try again.';
    case 'NOT_FOUND':
      return 'That is not there any more. Reload the page.';
    case 'RATE_LIMITED':
      return `Too many attempts. Try again in ${waitText(refusal.retryAfter)}.`;
    case 'SOMETHING_WENT_WRONG':
      return 'Something went wrong in the house, and nothing was changed. Try again in a moment.';
    case 'NOT_POSSIBLE':
      return {
        'last-admin': 'The house needs at least one admin.',
        'own-account': 'Nobody decides about their own account.',
        'link-over':
          'This link is over: it was used, or a newer one was printed. Start the house again for a fresh one.',
        'email-taken': 'There is an account with this e-mail address already. Use another one.',
      }[refusal.why];
    default:
      return 'That cannot be done as things stand. Reload the page.';
  }
}

/** A wait in words, from seconds. */
function waitText(seconds: number): string {
  if (seconds <= 1) return 'a second';
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
