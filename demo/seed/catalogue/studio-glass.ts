import type { CatalogueLot } from './catalogue-lot.ts';

const hollins = 'Hollins & Daughters, dealers';

/** Six pieces of blown glass of "Form & Fire". */
export const studioGlass: readonly CatalogueLot[] = [
  {
    title: 'Bubble vase, amber',
    maker: 'Corin Feld',
    description:
      'Blown thick at the foot and thin at the shoulder, so that the colour deepens from straw to ' +
      'treacle. Pontil mark polished and engraved *CF*.\n\nHeight 27 cm.',
    condition: 'Excellent. Faint shelf wear to the foot.',
    estimate: [240, 340],
    opening: 120,
    consignor: hollins,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Block vase, cobalt into clear',
    maker: 'Corin Feld',
    description:
      'A heavy base of cobalt gathered under clear metal. Set on a windowsill it throws a blue shadow ' +
      'a foot long.\n\nHeight 24 cm.',
    condition: 'Very good.',
    estimate: [300, 420],
    opening: 150,
    reserve: 220,
    consignor: hollins,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Pair of goblets, emerald stems',
    maker: 'Saskia Dorn',
    description:
      'Drawn stems, cups as thin as an eggshell. Made for the house of a friend and, by the look of ' +
      'them, never drunk from.\n\nHeight 19 cm each.',
    condition: 'Excellent.',
    estimate: [160, 240],
    opening: 80,
    consignor: 'A private collector, Bristol',
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Low bowl, ruby into amber',
    maker: 'Saskia Dorn',
    description:
      'Two colours cased and blown out until they meet in the wall. The rim is fire-polished and, ' +
      'held to the light, the colour of a blood orange.\n\nDiameter 31 cm.',
    condition: 'Excellent.',
    estimate: [420, 580],
    opening: 220,
    reserve: 320,
    consignor: hollins,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Decanter, smoke',
    maker: 'Corin Feld',
    description:
      "A ship's decanter in grey metal, low and wide so that it will not fall over in " +
      'weather.\n\nHeight 25 cm. Without its stopper.',
    condition: 'Interior bloom near the base.',
    estimate: [120, 180],
    opening: 60,
    consignor: hollins,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Bubble vase, amethyst into aqua',
    maker: 'Saskia Dorn',
    description:
      'Dusk in a bottle: violet at the foot, sea-green at the lip, and no line between ' +
      'them.\n\nHeight 28 cm. Engraved signature and date.',
    condition: 'Excellent.',
    estimate: [380, 520],
    opening: 200,
    reserve: 300,
    consignor: hollins,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
];
