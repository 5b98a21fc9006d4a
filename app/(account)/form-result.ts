import type { FormState } from '#components/account/form-state.ts';
import type { AuthRefusal } from '#server/auth/auth-responses.ts';
import type { PeopleRefusal } from '#server/catalogue/people/people-result.ts';

/**
 * A field of a posted form as text; '' if it is missing or a file, or if `form` is not a form:
 * anybody can call an action with any arguments. The actions refuse empty values.
 */
export function fieldText(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null;
  return typeof value === 'string' ? value : '';
}

/** The state of a form that succeeded and stays on the page. */
export function formDone(done: string, values: FormState['values'] = {}): FormState {
  return { values, problems: {}, refusal: null, done };
}

/**
 * The state of a refused form: the typed values, a problem per field, or one message for the form.
 */
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
      return 'You are no longer signed in. Sign in and try again.';
    case 'SUSPENDED':
      return 'This account is suspended. Please contact the auction house.';
    case 'FORBIDDEN':
      return 'This request came from another site. Open the auction house at its own address and try again.';
    case 'NOT_FOUND':
      return 'This no longer exists. Reload the page.';
    case 'RATE_LIMITED':
      return `Too many attempts. Try again in ${waitText(refusal.retryAfter)}.`;
    case 'SOMETHING_WENT_WRONG':
      return 'Something went wrong, and nothing was changed. Try again in a moment.';
    case 'NOT_POSSIBLE':
      return {
        'last-admin': 'There must be at least one admin.',
        'own-account': 'You cannot change your own account here.',
        'link-over':
          'This link is no longer valid: it was used, or a newer one was printed. Restart the server for a new one.',
        'email-taken': 'There is an account with this e-mail address already. Use another one.',
      }[refusal.why];
    default:
      return 'This is not possible at the moment. Reload the page.';
  }
}

/** A wait of seconds as text. */
function waitText(seconds: number): string {
  if (seconds <= 1) return 'a second';
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
