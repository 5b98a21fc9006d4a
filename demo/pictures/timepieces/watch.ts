import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { bar, box, joined } from '../studio/shapes.ts';
import { type Material, placed, type Solid } from '../studio/solid.ts';
import { turned } from '../studio/turned.ts';
import { type DialDesign, drawDial } from './dial.ts';
import { type DialGround, dialMaterial } from './dial-material.ts';
import { leather, metal, type Tint, tints } from './fine-materials.ts';

/** A wristwatch as the catalogue describes it. */
export type Watch = {
  readonly dial: DialDesign;
  readonly ground: DialGround;
  readonly tint: Tint;
  readonly bezel: 'plain' | 'broad' | 'coin' | 'diver';
  readonly strap: { readonly kind: 'leather' | 'scaled' | 'bracelet'; readonly hex: string; readonly stitch?: string };
};

const DIAL_HEIGHT = 0.125;

/** Builds a watch lying on its back at the origin: dial up, twelve o'clock towards -z, the dial's radius about 0.43. */
export async function watch(design: Watch, random: SeededRandom, side: number): Promise<readonly Solid[]> {
  const inner = design.bezel === 'broad' ? 0.4 : design.bezel === 'diver' ? 0.37 : 0.435;
  const top = design.bezel === 'diver' ? 0.2 : 0.19;
  const body = turned(
    [
      [0, -0.04],
      [0.38, -0.04],
      [0.46, -0.01],
      [0.505, 0.05],
      [0.51, 0.1],
      [0.49, 0.15],
      [0.475, 0.175],
      [inner + 0.03, top],
      [inner + 0.012, top],
      [inner, top - 0.02],
      [inner - 0.008, DIAL_HEIGHT + 0.01],
      [inner - 0.01, DIAL_HEIGHT],
      [inner - 0.01, DIAL_HEIGHT],
      [0, DIAL_HEIGHT],
    ],
    { thickness: 0.004, solid: true },
  );
  // One lug stands for all four: the case is the same to the left and to the right, above and below.
  const lug = bar([
    [0.29, 0.085, 0.36, 0.07],
    [0.312, 0.075, 0.45, 0.058],
    [0.318, 0.045, 0.52, 0.048],
    [0.318, 0.005, 0.56, 0.04],
  ]);
  const withLugs = joined(body.distance, (x, y, z) => lug(Math.abs(x), y, Math.abs(z)), 0.03);
  const face = await dialMaterial(drawDial(design.dial, random, side), design.ground, inner - 0.01);
  const polished = metal(tints[design.tint], 0.06);
  const brushed = metal(tints[design.tint], 0.22, 'z');
  const bezel = bezelMaterial(design, inner);
  const caseMaterial: Material = (surface, x, y, z, nx, ny, nz) => {
    const r = Math.sqrt(x * x + z * z);
    if (r < inner && ny > 0.7) face(surface, x, y, z, nx, ny, nz);
    else if (r < 0.5 && y > 0.1) bezel(surface, x, y, z, nx, ny, nz);
    else if (r > 0.51) brushed(surface, x, y, z, nx, ny, nz);
    else polished(surface, x, y, z, nx, ny, nz);
  };
  return [
    { distance: withLugs, around: [0, 0.05, 0, 0.82], material: caseMaterial },
    ...crowns(design).map((solid) => ({ ...solid, material: knurled(design.tint) })),
    ...strap(design),
  ];
}

/** Sets how a bezel looks: a coin edge and a diver's ring of black with a scale, or plain metal. */
function bezelMaterial(design: Watch, inner: number): Material {
  const polished = metal(tints[design.tint], 0.05);
  if (design.bezel === 'coin') {
    return (surface, x, y, z, nx, ny, nz) => {
      polished(surface, x, y, z, nx, ny, nz);
      const flute = Math.sin(Math.atan2(z, x) * 120);
      surface.bumpX = -z * flute * 0.9;
      surface.bumpZ = x * flute * 0.9;
    };
  }
  if (design.bezel !== 'diver') return polished;
  return (surface, x, y, z, nx, ny, nz) => {
    polished(surface, x, y, z, nx, ny, nz);
    const r = Math.hypot(x, z);
    if (r < inner + 0.008 || r > 0.478 || y < 0.15) return;
    const minute = ((Math.atan2(x, -z) / (2 * Math.PI)) * 60 + 60) % 60;
    const near = (Math.abs(minute - Math.round(minute)) * 2 * Math.PI * r) / 60;
    const isFive = Math.round(minute) % 5 === 0;
    const share = near < (isFive ? 0.008 : 0.0035) && r > (isFive ? 0.405 : 0.435) && r < 0.462 ? 1 : 0;
    const ceramic = design.ground.hex === '#101418' ? 0.006 : 0.02;
    surface.red = share ? 0.82 : ceramic * 0.8;
    surface.green = share ? 0.8 : ceramic;
    surface.blue = share ? 0.74 : ceramic * 1.6;
    surface.metal = 0;
    surface.gloss = 0.05;
    surface.roughness = 0.08;
  };
}

