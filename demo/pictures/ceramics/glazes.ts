import { type Colour, colour } from '../colour.ts';
import { fractal, noise, ramp, scattered } from '../noise.ts';
import type { Material, Surface } from '../studio/solid.ts';

/** What a glaze has to know of the pot it is on. */
export type Glazed = {
  /** The height of the rim. */
  readonly height: number;
  /** Up to where the clay is bare. */
  readonly bareBelow: number;
  /** Shifts all chance, so that no two pots are alike. */
  readonly seed: number;
};

type Glaze = (pot: Glazed) => Material;

function paint(surface: Surface, paint: Colour, share = 1): void {
  surface.red += (paint[0] - surface.red) * share;
  surface.green += (paint[1] - surface.green) * share;
  surface.blue += (paint[2] - surface.blue) * share;
}

/** Fine unevenness: bumps the surface by noise of the given scale. */
function roughen(surface: Surface, x: number, y: number, z: number, scale: number, amount: number): void {
  const here = noise(x * scale, y * scale, z * scale);
  surface.bumpX += (noise(x * scale + 0.3, y * scale, z * scale) - here) * amount;
  surface.bumpY += (noise(x * scale, y * scale + 0.3, z * scale) - here) * amount;
  surface.bumpZ += (noise(x * scale, y * scale, z * scale + 0.3) - here) * amount;
}

/** The rings that fingers leave in thrown clay. */
function throwingRings(surface: Surface, x: number, y: number, z: number, seed: number, amount: number): void {
  surface.bumpY += Math.sin(y * 95 + 5 * noise(y * 6 + seed, x * 1.6, z * 1.6)) * amount * noise(y * 9, seed + 3, 0.5);
}

function bareClay(surface: Surface, clay: Colour, x: number, y: number, z: number): void {
  const tone = 0.82 + 0.36 * fractal(x * 14, y * 14, z * 14, 3);
  surface.red = clay[0] * tone;
  surface.green = clay[1] * tone;
  surface.blue = clay[2] * tone;
  surface.roughness = 1;
  surface.gloss = 0;
  surface.metal = 0;
  roughen(surface, x, y, z, 70, 0.35);
}

/** A glaze over clay that stops unevenly above the foot. Wraps the colouring of the glaze itself. */
function overClay(
  clayHex: string,
  gloss: { readonly roughness: number; readonly gloss: number },
  colouring: (pot: Glazed) => Material,
): Glaze {
  const clay = colour(clayHex);
  return (pot) => {
    const glaze = colouring(pot);
    return (surface, x, y, z, nx, ny, nz) => {
      const edge = pot.bareBelow + 0.035 * (noise(x * 5 + pot.seed, 0, z * 5) - 0.35);
      if (y < edge && pot.bareBelow > 0) {
        bareClay(surface, clay, x, y, z);
        throwingRings(surface, x, y, z, pot.seed, 0.12);
        return;
      }
      surface.roughness = gloss.roughness;
      surface.gloss = gloss.gloss;
      surface.metal = 0;
      glaze(surface, x, y, z, nx, ny, nz);
      // The glaze ends in a thick roll.
      if (pot.bareBelow > 0) {
        const roll = ramp(edge + 0.03, edge, y);
        surface.bumpY += roll * 0.5;
      }
    };
  };
}

/** How near a point is to the rim: 1 on it. Glaze is thin there and shows the clay. */
function rim(pot: Glazed, y: number, width: number): number {
  return ramp(pot.height - width, pot.height + 0.012, y);
}

/** Black that breaks to rust where it runs thin. */
const tenmoku = overClay('#6b4a36', { roughness: 0.12, gloss: 0.05 }, (pot) => {
  const black = colour('#17110f');
  const rust = colour('#8a4317');
  return (surface, x, y, z) => {
    const runs = fractal(x * 5 + pot.seed, y * 1.4, z * 5, 4);
    const thin = Math.max(rim(pot, y, 0.13 + 0.1 * runs), ramp(0.62, 0.75, runs) * 0.55);
    surface.red = black[0];
    surface.green = black[1];
    surface.blue = black[2];
    paint(surface, rust, Math.min(1, thin));
    throwingRings(surface, x, y, z, pot.seed, 0.1);
  };
});

