/** The searched fields of a lot. */
export type SearchedLot = { readonly lotNumber: string; readonly title: string; readonly maker: string };

/**
 * A filter for lots that contain every word of a search, ignoring accents and case. An empty search
 * matches all lots.
 */
export function catalogueSearch(search: string): (lot: SearchedLot) => boolean {
  const words = withoutAccents(search).split(/\s+/).filter(Boolean);
  return ({ lotNumber, title, maker }) => {
    const text = withoutAccents(`${lotNumber} ${title} ${maker}`);
    return words.every((word) => text.includes(word));
  };
}

/** Lower-case letters without accents: "dvorak" finds "Dvořák". */
function withoutAccents(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
