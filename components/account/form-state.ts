/**
 * The state of an account form after a post: the typed values (never a password) and the problems.
 */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  /** The error of each invalid field, by field name. */
  readonly problems: Readonly<Record<string, string>>;
  /** The error of the form as a whole. */
  readonly refusal: string | null;
  /** The success message, if the form stays on the page. */
  readonly done: string | null;
};

/** The state of a form before its first post. */
export const untouched: FormState = { values: {}, problems: {}, refusal: null, done: null };

/** The server action of a form. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
