import type { Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';

/** A lot's picture without its bytes, which are at /pictures/<id>/<width>.webp. */
export type ShownPicture = {
  readonly id: string;
  /** Of the original, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Base64. */
  readonly thumbhash: string;
};

/** A picture as the upload route returns it. */
export type UploadedImage = Omit<ShownPicture, 'id'> & { readonly imageId: string };

/** A lot as a catalogue shows it: the printed facts and the public state of its bidding. */
export type ShownLot = {
  readonly lotId: string;
  readonly lotNumber: string;
  /** Its place in the catalogue, from 1. */
  readonly position: number;
  readonly title: string;
  readonly maker: string;
  readonly estimateLow: Money | null;
  readonly estimateHigh: Money | null;
  readonly openingBid: Money;
  /** Epoch milliseconds; null before the auction is published. */
  readonly opensAt: number | null;
  readonly picture: ShownPicture | null;
  readonly lot: PublicLot;
};
