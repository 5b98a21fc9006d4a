// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this looks for, with the marks that turn or hide what follows.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Whether a text is one line that everybody reads alike: nothing in it hides or turns what stands beside it, and every store can hold it. */
export function isPlainLine(text: string): boolean {
  return text.isWellFormed() && !unprintable.test(text);
}
