import { z } from 'zod';
import { isPlainLine } from '#protocol/single-line.ts';
import { isCommonPassword } from './common-password.ts';

/** What a person says about themselves, checked alike wherever an account is opened or changed. */

/** Shortest password. No rules of composition: length is what counts. */
export const SHORTEST_PASSWORD = 8;
/** Longest password, so that hashing one stays cheap. */
export const LONGEST_PASSWORD = 128;
/** Longest name of a person. */
const LONGEST_NAME = 80;
/** Longest e-mail address that mail can carry. */
const LONGEST_EMAIL = 254;

/** A person's name: one line, spaces folded, nothing that hides or turns what stands beside it. */
export const nameSchema = z
  .string({ error: 'Say your name.' })
  .max(LONGEST_NAME * 4, `At most ${LONGEST_NAME} characters.`)
  .refine(isPlainLine, 'There are characters in it that cannot be printed.')
  .transform((name) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
  .refine((name) => name !== '', 'Say your name.')
  .refine((name) => name.length <= LONGEST_NAME, `At most ${LONGEST_NAME} characters.`);

/** An e-mail address, in lower case: an account has one address, however it is typed. */
export const emailSchema = z
  .string({ error: 'Enter your e-mail address.' })
  .max(LONGEST_EMAIL, 'That is too long for an e-mail address.')
  .transform((email) => email.trim().toLowerCase())
  .pipe(
    z.email({
      error: ({ input }) => (input === '' ? 'Enter your e-mail address.' : 'That is not an e-mail address.'),
    }),
  );

const choosePassword = `Choose a password of at least ${SHORTEST_PASSWORD} characters.`;

const tooCommon = 'Too many people use that one, so it is tried first. Choose another: three or four words do well.';

/** A password as somebody chooses it. */
export const newPasswordSchema = z
  .string({ error: choosePassword })
  .min(SHORTEST_PASSWORD, {
    error: ({ input }) =>
      input === '' ? choosePassword : `That is too short: at least ${SHORTEST_PASSWORD} characters.`,
  })
  .max(LONGEST_PASSWORD, `At most ${LONGEST_PASSWORD} characters.`)
  .refine((password) => password.length < SHORTEST_PASSWORD || !isCommonPassword(password), tooCommon);

/** A password as somebody proves who they are; its length is nobody's business but the longest's. */
export const passwordSchema = z
  .string({ error: 'Give your password.' })
  .min(1, 'Give your password.')
  .max(LONGEST_PASSWORD, `At most ${LONGEST_PASSWORD} characters.`);

export const signInSchema = z.strictObject({ email: emailSchema, password: passwordSchema });

/** Said of a password that is made of the person's own words. */
export const OWN_WORD =
  'That is your own name or address, which is tried first. Choose another: three or four words do well.';

/** What somebody who guesses at a person's password knows of them. */
export function ownWords({ name, email }: { readonly name: string; readonly email: string }): readonly string[] {
  const [local = ''] = email.split('@');
  return [name, name.replaceAll(' ', ''), ...name.split(' '), email, local, ...local.split(/[._-]/)];
}

export const signUpSchema = z
  .strictObject({ name: nameSchema, email: emailSchema, password: newPasswordSchema })
  .refine(({ password, ...person }) => isCommonPassword(password) || !isCommonPassword(password, ownWords(person)), {
    path: ['password'],
    message: OWN_WORD,
  });

export const changePasswordSchema = z.strictObject({
  currentPassword: passwordSchema,
  newPassword: newPasswordSchema,
  /** Other sessions always end with the old password; a client may say so, but not otherwise. */
  revokeOtherSessions: z.literal(true).default(true),
});
