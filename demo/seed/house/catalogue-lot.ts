import type { LotPicture } from '#demo/pictures/lot-picture.ts';

/** A lot of the demo house as its catalogue prints it. Amounts in whole major units of the auction's currency; makers are invented. */
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
  readonly picture: LotPicture;
};