/** Grey-green like jade, deeper where it pools, with a fine crackle. */
const celadon = overClay('#b59a7c', { roughness: 0.1, gloss: 0.05 }, (pot) => {
  const jade = colour('#93a58f');
  const deep = colour('#5f7a69');
  const pale = colour('#cfd0bb');
  const found = { nearest: 0, second: 0, id: 0 };
  return (surface, x, y, z) => {
    const pool = fractal(x * 3 + pot.seed, y * 3, z * 3, 3);
    surface.red = jade[0];
    surface.green = jade[1];
    surface.blue = jade[2];
    paint(surface, deep, ramp(0.45, 0.75, pool) * 0.5 + 0.35 * ramp(0.25, 0.04, y));
    paint(surface, pale, rim(pot, y, 0.05) * 0.8);
    scattered(x * 9 + pot.seed, y * 9, z * 9, found);
    paint(surface, deep, ramp(0.035, 0.0, found.second - found.nearest) * 0.28);
    throwingRings(surface, x, y, z, pot.seed, 0.08);
  };
});

/** Warm white with iron specks that burn through. */
const speckled = overClay('#a5764f', { roughness: 0.42, gloss: 0.035 }, (pot) => {
  const white = colour('#ddd4c3');
  const iron = colour('#5d3b22');
  const warm = colour('#b98d5f');
  const found = { nearest: 0, second: 0, id: 0 };
  return (surface, x, y, z) => {
    const tone = 0.93 + 0.12 * fractal(x * 6 + pot.seed, y * 6, z * 6, 3);
    surface.red = white[0] * tone;
    surface.green = white[1] * tone;
    surface.blue = white[2] * tone;
    paint(surface, warm, rim(pot, y, 0.035) * 0.9);
    scattered(x * 24 + pot.seed, y * 24, z * 24, found);
    if (found.id > 0.55) paint(surface, iron, ramp(0.2 * found.id, 0.05, found.nearest) * 0.85);
    throwingRings(surface, x, y, z, pot.seed, 0.16);
    roughen(surface, x, y, z, 26, 0.12);
  };
});

/** Wood ash that has melted and run in rivulets over iron-bearing clay. */
const ash = overClay('#5b3c2a', { roughness: 0.2, gloss: 0.045 }, (pot) => {
  const body = colour('#6d5038');
  const green = colour('#7d7a48');
  const cream = colour('#c6b98c');
  return (surface, x, y, z) => {
    const angle = Math.atan2(z, x);
    const rivulets = fractal(
      Math.cos(angle) * 9 + pot.seed,
      y * 0.9 + 0.3 * noise(y * 7, angle * 3, 1),
      Math.sin(angle) * 9,
      3,
    );
    const reach = pot.height * (0.62 - 0.75 * (rivulets - 0.5) * 2);
    const glassy = ramp(reach - 0.1, reach + 0.12, y);
    const tone = 0.8 + 0.4 * fractal(x * 12, y * 12, z * 12, 3);
    surface.red = body[0] * tone;
    surface.green = body[1] * tone;
    surface.blue = body[2] * tone;
    paint(surface, green, glassy * 0.9);
    paint(surface, cream, glassy * ramp(0.5, 0.72, fractal(x * 16 + pot.seed, y * 5, z * 16, 3)) * 0.7);
    surface.roughness = 0.75 - 0.6 * glassy;
    surface.gloss = 0.01 + 0.04 * glassy;
    surface.bumpX +=
      (noise(Math.cos(angle + 0.03) * 9 + pot.seed, y, Math.sin(angle + 0.03) * 9) -
        noise(Math.cos(angle) * 9 + pot.seed, y, Math.sin(angle) * 9)) *
      glassy;
    throwingRings(surface, x, y, z, pot.seed, 0.14);
  };
});

/** Crimson from copper, paling to white at the rim and clotted below. */
const copperRed = overClay('#b7a48f', { roughness: 0.06, gloss: 0.055 }, (pot) => {
  const red = colour('#8e1a1c');
  const dark = colour('#4a0c16');
  const white = colour('#e3d9cd');
  return (surface, x, y, z) => {
    const clots = fractal(x * 7 + pot.seed, y * 2.6, z * 7, 4);
    surface.red = red[0];
    surface.green = red[1];
    surface.blue = red[2];
    paint(surface, dark, ramp(0.4, 0.7, clots) * 0.75);
    paint(surface, white, rim(pot, y, 0.06 + 0.12 * clots) * 0.95);
    paint(surface, white, ramp(0.66, 0.8, fractal(x * 15, y * 6, z * 15 + pot.seed, 3)) * 0.22);
  };
});

/** Thick white that crawls and pits, blushed with orange where it is thin. */
const shino = overClay('#8a5a3c', { roughness: 0.36, gloss: 0.04 }, (pot) => {
  const white = colour('#e6ddd0');
  const blush = colour('#c4743f');
  const found = { nearest: 0, second: 0, id: 0 };
  return (surface, x, y, z) => {
    const cover = fractal(x * 2.6 + pot.seed, y * 2.6, z * 2.6, 4);
    surface.red = white[0];
    surface.green = white[1];
    surface.blue = white[2];
    paint(surface, blush, Math.max(ramp(0.5, 0.3, cover) * 0.9, rim(pot, y, 0.07) * 0.85));
    scattered(x * 17 + pot.seed, y * 17, z * 17, found);
    const pit = ramp(0.22, 0.08, found.nearest) * (found.id > 0.6 ? 1 : 0);
    paint(surface, blush, pit * 0.7);
    roughen(surface, x, y, z, 13, 0.5);
    surface.bumpY += pit * 0.2;
  };
});

