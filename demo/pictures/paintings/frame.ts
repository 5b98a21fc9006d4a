import { type Colour, colour, toByte } from '../colour.ts';
import { clamp, fractal2, noise2, ramp } from '../noise.ts';
import type { Photograph } from '../studio/setting.ts';
import type { Canvas } from './canvas.ts';

export type FrameName = keyof typeof FRAMES;

/** How a work hangs: its frame, and the mount that stands around a sheet. */
export type Framing = {
  readonly frame: FrameName;
  /** The mount's width as a share of the picture's longer side; 0 for canvas. */
  readonly mount: number;
  readonly wall: string;
};

const FRAMES = {
  oak: { hex: '#a8845a', width: 0.032, gloss: 0.1, grain: 1 },
  walnut: { hex: '#54382a', width: 0.036, gloss: 0.15, grain: 1 },
  black: { hex: '#1d1c1b', width: 0.026, gloss: 0.25, grain: 0.15 },
  white: { hex: '#e9e7e2', width: 0.03, gloss: 0.1, grain: 0.1 },
  gilt: { hex: '#b08b45', width: 0.062, gloss: 0.9, grain: 0.4 },
  tray: { hex: '#2a2624', width: 0.018, gloss: 0.15, grain: 0.3 },
  none: { hex: '#dcd6c8', width: 0, gloss: 0, grain: 0 },
} as const;

/** Hangs a work on a wall, lit from the upper left, and takes its photograph. */
export function hung(
  work: Canvas,
  framing: Framing,
  size: { readonly width: number; readonly height: number; readonly seed: number },
): Photograph {
  const { width, height, seed } = size;
  const made = FRAMES[framing.frame];
  const room = 0.13 * width;
  const long = Math.max(work.width, work.height);
  const [mount, moulding] = [framing.mount * long, made.width * long];
  const gap = framing.frame === 'tray' ? 0.012 * long : 0;
  const outer = [work.width + 2 * (mount + moulding + gap), work.height + 2 * (mount * 1.08 + moulding + gap)] as const;
  const scale = Math.min((width - 2 * room) / outer[0], (height - 2 * room * 1.1) / outer[1]);
  const [hx, hy] = [(outer[0] * scale) / 2, (outer[1] * scale) / 2];
  const [cx, cy] = [width / 2, height * 0.485];
  const frame = moulding * scale;
  const [ix, iy] = [(work.width * scale) / 2, (work.height * scale) / 2];
  const wall = colour(framing.wall);
  const wood = colour(made.hex);
  const board = colour('#eeeae1');
  const pixels = new Uint8Array(width * height * 3);
  const light = new Float64Array(3);
  const depth = framing.frame === 'none' && framing.mount === 0 ? 9 : 14;

  const set = (paint: Colour, tone: number) => {
    light[0] = paint[0] * tone;
    light[1] = paint[1] * tone;
    light[2] = paint[2] * tone;
  };

  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const px = x + 0.5 - cx;
      const py = y + 0.5 - cy;
      const ox = Math.abs(px) - hx;
      const oy = Math.abs(py) - hy;
      const wallLight = 1.06 - 0.3 * ((x / width) * 0.7 + (y / height) * 0.6);
      if (ox > 0 || oy > 0) {
        const plaster =
          0.985 + 0.03 * fractal2(x * 0.02, y * 0.02, seed, 3) + 0.014 * (noise2(x * 0.6, y * 0.6, seed) - 0.5);
        const near = shadow(px - depth * 0.9, py - depth * 1.2, hx, hy, depth * 1.5);
        const far = shadow(px - depth * 2.2, py - depth * 3, hx, hy, depth * 5);
        set(wall, wallLight * plaster * (1 - 0.42 * near) * (1 - 0.3 * far));
      } else if (ox > -frame || oy > -frame) {
        set(
          wood,
          mouldingTone(px, py, { hx, hy, frame, gloss: made.gloss, grain: made.grain, style: framing.frame, seed }) *
            wallLight,
        );
      } else {
        const inX = px / ix;
        const inY = py / iy;
        // The rebate of the frame throws a shadow from above and from the left.
        const lip =
          frame === 0
            ? 0
            : 0.34 * Math.max(ramp(frame * 0.75 + 8, 0, hx - frame + px), ramp(frame * 0.75 + 12, 0, hy - frame + py));
        if (Math.abs(inX) < 1 && Math.abs(inY) < 1) {
          sampleWork(work, ((inX + 1) / 2) * work.width, ((inY + 1) / 2) * work.height, light);
          const sunk = mount > 0 ? 0.14 * Math.max(ramp(7, 0, ix + px), ramp(9, 0, iy + py)) : 0;
          for (let i = 0; i < 3; i += 1)
            light[i] = (light[i] as number) * (1 - lip) * (1 - sunk) * (wallLight * 0.5 + 0.5);
        } else if (gap > 0) set(colour('#0d0c0b'), 1);
        else {
          // The bevel that was cut around the opening is lit at the bottom and the right.
          const edge = Math.max(Math.abs(px) - ix, Math.abs(py) - iy);
          const across = Math.abs(px) - ix > Math.abs(py) - iy;
          const bevel = edge < 4 ? ((across ? px > 0 : py > 0) ? 1.05 : 0.78) : 1;
          const card = 0.985 + 0.02 * noise2(x * 0.7, y * 0.7, seed + 3);
          set(board, wallLight * bevel * card * (1 - lip));
        }
      }
      const at = (y * width + x) * 3;
      const grain = 1 + (noise2(x * 0.7, y * 0.7, seed + 9) - 0.5) * 0.016;
      for (let i = 0; i < 3; i += 1) pixels[at + i] = toByte(clamp((light[i] as number) * grain * 0.93, 0, 1));
    }
  }
  return { width, height, pixels };
}

