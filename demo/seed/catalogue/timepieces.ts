import type { CatalogueLot } from './catalogue-lot.ts';

const vault = 'A watchmaker’s own vault';
const estate = 'The estate of a sea captain';
const collector = 'A European collector';

/** The twenty lots of "Time Pieces". */
export const timepieces: readonly CatalogueLot[] = [
  {
    title: 'Halvor automatic with date, blue sunburst dial',
    maker: 'Halvor',
    description:
      'A dress watch of the second series: stepped bezel, faceted batons, a dial brushed from the ' +
      'centre so that it lights up like a lamp at one angle and is nearly black at another.\n\nSteel, ' +
      '38 mm. Calibre H-22, 26 jewels. On a later leather strap.',
    condition: 'Case unpolished, light wear. Serviced last year, keeping +4 s a day.',
    estimate: [1400, 1900],
    opening: 750,
    reserve: 1200,
    consignor: vault,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Orrin & Vale small seconds, enamel dial',
    maker: 'Orrin & Vale',
    description:
      'Upright numerals, blued leaf hands, a fired enamel dial without a hairline: the plainest watch ' +
      'the firm made and, its admirers say, the best.\n\nYellow gold, 35 mm. Manual winding.',
    condition: 'Excellent. Two faint scratches to the case back.',
    estimate: [3200, 4200],
    opening: 1700,
    reserve: 2700,
    consignor: collector,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Marlock chronograph, three registers',
    maker: 'Marlock',
    description:
      'The driver’s chronograph in its first dress: matt black, applied batons, red for what measures ' +
      'and white for what merely tells the time.\n\nSteel, 40 mm, on its original bracelet. Column ' +
      'wheel, 17 jewels.',
    condition: 'Honest wear. Pushers crisp; resets to zero.',
    estimate: [4200, 5600],
    opening: 2200,
    reserve: 3600,
    consignor: vault,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Tidewell 200, diver’s watch',
    maker: 'Tidewell',
    description:
      'Issued to nobody, worn by everybody. Black bezel with a full minute scale, dots that still ' +
      'glow after a minute under a lamp, and an orange hand that one can find in the dark.\n\nSteel, ' +
      '39 mm.',
    condition: 'Bezel insert replaced; bracelet with some stretch.',
    estimate: [900, 1300],
    opening: 480,
    reserve: 700,
    consignor: estate,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Pelletan dress watch, engine-turned dial',
    maker: 'Pelletan',
    description:
      'Guilloché cut on a rose engine of 1908 that the firm still keeps oiled. Moon-tipped hands, ' +
      'coin-edge bezel, roman chapter.\n\nRose gold, 36 mm.',
    condition: 'Excellent, with box and a letter from the maker.',
    estimate: [5200, 6800],
    opening: 2800,
    reserve: 4500,
    consignor: collector,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Kestern two-register chronograph, smoked green',
    maker: 'Kestern',
    description:
      'The dial runs from fern at the centre to almost black at the edge; the makers called the ' +
      'colour *Undergrowth*.\n\nRose gold on steel, 39 mm.',
    condition: 'Very good. Gilding rubbed at the lugs.',
    estimate: [2600, 3400],
    opening: 1400,
    reserve: 2200,
    consignor: vault,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Mantel clock in mahogany',
    maker: 'Thornely & Daughter',
    description:
      'An arched case of figured mahogany on brass feet, with an enamel dial and a strike that a ' +
      'previous owner muffled with a sock, since removed.\n\nHeight 29 cm. Eight-day movement.',
    condition: 'Case cleaned. Running and striking.',
    estimate: [700, 950],
    opening: 360,
    reserve: 550,
    consignor: estate,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Carriage clock with small seconds',
    maker: 'A. Verrier',
    description:
      'Brass pillars, bevelled glass, a handle that has worn to the shape of one hand. It travelled; ' +
      'there are sixteen customs stamps under the base.\n\nHeight 19 cm with the handle up.',
    condition: 'One rear glass chipped at the bevel.',
    estimate: [1100, 1500],
    opening: 580,
    reserve: 900,
    consignor: collector,
    photographs: { setting: 'on plain paper', views: ['whole', 'detail'] },
  },
  {
    title: 'Pocket watch with chain, roman dial',
    maker: 'J. Harroway',
    description:
      'Open face, crown winding, moon hands in blued steel. The chain is contemporary and as heavy as ' +
      'the watch.\n\nYellow gold, 50 mm.',
    condition: 'Dial with one hairline at seven.',
    estimate: [1800, 2400],
    opening: 950,
    reserve: 1500,
    consignor: estate,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Railway pocket watch, black dial',
    maker: 'Fenmoor',
    description:
      'Big numerals, no nonsense. The back is engraved with the name of a line that closed and of a ' +
      'guard who did not.\n\nSilver, 52 mm, with chain.',
    condition: 'Lume aged. Keeps railway time.',
    estimate: [480, 650],
    opening: 250,
    consignor: vault,
    photographs: { setting: 'on a table', views: ['whole'] },
  },
  {
    title: 'Drum desk clock, gilt dial',
    maker: 'Atelier Marchetti-Roux',
    description:
      'A brass drum on a turned foot, made for a bank that wanted its managers to see the hour from ' +
      'the door.\n\nHeight 24 cm.',
    condition: 'Lacquer worn at the edges.',
    estimate: [420, 580],
    opening: 210,
    consignor: collector,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Block clock in oiled ash',
    maker: 'Studio Ostlund',
    description:
      'A cube with the corners thought about. The dial is the colour of a wet slate; the movement is ' +
      'quartz and makes no sound.\n\nWidth 22 cm.',
    condition: 'Excellent.',
    estimate: [260, 360],
    opening: 130,
    consignor: collector,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Halvor field watch, sand dial',
    maker: 'Halvor',
    description:
      'Numerals one can read at a run. The strap has been replaced so often that the lugs have ' +
      'learned it.\n\nSteel, 37 mm. Manual winding.',
    condition: 'Case with dents, each with a story according to the consignor.',
    estimate: [550, 750],
    opening: 280,
    consignor: vault,
    photographs: { setting: 'on a table', views: ['whole'] },
  },
  {
    title: 'Orrin & Vale, salmon dial',
    maker: 'Orrin & Vale',
    description:
      'A copper-coloured dial that the firm offered for two years and nobody bought. It is now the ' +
      'one that everybody wants.\n\nSteel, 36 mm. Small seconds.',
    condition: 'Excellent. Original strap included, unwearable.',
    estimate: [3800, 5000],
    opening: 2000,
    reserve: 3300,
    consignor: collector,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Tidewell 200, blue',
    maker: 'Tidewell',
    description:
      'The summer version: sea-blue dial, white hand. Has been to the bottom of two harbours and one ' +
      'swimming pool.\n\nSteel, 39 mm.',
    condition: 'Very good. Pressure-tested this spring.',
    estimate: [950, 1350],
    opening: 500,
    reserve: 750,
    consignor: estate,
    photographs: { setting: 'on a table', views: ['whole'] },
  },
  {
    title: 'Pelletan in black gold',
    maker: 'Pelletan',
    description:
      'The only dark case in the ledger of the firm, made for a conductor who did not want to be seen ' +
      'to look at the time.\n\nBlackened gold, 36 mm.',
    condition: 'Unworn, as far as can be told.',
    estimate: [6000, 8000],
    opening: 3200,
    reserve: 5200,
    consignor: collector,
    photographs: { setting: 'on a table', views: ['whole', 'detail'] },
  },
  {
    title: 'Marlock chronograph, silver and blue',
    maker: 'Marlock',
    description:
      'The reverse of the black one: a silvered dial, blue registers of three sizes in the mind and ' +
      'one in fact.\n\nSteel, 40 mm, on leather.',
    condition: 'Dial with a light patina at four.',
    estimate: [3400, 4400],
    opening: 1800,
    reserve: 2900,
    consignor: vault,
    photographs: { setting: 'on a table', views: ['whole'] },
  },
  {
    title: 'Mantel clock in walnut, arabic dial',
    maker: 'Thornely & Daughter',
    description: 'The daughter’s design: lighter, lower, with numerals drawn by a sign painter.\n\nHeight 27 cm.',
    condition: 'A veneer repair to the plinth.',
    estimate: [550, 750],
    opening: 280,
    consignor: estate,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Travelling drum clock, steel',
    maker: 'Atelier Marchetti-Roux',
    description:
      'Nickel-plated, with a dial of midnight blue. It was made to fold into a case, which is lost; ' +
      'it stands better without.\n\nHeight 22 cm.',
    condition: 'Plating very good.',
    estimate: [340, 460],
    opening: 170,
    consignor: collector,
    photographs: { setting: 'on plain paper', views: ['whole'] },
  },
  {
    title: 'Kestern dress watch, ivory',
    maker: 'Kestern',
    description:
      'Gold daggers on ivory, and nothing else: no seconds, no date, nothing to set but the hour of ' +
      'dinner.\n\nYellow gold, 34 mm.',
    condition: 'Excellent. Original buckle.',
    estimate: [1900, 2500],
    opening: 1000,
    reserve: 1600,
    consignor: vault,
    photographs: { setting: 'on a table', views: ['whole'] },
  },
];
