import { z } from 'zod';

// Control characters break Postgres or other readers of the text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern finds them.
const unprintableInLine = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// In several lines, tab and line feed are allowed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern finds them
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/**
 * One line of typed text: well formed, without control characters, trimmed, `least` to `most`
 * characters long. `missing` is the message for an empty line.
 */
export function lineOfText({ most, least = 0, missing }: { most: number; least?: number; missing?: string }) {
  return z
    .string({ error: missing ?? 'This has to be text.' })
    .max(most * 4, `At most ${most} characters.`)
    .refine(
      (text) => text.isWellFormed() && !unprintableInLine.test(text),
      'There are characters in it that cannot be printed.',
    )
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length >= least, {
      error: ({ input }) => (input === '' && missing ? missing : `At least ${least} characters.`),
    })
    .refine((text) => text.length <= most, `At most ${most} characters.`);
}

/**
 * Like `lineOfText` for several lines (Markdown) with at most `most` characters; line ends become
 * \n.
 */
export function passageOfText(most: number) {
  return z
    .string({ error: 'This has to be text.' })
    .max(most * 2, `At most ${most.toLocaleString('en-GB')} characters.`)
    .transform((text) => text.replaceAll(/\r\n?/g, '\n'))
    .refine(
      (text) => text.isWellFormed() && !unprintable.test(text),
      'There are characters in it that cannot be printed.',
    )
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length <= most, `At most ${most.toLocaleString('en-GB')} characters.`);
}

/** A short text that another function parses: an amount, a duration or a percentage. */
export const shortEntry = z.string({ error: 'This has to be text.' }).max(64, 'That is too long.');
