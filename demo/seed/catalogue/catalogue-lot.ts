import { slugOf } from '#protocol/forms/auction-details.ts';

/** What a photograph shows: the whole lot, a close view, or the lot from above. */
type View = 'whole' | 'detail' | 'above';

/**
 * The photographs of a lot: how the lot was photographed, and the views in gallery order (the cover
 * first).
 */
export type Photographs = {
  readonly setting: 'on plain paper' | 'on a table' | 'framed' | 'unframed';
  readonly views: readonly View[];
};

/**
 * A lot of the demo's catalogue. Amounts in whole major units of the auction's currency; makers are
 * invented.
 */
export type CatalogueLot = {
  readonly title: string;
  readonly maker: string;
  readonly description: string;
  readonly condition: string;
  readonly estimate: readonly [low: number, high: number];
  readonly opening: number;
  /** The consignor's secret minimum; absent where there is none. */
  readonly reserve?: number;
  readonly consignor: string;
  readonly photographs: Photographs;
};

/** The file of a lot's photograph, in demo/pictures. */
export function photographFile({ title }: CatalogueLot, view: View): string {
  return `${slugOf(title)}-${view}.webp`;
}

/** The alternative text of a lot's photograph. */
export function photographAlt({ title, photographs }: CatalogueLot, view: View): string {
  if (view === 'whole') return `${title}, ${photographs.setting}`;
  return view === 'detail' ? `${title}, detail` : `${title}, from above`;
}
