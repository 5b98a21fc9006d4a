import type { Pot } from './ceramics/pot.ts';
import type { BlownGlass } from './glass/blown-glass.ts';
import type { PaletteName } from './paintings/canvas.ts';
import type { FrameName } from './paintings/frame.ts';
import type { OilName } from './paintings/oils.ts';
import type { PrintName } from './paintings/prints.ts';
import type { PaperName } from './papers.ts';
import type { Clock } from './timepieces/clock.ts';
import type { PocketWatch } from './timepieces/pocket-watch.ts';
import type { Watch } from './timepieces/watch.ts';

/** From where a lot is taken: all of it, close by, or from above. */
export type View = 'whole' | 'detail' | 'above';

/** What a lot's photographs show. Everything else follows from it and from the lot's name. */
export type LotPicture = { readonly views?: readonly View[] } & (
  | { readonly kind: 'ceramics'; readonly pots: readonly Pot[]; readonly paper: PaperName }
  | { readonly kind: 'glass'; readonly pieces: readonly BlownGlass[] }
  | ({ readonly kind: 'watch' } & Watch)
  | ({ readonly kind: 'pocket-watch' } & PocketWatch)
  | ({ readonly kind: 'clock' } & Clock)
  | { readonly kind: 'oil'; readonly motif: OilName; readonly palette: PaletteName; readonly frame: FrameName }
  | {
      readonly kind: 'print';
      readonly print: PrintName;
      readonly palette: PaletteName;
      readonly frame: FrameName;
      /** Without number and signature below the plate. */
      readonly unsigned?: boolean;
    }
);

/** The views of a lot, its cover first. */
export function viewsOf(picture: LotPicture): readonly View[] {
  return picture.views ?? ['whole'];
}

const VIEW_WORDS: Readonly<Record<View, string>> = { whole: '', detail: ', detail', above: ', from above' };

/** What a view shows, for who cannot see it. */
export function altOf(title: string, picture: LotPicture, view: View): string {
  const place =
    picture.kind === 'oil' || picture.kind === 'print'
      ? picture.frame === 'none'
        ? ', unframed'
        : ', framed'
      : picture.kind === 'watch' || picture.kind === 'pocket-watch'
        ? ', on a table'
        : ', on plain paper';
  return `${title}${view === 'whole' ? place : VIEW_WORDS[view]}`;
}
