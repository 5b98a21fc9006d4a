/**
 * The fields of a person's account, validated alike on sign-up, on sign-in and in the account's
 * forms.
 */
import { z } from 'zod';
import { isPlainLine } from '#protocol/single-line.ts';

/**
 * Shortest password. There are no rules of composition; password-strength.ts estimates the rest.
 */
export const SHORTEST_PASSWORD = 8;
/** Longest password, which bounds the cost of hashing. */
export const LONGEST_PASSWORD = 128;
/** Longest name of a person. */
const LONGEST_NAME = 80;
/** Longest e-mail address that mail servers accept. */
const LONGEST_EMAIL = 254;

/** A person's name: one line, whitespace collapsed, no control or bidirectional characters. */
export const nameSchema = z
  .string({ error: 'Enter your name.' })
  .max(LONGEST_NAME * 4, `At most ${LONGEST_NAME} characters.`)
  .refine(isPlainLine, 'There are characters in it that cannot be printed.')
  .transform((name) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
  .refine((name) => name !== '', 'Enter your name.')
  .refine((name) => name.length <= LONGEST_NAME, `At most ${LONGEST_NAME} characters.`);

/** An e-mail address in lower case, so that one address cannot have two accounts. */
const emailSchema = z
  .string({ error: 'Enter your e-mail address.' })
  .max(LONGEST_EMAIL, 'That is too long for an e-mail address.')
  .transform((email) => email.trim().toLowerCase())
  .pipe(
    z.email({
      error: ({ input }) => (input === '' ? 'Enter your e-mail address.' : 'That is not an e-mail address.'),
    }),
  );

const choosePassword = `Choose a password of at least ${SHORTEST_PASSWORD} characters.`;

/** The length of a new password. Its strength is checked by findPasswordWeakness. */
const newPasswordSchema = z
  .string({ error: choosePassword })
  .min(SHORTEST_PASSWORD, {
    error: ({ input }) =>
      input === '' ? choosePassword : `That is too short: at least ${SHORTEST_PASSWORD} characters.`,
  })
  .max(LONGEST_PASSWORD, `At most ${LONGEST_PASSWORD} characters.`);

/** A password that a person enters to prove who they are. Rules for new passwords do not apply. */
const passwordSchema = z
  .string({ error: 'Enter your password.' })
  .min(1, 'Enter your password.')
  .max(LONGEST_PASSWORD, `At most ${LONGEST_PASSWORD} characters.`);

export const signInSchema = z.strictObject({ email: emailSchema, password: passwordSchema });

export const signUpSchema = z.strictObject({ name: nameSchema, email: emailSchema, password: newPasswordSchema });

export const changePasswordSchema = z.strictObject({
  currentPassword: passwordSchema,
  newPassword: newPasswordSchema,
  /** Other sessions always end with the old password. A client may send true, but not false. */
  revokeOtherSessions: z.literal(true).default(true),
});
