import type { SeededRandom } from '../seed/seeded-random.ts';
import { pot } from './ceramics/pot.ts';
import { blownGlass } from './glass/blown-glass.ts';
import type { LotPicture, View } from './lot-picture.ts';
import { paperNamed } from './papers.ts';
import { clockLighting, tabletopLighting, topLighting } from './studio/lightings.ts';
import type { Camera, Setting } from './studio/setting.ts';
import { placedSolid, type Solid } from './studio/solid.ts';
import { clock } from './timepieces/clock.ts';
import { pocketWatch } from './timepieces/pocket-watch.ts';
import { watch } from './timepieces/watch.ts';

type Thing = Exclude<LotPicture, { readonly kind: 'oil' | 'print' }>;
type Size = { readonly width: number; readonly height: number };
type Standing = Solid & { readonly height: number; readonly widest: number };

/** Sets a lot up in the studio for a view: things that stand on paper, things that lie on a table. */
export async function setUp(picture: Thing, view: View, random: SeededRandom, size: Size): Promise<Setting> {
  const seed = random.whole(1, 60);
  switch (picture.kind) {
    case 'ceramics': {
      const pots = picture.pots.map((one) => pot(one, random.between(0, 60)));
      return {
        ...standing(pots, view, random),
        lighting: tabletopLighting,
        paper: paperNamed(picture.paper),
        ...size,
        seed,
      };
    }
    case 'glass': {
      const pieces = picture.pieces.map((one) => blownGlass(one, random.between(0, 60)));
      return {
        ...standing(pieces, view, random),
        lighting: tabletopLighting,
        paper: paperNamed('white'),
        ...size,
        seed,
      };
    }
    case 'clock': {
      const solids = await clock(picture, random, dialSide(size));
      const side = random.pick([-1, 1]) * random.between(0.8, 1.5);
      const camera: Camera =
        view === 'detail'
          ? { eye: [side * 0.8, 1.1, 4.2], at: [0.04, 0.62, 0.1], angle: 12 }
          : {
              eye: [side, 1.35, 6],
              at: [0, picture.body === 'carriage' ? 0.64 : 0.55, 0],
              angle: picture.body === 'carriage' ? 19 : 17,
            };
      return {
        solids,
        camera,
        lighting: clockLighting,
        paper: paperNamed(random.pick(['stone', 'oat', 'sage'])),
        ...size,
        seed,
      };
    }
    case 'watch':
    case 'pocket-watch': {
      const solids =
        picture.kind === 'watch'
          ? await watch(picture, random, dialSide(size))
          : await pocketWatch(picture, random, dialSide(size));
      const paper = paperNamed(picture.tint === 'black' || random.chance(0.6) ? 'felt' : 'ink');
      return { solids, camera: tableCamera(picture.kind, view), lighting: topLighting, paper, ...size, seed };
    }
  }
}

/** How many pixels a dial is drawn with: about as many as it fills of the picture. */
const dialSide = ({ height }: Size) => Math.round(height * 0.68);

function tableCamera(kind: 'watch' | 'pocket-watch', view: View): Camera {
  const up = [0, 0, -1] as const;
  if (view === 'detail') return { eye: [-1.5, 3.6, 2.2], at: [0.05, 0.08, 0.02], up, angle: 14 };
  return kind === 'watch'
    ? { eye: [0, 7, 0.6], at: [0.03, 0, 0.02], up, angle: 17 }
    : { eye: [0.24, 7, 0.4], at: [0.2, 0, -0.36], up, angle: 18.5 };
}

/** Stands things side by side, the second a little behind, and points the camera so that they fill the picture well. */
function standing(things: readonly Standing[], view: View, random: SeededRandom): Pick<Setting, 'solids' | 'camera'> {
  // Slightly one behind the other, as things stand on a shelf.
  const gap = -0.05;
  const across = things.reduce((sum, thing) => sum + thing.widest * 2 + gap, -gap);
  let left = -across / 2;
  const solids = things.map((thing, i) => {
    const x = left + thing.widest;
    left += thing.widest * 2 + gap;
    return placedSolid(thing, {
      move: [x, 0, things.length === 1 ? 0 : i % 2 === 0 ? -0.2 : 0.28],
      turn: [0, random.between(-3, 3), 0],
    });
  });
  const tall = Math.max(...things.map((thing) => thing.height));
  const isLow = across > tall * 1.15;
  return { solids, camera: standingCamera({ across, tall, isLow, view, count: things.length }) };
}

function standingCamera({
  across,
  tall,
  isLow,
  view,
  count,
}: {
  readonly across: number;
  readonly tall: number;
  readonly isLow: boolean;
  readonly view: View;
  readonly count: number;
}): Camera {
  const rise = ((view === 'above' ? 56 : across > tall * 4 ? 40 : isLow ? 21 : 11) * Math.PI) / 180;
  const far = 6;
  const seenHeight = tall * Math.cos(rise) + (across / Math.max(1, count)) * Math.sin(rise);
  const whole = Math.max(seenHeight / 0.6, across / ((count > 1 ? 0.8 : 0.64) * 0.8));
  const span = view === 'detail' ? whole * 0.46 : whole;
  // A close view looks at the shoulder, off the middle.
  const at: readonly [number, number, number] =
    view === 'detail' ? [-0.12 * across, tall * 0.66, 0] : [0, tall * (isLow ? 0.4 : 0.49), 0];
  return {
    eye: [view === 'detail' ? -1.2 : 0, at[1] + far * Math.sin(rise), far * Math.cos(rise)],
    at,
    angle: (2 * Math.atan(span / 2 / far) * 180) / Math.PI,
  };
}
