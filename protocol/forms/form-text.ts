import { z } from 'zod';

/** Control characters, and halves of a surrogate pair that stand alone: text that Postgres or another reader would stumble over. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this looks for.
const unprintableInLine = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of them but the tab and the line feed.
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** One line of text that a person typed: no control characters, well formed, spaces at its ends taken off; `least` to `most` characters. `missing` is said of none. */
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

/** Several lines of text (Markdown): line ends become \n, everything else as for one line; at most `most` characters. */
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

/** A short text that another reader will make sense of (an amount, a duration, a percentage); never long. */
export const shortEntry = z.string({ error: 'This has to be text.' }).max(64, 'That is too long.');
