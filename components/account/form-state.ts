/** What a form about people shows after it was posted: what was typed (never a password), what is wrong with which field, what to say above it. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  /** Words for each field that is wrong, by its name. */
  readonly problems: Readonly<Record<string, string>>;
  /** What concerns the whole form. */
  readonly refusal: string | null;
  /** What was done, where the form stays on the page. */
  readonly done: string | null;
};

/** A form before it was posted. */
export const untouched: FormState = { values: {}, problems: {}, refusal: null, done: null };

/** The server's part of a form. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
