import type { CatalogueLot } from './catalogue-lot.ts';

const aldous = 'The Aldous bequest';
const gallery = 'Galerie Nordlicht, on closing';
const family = 'By descent in the artist’s family';

/** The twenty-two lots of "Works on Paper & Canvas". */
export const worksOnPaperAndCanvas: readonly CatalogueLot[] = [
  {
    title: 'Estuary, Low Water',
    maker: 'Edda Maris',
    description:
      'Painted on the spot in an afternoon, by the look of the sand in the paint. The channel is one ' +
      'stroke of a wide brush, loaded twice.\n\nOil on board, 41 × 52 cm. In a gilt frame of the ' +
      'period.',
    condition: 'Unlined and clean. A little frame rub to the lower edge.',
    estimate: [1800, 2400],
    opening: 950,
    reserve: 1500,
    consignor: family,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Composition with Quarter Circles',
    maker: 'Lukas Wendt',
    description:
      'From the set *Nine Squares*. Five screens, hand cut, on heavy wove paper.\n\nScreenprint, 50 × ' +
      '61 cm. Signed and numbered 14/75 in pencil.',
    condition: 'Colours fresh. A soft corner outside the image.',
    estimate: [400, 600],
    opening: 200,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Untitled (Red over Orange)',
    maker: 'Ansel Kray',
    description:
      'Thin washes, some thirty of them, rubbed back with a rag between. From two metres the edges ' +
      'begin to move.\n\nOil on canvas, 152 × 122 cm. Signed and dated on the reverse.',
    condition: 'Excellent, in the artist’s tray frame.',
    estimate: [9000, 12000],
    opening: 5000,
    reserve: 8000,
    consignor: aldous,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Winter Furrows',
    maker: 'Gwen Pryor',
    description:
      'Cut with three gouges and printed with the back of a spoon. The sun is a separate block, inked ' +
      'with a fingertip.\n\nLinocut in three colours, 40 × 49 cm. Signed and numbered 8/30.',
    condition: 'Very good. Old hinges on the reverse.',
    estimate: [260, 360],
    opening: 130,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Still Life with Five Vessels',
    maker: 'Teodor Salm',
    description:
      'The same pots, the same table, the same north light: he painted them for thirty years and ' +
      'sold, as far as is known, eleven.\n\nOil on canvas, 46 × 60 cm.',
    condition: 'Relined. Craquelure in the dark passages, stable.',
    estimate: [3200, 4200],
    opening: 1700,
    reserve: 2800,
    consignor: aldous,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Three Ferns',
    maker: 'Philippa Rooke',
    description:
      'A photograph made without a camera: fronds laid on sensitised paper and left in the sun of one ' +
      'July noon.\n\nCyanotype, 42 × 51 cm. Titled and dated in the margin.',
    condition: 'Very good. The brushed edge is as made.',
    estimate: [300, 420],
    opening: 150,
    consignor: family,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'A chart of waters that were never sailed',
    maker: 'Office of the Hydrographer Imaginary',
    description:
      'Engraved coast, soundings in fathoms, rhumb lines, a compass rose of sixteen points. The ' +
      'office that printed it existed for one winter and one bottle of ink.\n\nEngraving with hand ' +
      'colour, 48 × 58 cm.',
    condition: 'Even toning. Folds flattened, two short tears repaired.',
    estimate: [350, 500],
    opening: 180,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Harbour Front, Evening',
    maker: 'Nils Ostermann',
    description:
      'Gables along a quay and their likeness in the water, which he liked better. Painted with a ' +
      'knife and, towards the end, with his thumb.\n\nOil on canvas, 60 × 76 cm. Signed lower right.',
    condition: 'Very good. Framed.',
    estimate: [2200, 3000],
    opening: 1200,
    reserve: 1900,
    consignor: aldous,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Three Trees by the Dyke',
    maker: 'Cornelis Aarde',
    description:
      'Every twig bitten separately; the plate tone wiped by hand, so that no two impressions have ' +
      'the same weather.\n\nEtching, 30 × 37 cm. Signed, 21/50.',
    condition: 'A strong impression with full margins.',
    estimate: [280, 380],
    opening: 140,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Open Sea, Force Six',
    maker: 'Edda Maris',
    description:
      'No boat, no gull, no shore. She went out with the pilot cutter and came back with eleven ' +
      'boards, of which this is the fourth.\n\nOil on board, 40 × 51 cm. Unframed.',
    condition: 'A little salt bloom at one corner.',
    estimate: [1400, 1900],
    opening: 750,
    reserve: 1200,
    consignor: family,
    photographs: { setting: 'unframed', views: ['whole', 'detail'] },
  },
  {
    title: 'Interference No. 6',
    maker: 'Lukas Wendt',
    description:
      'Fifty-eight lines and a disturbance. Printed in one pull from a zinc block.\n\nRelief print, ' +
      '50 × 61 cm. Signed, 31/100. Unframed.',
    condition: 'Excellent.',
    estimate: [220, 320],
    opening: 110,
    consignor: gallery,
    photographs: { setting: 'unframed', views: ['whole'] },
  },
  {
    title: 'River Meadow at Dusk',
    maker: 'Edda Maris',
    description:
      'The sky had gone before the canvas was half full; she finished it from memory and left the sky ' +
      'as it was.\n\nOil on canvas, 50 × 64 cm.',
    condition: 'Very good.',
    estimate: [2000, 2800],
    opening: 1100,
    reserve: 1700,
    consignor: family,
    photographs: { setting: 'framed', views: ['whole'] },
  },
  {
    title: 'Mountains, Rain Clearing',
    maker: 'Follower of the Idle Stream school',
    description:
      'Five ranges in one ink, each let dry before the next. The red seal reads, as far as it can be ' +
      'read, *Half a Day Idle*.\n\nInk on paper, 55 × 68 cm.',
    condition: 'Slight foxing. Laid down.',
    estimate: [700, 950],
    opening: 360,
    reserve: 550,
    consignor: aldous,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Gesture in Three Colours',
    maker: 'Ruth Achterberg',
    description:
      'Nine strokes. She practised them for a month on newspaper, and made the painting in under a ' +
      'minute.\n\nAcrylic on canvas, 120 × 100 cm.',
    condition: 'Excellent.',
    estimate: [2600, 3400],
    opening: 1400,
    reserve: 2200,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Orbits II',
    maker: 'Mirela Costin',
    description:
      'Overprinted discs, the third colour made by the meeting of the first two.\n\nScreenprint, 56 × ' +
      '68 cm. Signed, 5/40.',
    condition: 'Very good.',
    estimate: [320, 440],
    opening: 160,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole'] },
  },
  {
    title: 'Harvest, Two Hills',
    maker: 'Gwen Pryor',
    description:
      'The companion to *Winter Furrows*, cut a year later on the same lino, turned over.\n\nLinocut ' +
      'in four colours, 40 × 49 cm. Signed, 12/30.',
    condition: 'Very good. Slight offset on the mount.',
    estimate: [260, 360],
    opening: 130,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole'] },
  },
  {
    title: 'Untitled (Blue Interval)',
    maker: 'Ansel Kray',
    description:
      'A cold answer to his reds: two blues, and between them a strip of ground the colour of a ' +
      'cloudy morning.\n\nOil on canvas, 140 × 114 cm.',
    condition: 'Excellent.',
    estimate: [7000, 9500],
    opening: 3800,
    reserve: 6200,
    consignor: aldous,
    photographs: { setting: 'framed', views: ['whole'] },
  },
  {
    title: 'Table in Winter Light',
    maker: 'Teodor Salm',
    description:
      'Late, pale, and painted with so little that the weave shows through the pots.\n\nOil on canvas, 38 × 49 cm.',
    condition: 'Unlined. Minor losses at the tacking edge.',
    estimate: [2400, 3200],
    opening: 1300,
    reserve: 2000,
    consignor: aldous,
    photographs: { setting: 'framed', views: ['whole', 'detail'] },
  },
  {
    title: 'Old Town with Yellow House',
    maker: 'Nils Ostermann',
    description:
      'There was no yellow house; he said the row wanted one. A joyful picture by a man who was ' +
      'seldom so.\n\nOil on panel, 49 × 61 cm.',
    condition: 'Panel slightly bowed, paint secure.',
    estimate: [1600, 2200],
    opening: 850,
    reserve: 1350,
    consignor: family,
    photographs: { setting: 'framed', views: ['whole'] },
  },
  {
    title: 'Nine Squares, Green State',
    maker: 'Lukas Wendt',
    description:
      'A trial in other colours, of which six were pulled and two survive.\n\nScreenprint, 50 × 61 ' +
      'cm. Signed, inscribed *proof*.',
    condition: 'Handling creases in the margin.',
    estimate: [450, 650],
    opening: 230,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole'] },
  },
  {
    title: 'Study in Black',
    maker: 'Ruth Achterberg',
    description:
      'The rehearsal for a larger canvas that was never made; she preferred this.\n\nAcrylic on canvas, 92 × 76 cm.',
    condition: 'Very good.',
    estimate: [1500, 2000],
    opening: 800,
    reserve: 1200,
    consignor: gallery,
    photographs: { setting: 'framed', views: ['whole'] },
  },
  {
    title: 'Orchard Lane',
    maker: 'Edda Maris',
    description: 'Early, green, and still a little afraid of the white of the canvas.\n\nOil on canvas, 45 × 57 cm.',
    condition: 'Cleaned and revarnished.',
    estimate: [1200, 1700],
    opening: 620,
    reserve: 980,
    consignor: family,
    photographs: { setting: 'framed', views: ['whole'] },
  },
];
