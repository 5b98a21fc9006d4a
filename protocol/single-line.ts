// Control characters, and marks that reverse or hide text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern finds them
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/**
 * Whether a text is one well-formed line without control characters or invisible marks, so that it
 * looks the same to everybody and every database can store it.
 */
export function isPlainLine(text: string): boolean {
  return text.isWellFormed() && !unprintable.test(text);
}