/** Thin bright porcelain. */
const porcelain = overClay('#e4ded2', { roughness: 0.07, gloss: 0.05 }, (pot) => {
  const white = colour('#ebeae6');
  return (surface, x, y, z) => {
    const tone = 0.97 + 0.05 * fractal(x * 2 + pot.seed, y * 2, z * 2, 2);
    surface.red = white[0] * tone;
    surface.green = white[1] * tone;
    surface.blue = white[2] * tone;
    throwingRings(surface, x, y, z, pot.seed, 0.05);
  };
});

/** Porcelain with loose bands of cobalt from a loaded brush. */
const cobalt = overClay('#d9d0c0', { roughness: 0.09, gloss: 0.05 }, (pot) => {
  const white = colour('#e4e3dc');
  const blue = colour('#1d3a7c');
  const faint = colour('#7f93bd');
  return (surface, x, y, z) => {
    const angle = Math.atan2(z, x);
    const h = y / pot.height;
    surface.red = white[0];
    surface.green = white[1];
    surface.blue = white[2];
    const wander = 0.03 * (fractal(Math.cos(angle) * 2 + pot.seed, Math.sin(angle) * 2, 0, 3) - 0.5);
    const bristle = fractal(Math.cos(angle) * 3, y * 60, Math.sin(angle) * 3 + pot.seed, 3);
    const band = (middle: number, width: number) => ramp(width, width * 0.72, Math.abs(h + wander - middle));
    const wash = Math.max(band(0.3, 0.045), band(0.86, 0.03));
    paint(surface, faint, wash * (0.35 + 0.65 * bristle));
    const wave = 0.055 * Math.sin(angle * 5 + pot.seed) + 0.02 * Math.sin(angle * 11);
    const strokes = Math.max(
      band(0.58 + wave, 0.055) * ramp(0.22, 0.5, bristle + 0.15),
      band(0.25, 0.008),
      band(0.35, 0.006),
      band(0.82, 0.006),
      band(0.9, 0.008),
    );
    paint(surface, blue, strokes * (0.72 + 0.28 * bristle));
  };
});

/** Black as slate, dry to the touch, scratched through to pale clay in rings and hatching. */
const sgraffito = overClay('#c2a283', { roughness: 0.72, gloss: 0.02 }, (pot) => {
  const slip = colour('#20201f');
  const clay = colour('#cbb394');
  return (surface, x, y, z) => {
    const angle = Math.atan2(z, x);
    const h = y / pot.height;
    const tone = 0.85 + 0.35 * fractal(x * 10 + pot.seed, y * 10, z * 10, 3);
    surface.red = slip[0] * tone;
    surface.green = slip[1] * tone;
    surface.blue = slip[2] * tone;
    const panel = Math.floor(((angle + Math.PI) / (2 * Math.PI)) * 10);
    const lean = panel % 2 === 0 ? 1 : -1;
    const hatch = Math.abs((((((angle * 22 + lean * y * 46) / Math.PI + pot.seed) % 1) + 1) % 1) - 0.5);
    const inField = ramp(0.3, 0.31, h) * ramp(0.78, 0.77, h);
    const ring = Math.min(Math.abs(h - 0.3), Math.abs(h - 0.78), Math.abs(h - 0.8), Math.abs(h - 0.28));
    const waver = 0.5 + noise(x * 30, y * 30, z * 30);
    const cut = Math.max(inField * ramp(0.1, 0.04, hatch * (0.6 + 0.4 * waver)), ramp(0.006, 0.003, ring));
    paint(surface, clay, cut * 0.95);
    if (cut > 0.4) surface.gloss = 0;
    throwingRings(surface, x, y, z, pot.seed, 0.12);
    roughen(surface, x, y, z, 40, 0.2);
  };
});

