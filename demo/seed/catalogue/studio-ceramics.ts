import type { CatalogueLot } from './catalogue-lot.ts';

const holt = 'The estate of Margery Holt';
const private_ = 'A private collector, Bristol';
const kiln = 'The Lanyon Kiln Trust';

/** Twenty pots of "Form & Fire". */
export const studioCeramics: readonly CatalogueLot[] = [
  {
    title: 'Bottle vase, tenmoku with rust breaks',
    maker: 'Tomas Brandreth',
    description:
      'Thrown in two parts and joined at the shoulder. The iron glaze is laid thick enough to run, ' +
      'and breaks to rust at the lip and where the wheel left a ridge. Impressed seal *TB* near the ' +
      'foot.\n\nHeight 34 cm.',
    condition: 'Very good. A kiln kiss the size of a lentil on the reverse.',
    estimate: [600, 900],
    opening: 320,
    reserve: 480,
    consignor: holt,
    photographs: { setting: 'on plain paper', views: ['whole', 'detail'] },
  },
  {
    title: 'Moon jar, crackled celadon',
    maker: 'Haruko Senda',
    description:
      'A large jar of two bowls joined rim to rim, so that the belly is never quite round and the ' +
      'silhouette changes as one walks past it. Grey-green glaze with a wide crackle, stained by ' +
      'years of tea.\n\nHeight 41 cm. Exhibited: *Two Halves*, Penhallow Gallery.',
    condition: 'Excellent.',
    estimate: [2800, 3600],
    opening: 1500,
    reserve: 2400,
    consignor: holt,
    photographs: { setting: 'on plain paper', views: ['whole', 'detail', 'above'] },
  },
  {
    title: 'Cylinder vase, speckled oatmeal',
    maker: 'Aoife Tierney',
    description:
      'Straight-sided, with the throwing rings left soft under a warm white glaze. Iron in the clay ' +
      'has burned through in freckles; the rim is wiped back to the body.\n\nHeight 27 cm.',
    condition: 'Very good throughout.',
    estimate: [180, 260],
    opening: 90,
    consignor: kiln,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Tea bowl with ash runs',
    maker: 'Haruko Senda',
    description:
      'A generous bowl for whisked tea. Wood ash settled on the rim during a four-day firing, melted, ' +
      'and ran in rivulets over the iron-rich clay. No two sides are alike; the maker marked the ' +
      'front with a fingertip.\n\nDiameter 12.5 cm. In a signed wooden box.',
    condition: 'Excellent. The box with light wear.',
    estimate: [420, 560],
    opening: 220,
    reserve: 320,
    consignor: private_,
    photographs: { setting: 'on plain paper', views: ['whole', 'above'] },
  },
  {
    title: 'Open bowl, copper red',
    maker: 'Wendel Crook',
    description:
      'The reduction red that every potter chases and few catch: crimson in the well, clotted towards ' +
      'the foot, and paling to bone at a rim no thicker than a coin.\n\nDiameter 26 cm.',
    condition: 'Excellent. Minute pinholes within the foot ring, as made.',
    estimate: [500, 700],
    opening: 260,
    reserve: 400,
    consignor: holt,
    photographs: { setting: 'on plain paper', views: ['whole', 'above'] },
  },
  {
    title: 'Footed bowl, shino',
    maker: 'Marguerite Osei',
    description:
      'A shallow bowl lifted on a waisted foot. Thick milky glaze, pitted like orange peel, with a ' +
      'blush of fire colour wherever it was thin.\n\nDiameter 24 cm, height 13 cm.',
    condition: 'Very good.',
    estimate: [300, 450],
    opening: 160,
    consignor: private_,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Shouldered vase in white porcelain',
    maker: 'Ines Varga-Holt',
    description:
      'Meiping form with a small neck, thrown from a body so fine that the wall lets the light of a ' +
      'window through. Clear glaze, faint throwing rings.\n\nHeight 30 cm. Painted mark.',
    condition: 'Excellent.',
    estimate: [900, 1200],
    opening: 480,
    reserve: 700,
    consignor: holt,
    photographs: { setting: 'on plain paper', views: ['whole', 'detail'] },
  },
  {
    title: 'Double-gourd vase with cobalt brushwork',
    maker: 'Ines Varga-Holt',
    description:
      'Bands and one running wave, each laid in a single turn of the wheel with a brush of dog hair. ' +
      'Where the brush was dry, one can count the hairs.\n\nHeight 31 cm.',
    condition: 'A short firing line inside the neck, stable.',
    estimate: [700, 950],
    opening: 380,
    reserve: 560,
    consignor: kiln,
    photographs: { setting: 'on plain paper', views: ['whole', 'detail'] },
  },
  {
    title: 'Bottle with sgraffito panels',
    maker: 'Piet Lindeqvist',
    description:
      'Black slip scratched through to pale clay in ten panels of slanting lines, each leaning ' +
      'against its neighbour. A quiet pot from across a room and a busy one from a chair.\n\nHeight ' +
      '38 cm.',
    condition: 'Very good. A fleck of slip lost at the lip.',
    estimate: [400, 600],
    opening: 210,
    reserve: 300,
    consignor: private_,
    photographs: { setting: 'on plain paper', views: ['whole', 'detail'] },
  },
  {
    title: 'Jar with crater glaze',
    maker: 'Otis Ravenscar',
    description:
      'Silicon carbide in the glaze boiled in the kiln and froze as it burst. The maker called the ' +
      'series *Shorelines* and never repeated a firing.\n\nHeight 29 cm.',
    condition: 'Very good. The surface is rough by intent.',
    estimate: [800, 1200],
    opening: 420,
    reserve: 650,
    consignor: holt,
    photographs: { setting: 'on plain paper', views: ['whole', 'detail'] },
  },
  {
    title: 'Vase with zinc crystals',
    maker: 'Wendel Crook',
    description:
      'Rosettes of ice blue on honey, grown during a slow hold in the cooling kiln. The largest is as ' +
      'wide as a hand.\n\nHeight 28 cm.',
    condition: 'Excellent. Foot ground, as is usual.',
    estimate: [350, 500],
    opening: 180,
    consignor: kiln,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Burnished charger',
    maker: 'Marguerite Osei',
    description:
      'Coiled, scraped and burnished with a river pebble, then smoked in sawdust. The clouds of brown ' +
      'are where the fire breathed.\n\nDiameter 44 cm.',
    condition: 'Light surface scratches commensurate with display.',
    estimate: [450, 650],
    opening: 240,
    reserve: 360,
    consignor: private_,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Raku pebble, turquoise and smoke',
    maker: 'Otis Ravenscar',
    description:
      'A closed form with a pinhole mouth. Drawn glowing from the kiln and buried in leaves, so that ' +
      'every crack of the white glaze drank the smoke.\n\nWidth 30 cm.',
    condition: 'Very good. Crackle throughout, as made; not for water.',
    estimate: [260, 380],
    opening: 130,
    consignor: kiln,
    photographs: { setting: 'on plain paper', views: ['whole', 'detail'] },
  },
  {
    title: 'Trumpet vase, tenmoku',
    maker: 'Tomas Brandreth',
    description:
      'A flaring neck over a narrow stem, glazed black and broken to chestnut along the ' +
      'rim.\n\nHeight 30 cm. Seal *TB*.',
    condition: 'A restored chip to the rim, visible under ultraviolet light.',
    estimate: [200, 300],
    opening: 95,
    consignor: private_,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Three beakers, speckled, celadon and tenmoku',
    maker: 'Aoife Tierney',
    description:
      'One form in the three glazes of the workshop, thrown on one afternoon and fired side by side. ' +
      'Sold together, as they have always stood.\n\nHeights 15 to 16 cm.',
    condition: 'Very good.',
    estimate: [150, 220],
    opening: 70,
    consignor: kiln,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Pair of bottles, ash over iron',
    maker: 'Piet Lindeqvist',
    description:
      'Fired one above the other on the same shelf: what dripped from the upper can be seen on the ' +
      'shoulder of the lower.\n\nHeights 24 and 29 cm.',
    condition: 'Good. Kiln grit to both feet.',
    estimate: [380, 520],
    opening: 200,
    reserve: 280,
    consignor: holt,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Large jar, speckled white',
    maker: 'Aoife Tierney',
    description: 'Storage jar of generous girth, its glaze poured in three overlapping skirts.\n\nHeight 33 cm.',
    condition: 'Excellent.',
    estimate: [280, 400],
    opening: 140,
    consignor: kiln,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Chawan, shino with fire marks',
    maker: 'Haruko Senda',
    description:
      'A winter tea bowl: tall sides, a narrow mouth, and a glaze like late snow. The foot is cut ' +
      'with three strokes of a knife.\n\nDiameter 12 cm. In a signed wooden box.',
    condition: 'Excellent.',
    estimate: [500, 700],
    opening: 270,
    reserve: 400,
    consignor: private_,
    photographs: { setting: 'on plain paper', views: ['whole', 'above'] },
  },
  {
    title: 'Tall-necked bottle, copper red',
    maker: 'Wendel Crook',
    description:
      'The neck drawn out in one pull. The red holds to the very top and leaves the lip white, as if ' +
      'it had been dipped in cream.\n\nHeight 39 cm.',
    condition: 'Excellent.',
    estimate: [650, 850],
    opening: 340,
    reserve: 500,
    consignor: holt,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Pair of celadon bowls',
    maker: 'Ines Varga-Holt',
    description:
      'Two bowls from one kiln, one a shade greener than the other; the maker kept them together for ' +
      'that reason.\n\nDiameters 25 and 18 cm.',
    condition: 'Very good. The smaller with a tight hairline of 2 cm.',
    estimate: [320, 460],
    opening: 170,
    consignor: kiln,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
];
