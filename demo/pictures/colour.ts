/** A colour as light: linear red, green and blue, 1 being the white of paper in full light. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Reads a colour as designers write it (`#c8b9a0`) and turns it into light. */
export function colour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [toLight((value >> 16) & 255), toLight((value >> 8) & 255), toLight(value & 255)];
}

export function mixColours(from: Colour, to: Colour, share: number): Colour {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

function toLight(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

const STEPS = 4096;
const CODED = new Uint8ClampedArray(STEPS + 1);
for (let i = 0; i <= STEPS; i += 1) {
  const light = i / STEPS;
  CODED[i] = Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055));
}

/** Turns light into the byte that a screen wants; what is too bright becomes white. */
export function toByte(light: number): number {
  return light <= 0 ? 0 : light >= 1 ? 255 : (CODED[(light * STEPS) | 0] ?? 255);
}
