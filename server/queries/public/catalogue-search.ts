/** What is searched in a catalogue: a lot's printed number, its title and its maker. */
export type SearchedLot = { readonly lotNumber: string; readonly title: string; readonly maker: string };

/** Says of each lot whether it has every word of a search, without regard to accents and case. Without words every lot is found. */
export function catalogueSearch(search: string): (lot: SearchedLot) => boolean {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  return ({ lotNumber, title, maker }) => {
    const words = plain(`${lotNumber} ${title} ${maker}`);
    return wanted.every((word) => words.includes(word));
  };
}

/** Small letters without their accents: "Łódź, Dvořák" is found by "dvorak". */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