/** How deep a point is in the blurred shadow of a rectangle. */
function shadow(x: number, y: number, hx: number, hy: number, blur: number): number {
  return ramp(blur, -blur, Math.abs(x) - hx) * ramp(blur, -blur, Math.abs(y) - hy);
}

/** The light on a moulding: each of its four sides faces another way, and they meet in a mitre. */
function mouldingTone(
  px: number,
  py: number,
  of: {
    readonly hx: number;
    readonly hy: number;
    readonly frame: number;
    readonly gloss: number;
    readonly grain: number;
    readonly style: Framing['frame'];
    readonly seed: number;
  },
): number {
  const fromX = of.hx - Math.abs(px);
  const fromY = of.hy - Math.abs(py);
  const upright = fromX < fromY;
  const inward = Math.min(fromX, fromY) / of.frame;
  const face = upright ? (px < 0 ? 0.12 : -0.12) : py < 0 ? 0.16 : -0.2;
  const profile =
    of.style === 'gilt'
      ? Math.sin(inward * 11) * 0.22 + Math.cos(inward * 3.1) * 0.35
      : inward < 0.12
        ? 0.5
        : inward > 0.88
          ? -0.6
          : 0.06;
  const [along, across] = upright ? [py, px] : [px, py];
  const grain =
    1 + of.grain * 0.3 * (fractal2(along * 0.012, across * 0.24, of.seed + (upright ? 1 : 2), 4) - 0.5) * 1.6;
  const worn = of.style === 'gilt' ? 0.8 + 0.45 * fractal2(px * 0.03, py * 0.03, of.seed, 4) : 1;
  const shine =
    of.gloss * 0.5 * ramp(0.3, 0.8, profile * Math.sign(face) + 0.45 + 0.2 * noise2(along * 0.006, 1, of.seed));
  const mitre = Math.abs(fromX - fromY) < 0.9 ? 0.72 : 1;
  return Math.max(0.08, (0.84 + face * 1.3 + profile * face * 3.2 + shine) * grain * worn * mitre);
}

function sampleWork(work: Canvas, x: number, y: number, into: Float64Array): void {
  const xs = clamp(x - 0.5, 0, work.width - 1.001);
  const ys = clamp(y - 0.5, 0, work.height - 1.001);
  const xi = xs | 0;
  const yi = ys | 0;
  const xf = xs - xi;
  const yf = ys - yi;
  const at = (yi * work.width + xi) * 3;
  const below = at + work.width * 3;
  for (let i = 0; i < 3; i += 1) {
    const top = (work.light[at + i] as number) * (1 - xf) + (work.light[at + 3 + i] as number) * xf;
    const low = (work.light[below + i] as number) * (1 - xf) + (work.light[below + 3 + i] as number) * xf;
    into[i] = top * (1 - yf) + low * yf;
  }
}

/** A close view of part of a work, so near that paint and paper show: from (u, v), as wide as `share` of the work. */
export function closeUp(
  work: Canvas,
  from: { readonly u: number; readonly v: number; readonly share: number },
  size: { readonly width: number; readonly height: number; readonly seed: number },
): Photograph {
  const { width, height, seed } = size;
  const pixels = new Uint8Array(width * height * 3);
  const light = new Float64Array(3);
  const step = (work.width * from.share) / width;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      sampleWork(work, from.u * work.width + x * step, from.v * work.height + y * step, light);
      const at = (y * width + x) * 3;
      const grain = (1 + (noise2(x * 0.7, y * 0.7, seed) - 0.5) * 0.03) * (1.02 - 0.12 * (x / width) * (y / height));
      for (let i = 0; i < 3; i += 1) pixels[at + i] = toByte((light[i] as number) * grain);
    }
  }
  return { width, height, pixels };
}
