/** Markdown as plain words, cut at a word's end to at most `most` letters: for a page's description. */
export function plainWords(markdown: string, most: number): string {
  const words = markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/[*_`~|]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= most) return words;
  return `${words.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}