/** A crater glaze: blisters that burst in the kiln and froze. */
const volcanic = overClay('#75604c', { roughness: 0.8, gloss: 0.012 }, (pot) => {
  const crust = colour('#c4baa6');
  const pit = colour('#6b6252');
  const found = { nearest: 0, second: 0, id: 0 };
  return (surface, x, y, z, nx, ny, nz) => {
    scattered(x * 15 + pot.seed + noise(x * 5, y * 5, z * 5), y * 15, z * 15, found);
    const size = 0.1 + 0.42 * found.id * found.id;
    const crater = ramp(size, size * 0.55, found.nearest);
    const tone = 0.82 + 0.36 * fractal(x * 9, y * 9 + pot.seed, z * 9, 3);
    surface.red = crust[0] * tone;
    surface.green = crust[1] * tone;
    surface.blue = crust[2] * tone;
    paint(surface, pit, crater * 0.85);
    const lip = ramp(size * 1.25, size, found.nearest) * (1 - crater);
    surface.bumpY += (lip - crater) * 0.35 * (1 - Math.abs(ny));
    surface.bumpX -= lip * 0.15 * nx;
    surface.bumpZ -= lip * 0.15 * nz;
    roughen(surface, x, y, z, 34, 0.7);
  };
});

/** Zinc crystals that grew in the glaze: fans of pale blue needles on honey. */
const crystalline = overClay('#d8cdbb', { roughness: 0.08, gloss: 0.055 }, (pot) => {
  const honey = colour('#a3875a');
  const amber = colour('#7d6038');
  const blue = colour('#6d8fae');
  const pale = colour('#c9d6d8');
  const found = { nearest: 0, second: 0, id: 0 };
  return (surface, x, y, z) => {
    surface.red = honey[0];
    surface.green = honey[1];
    surface.blue = honey[2];
    paint(surface, amber, ramp(0.4, 0.7, fractal(x * 4 + pot.seed, y * 2, z * 4, 3)) * 0.6);
    for (let layer = 0; layer < 2; layer += 1) {
      const scale = layer === 0 ? 5.2 : 3;
      scattered(x * scale + pot.seed + layer * 7, y * scale, z * scale, found);
      if (found.id < (layer === 0 ? 0.55 : 0.35)) continue;
      // Needles all point away from where the crystal began.
      const needles = fractal(x * 60 + found.id * 90, y * 60, z * 60, 2);
      const ragged = 0.34 + 0.2 * found.id + 0.12 * (noise(x * 26, y * 26, z * 26 + pot.seed) - 0.5);
      const grown = ramp(ragged, ragged - 0.05, found.nearest) * ramp(0, 0.05, found.second - found.nearest);
      paint(surface, blue, grown * (0.45 + 0.5 * needles));
      paint(surface, pale, grown * ramp(0.42, 0.75, needles) * (0.35 + 0.6 * ramp(0.3, 0, found.nearest)));
    }
  };
});

/** Matt black burnished with a bone, clouded by smoke. */
const burnished = overClay('#3c332d', { roughness: 0.5, gloss: 0.03 }, (pot) => {
  const black = colour('#262322');
  const smoke = colour('#6e5443');
  return (surface, x, y, z) => {
    surface.red = black[0];
    surface.green = black[1];
    surface.blue = black[2];
    paint(surface, smoke, ramp(0.5, 0.8, fractal(x * 2 + pot.seed, y * 2, z * 2, 4)) * 0.7);
    surface.bumpY += (noise(x * 3, y * 70, z * 3 + pot.seed) - 0.5) * 0.05;
  };
});

/** White crackle darkened by smoke, as raku is. */
const raku = overClay('#2c2725', { roughness: 0.16, gloss: 0.045 }, (pot) => {
  const white = colour('#d6d3c6');
  const soot = colour('#1b1918');
  const turquoise = colour('#2f8f8c');
  const found = { nearest: 0, second: 0, id: 0 };
  return (surface, x, y, z) => {
    const splash = ramp(0.5, 0.56, fractal(x * 1.7 + pot.seed, y * 1.7, z * 1.7, 3));
    surface.red = white[0];
    surface.green = white[1];
    surface.blue = white[2];
    paint(surface, turquoise, splash * 0.9);
    const warp = 0.35 * noise(x * 6, y * 6, z * 6);
    scattered(x * 5 + pot.seed + warp, y * 5 + warp, z * 5, found);
    const large = ramp(0.05, 0.015, found.second - found.nearest);
    scattered(x * 12 + pot.seed, y * 12 + warp, z * 12, found);
    const small = ramp(0.06, 0.02, found.second - found.nearest) * 0.55;
    paint(surface, soot, Math.max(large, small) * 0.9);
    paint(surface, soot, rim(pot, y, 0.03) * 0.7);
  };
});

/** Every glaze, by the name that the catalogue's descriptions give it. */
export const glazes = {
  tenmoku,
  celadon,
  speckled,
  ash,
  copperRed,
  shino,
  porcelain,
  cobalt,
  sgraffito,
  volcanic,
  crystalline,
  burnished,
  raku,
} as const;
export type GlazeName = keyof typeof glazes;