function knurled(tint: Tint): Material {
  const polished = metal(tints[tint], 0.1);
  return (surface, x, y, z, nx, ny, nz) => {
    polished(surface, x, y, z, nx, ny, nz);
    const flute = Math.sin(Math.atan2(z % 0.4, y - 0.06) * 28);
    surface.bumpZ += flute * 0.4;
  };
}

function crowns({ dial }: Watch): readonly Pick<Solid, 'distance' | 'around'>[] {
  const crown = turned(
    [
      [0, 0],
      [0.052, 0],
      [0.07, 0.012],
      [0.072, 0.085],
      [0.055, 0.1],
      [0, 0.104],
    ],
    { thickness: 0.004, solid: true },
  );
  const at = (z: number, scale: number): Pick<Solid, 'distance' | 'around'> => {
    const distance = placed((x, y, w) => crown.distance(x / scale, y / scale, w / scale) * scale, {
      move: [0.5, 0.06, z],
      turn: [0, 0, -Math.PI / 2],
    });
    return { distance, around: [0.56, 0.06, z, 0.2] };
  };
  return dial.registers === 'two' || dial.registers === 'three' ? [at(0, 1), pusher(-0.27), pusher(0.27)] : [at(0, 1)];
}

function pusher(z: number): Pick<Solid, 'distance' | 'around'> {
  const x = Math.sqrt(0.25 - z * z);
  const far = (x + 0.035) / x;
  return {
    distance: bar([
      [x * 0.9, 0.06, z * 0.9, 0.026],
      [x * far, 0.06, z * far, 0.026],
      [x * far, 0.06, z * far, 0.043],
      [x * (far + 0.1), 0.06, z * (far + 0.1), 0.043],
    ]),
    around: [x + 0.07, 0.06, z * 1.1, 0.16],
  };
}

function strap({ strap: { kind, hex, stitch }, tint }: Watch): readonly Solid[] {
  if (kind === 'bracelet') return bracelet(tint);
  const halfWidth = (z: number) => 0.262 - 0.05 * Math.min(1, Math.max(0, (Math.abs(z) - 0.6) / 1.2));
  const material = leather(hex, stitch ? { hex: stitch, at: (z) => halfWidth(z) - 0.035 } : null, kind === 'scaled');
  return [-1, 1].map((end) => ({
    distance: (x: number, y: number, z: number) => {
      const out = z * end;
      const wide = Math.abs(x) - halfWidth(z);
      // Padded: thicker in the middle, thinner away from the case.
      const half = (0.05 - 0.014 * Math.min(1, Math.max(0, (out - 0.6) / 0.9))) * (1 - 0.5 * (x / 0.26) ** 2) + 0.012;
      const flat = Math.abs(y - 0.045) - half;
      const long = Math.max(0.5 - out, out - 2.4);
      const a = Math.max(wide + 0.03, 0);
      const b = Math.max(flat + 0.03, 0);
      return Math.max(Math.sqrt(a * a + b * b) - 0.03 + Math.min(Math.max(wide + 0.03, flat + 0.03), 0), long) * 0.9;
    },
    around: [0, 0.04, end * 1.45, 1.05] as const,
    material,
  }));
}

/** Five links a row: polished between brushed. */
function bracelet(tint: Tint): readonly Solid[] {
  const brushed = metal(tints[tint], 0.2, 'z');
  const polished = metal(tints[tint], 0.05);
  const link = box([0, 0, 0], [0.085, 0.05, 0.062], 0.04);
  const small = box([0, 0, 0], [0.042, 0.056, 0.061], 0.036);
  const half = (z: number) => 0.26 - 0.035 * Math.min(1, Math.max(0, (Math.abs(z) - 0.6) / 1.2));
  return [-1, 1].map((end) => ({
    distance: (x: number, y: number, z: number) => {
      const out = z * end;
      const squeeze = 0.26 / half(z);
      const ax = Math.abs(x) * squeeze;
      const row = Math.round((out - 0.56) / 0.132);
      const lz = out - 0.56 - Math.min(14, Math.max(0, row)) * 0.132;
      const middleRow = Math.round((out - 0.56 - 0.066) / 0.132);
      const lm = out - 0.56 - 0.066 - Math.min(13, Math.max(0, middleRow)) * 0.132;
      const ly = y - 0.04;
      return Math.min(link(ax - 0.175, ly, lz), small(ax - 0.044, ly, lm)) * 0.8;
    },
    around: [0, 0.04, end * 1.5, 1.1] as const,
    material: (surface, x, y, z, nx, ny, nz) => (Math.abs(x) > 0.08 ? brushed : polished)(surface, x, y, z, nx, ny, nz),
  }));
}
