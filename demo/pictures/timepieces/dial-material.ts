import sharp from 'sharp';
import { type Colour, colour } from '../colour.ts';
import { fractal, noise, ramp } from '../noise.ts';
import type { Material } from '../studio/solid.ts';

/** The ground of a dial, under print and hands. */
export type DialGround = {
  readonly hex: string;
  readonly finish: 'sunburst' | 'matt' | 'enamel' | 'guilloche' | 'smoked' | 'linen';
};

/**
 * The material of a dial lying in the plane of x and z (twelve o'clock towards -z), of the given radius, with a drawing laid on it.
 * Over it lies a faint mirror image, as of a domed crystal.
 */
export async function dialMaterial(drawing: string, ground: DialGround, radius: number): Promise<Material> {
  const { data, info } = await sharp(Buffer.from(drawing)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const sheet = sheetOfLight(data);
  const base = colour(ground.hex);
  const side = info.width;
  const seen = [0, 0, 0, 0];
  return (surface, x, _y, z) => {
    const tone = finishTone(ground.finish, x / radius, z / radius);
    surface.red = base[0] * tone;
    surface.green = base[1] * tone;
    surface.blue = base[2] * tone;
    surface.roughness = 0.02;
    surface.gloss = 0.028;
    surface.metal = 0;
    // Mirrors as the dome of the crystal would.
    surface.bumpX = -x * 0.5;
    surface.bumpZ = -z * 0.5;
    sample(sheet, side, ((x / radius + 1) / 2) * side - 0.5, ((z / radius + 1) / 2) * side - 0.5, seen);
    const cover = seen[3] as number;
    surface.red = surface.red * (1 - cover) + (seen[0] as number);
    surface.green = surface.green * (1 - cover) + (seen[1] as number);
    surface.blue = surface.blue * (1 - cover) + (seen[2] as number);
    const wall = ramp(0.93, 1.0, Math.hypot(x, z) / radius) * 0.4;
    surface.red *= 1 - wall;
    surface.green *= 1 - wall;
    surface.blue *= 1 - wall;
  };
}

function finishTone(finish: DialGround['finish'], x: number, z: number): number {
  const angle = Math.atan2(z, x);
  const r = Math.hypot(x, z);
  switch (finish) {
    case 'sunburst': {
      // Light falls on two opposite sectors of a radially brushed dial.
      const glint = Math.max(0, Math.cos(2 * (angle + 0.95)));
      return 0.62 + 1.15 * glint ** 3 + 0.14 * (noise(Math.cos(angle) * 60, Math.sin(angle) * 60, 0) - 0.5);
    }
    case 'smoked':
      return (1.35 - 1.15 * r * r) * (0.8 + 0.45 * Math.max(0, Math.cos(2 * (angle + 0.95))) ** 2);
    case 'guilloche': {
      const wave = Math.sin(angle * 48 + Math.sin(r * 60) * 1.2) * Math.sin(r * 110);
      return r < 0.62 ? 0.9 + 0.16 * wave : 1;
    }
    case 'linen':
      return 0.94 + 0.06 * (Math.sin(x * 380) + Math.sin(z * 380)) + 0.06 * (noise(x * 80, z * 80, 0) - 0.5);
    case 'matt':
      return 0.95 + 0.1 * fractal(x * 50, z * 50, 0, 2);
    case 'enamel':
      return 1 + 0.03 * (fractal(x * 4, z * 4, 0, 3) - 0.5);
  }
}

/** The drawing as light with its colours multiplied by their cover, so that neighbouring points can be mixed. */
function sheetOfLight(bytes: Uint8Array): Float32Array {
  const sheet = new Float32Array(bytes.length);
  const light = Float32Array.from(
    { length: 256 },
    (_, byte) => colour(`#${byte.toString(16).padStart(2, '0').repeat(3)}`)[0],
  );
  for (let i = 0; i < bytes.length; i += 4) {
    const cover = (bytes[i + 3] as number) / 255;
    for (let k = 0; k < 3; k += 1) sheet[i + k] = (light[bytes[i + k] as number] as number) * cover;
    sheet[i + 3] = cover;
  }
  return sheet;
}

function sample(sheet: Float32Array, side: number, x: number, y: number, into: number[]): void {
  const xi = Math.min(side - 2, Math.max(0, Math.floor(x)));
  const yi = Math.min(side - 2, Math.max(0, Math.floor(y)));
  const xf = Math.min(1, Math.max(0, x - xi));
  const yf = Math.min(1, Math.max(0, y - yi));
  const at = (yi * side + xi) * 4;
  for (let k = 0; k < 4; k += 1) {
    const top = (sheet[at + k] as number) * (1 - xf) + (sheet[at + 4 + k] as number) * xf;
    const low = (sheet[at + side * 4 + k] as number) * (1 - xf) + (sheet[at + side * 4 + 4 + k] as number) * xf;
    into[k] = top * (1 - yf) + low * yf;
  }
}

export type { Colour };
