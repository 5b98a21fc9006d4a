/**
 * Letters drawn with one stroke, as an engraver cuts them. A picture made at home must not depend on the fonts that a machine happens to have.
 * Each is 10 high; the number is its width.
 */
const LETTERS: Readonly<Record<string, readonly [width: number, path: string]>> = {
  A: [7, 'M0 10L3.5 0L7 10M1.3 6.5H5.7'],
  B: [6.2, 'M0 0V10H3.5A2.65 2.65 0 0 0 3.5 4.7H0M3.2 4.7A2.35 2.35 0 0 0 3.2 0H0'],
  C: [7.4, 'M7.3 1.8A4.6 5 0 1 0 7.3 8.2'],
  D: [7.5, 'M0 0V10H2.5A5 5 0 0 0 2.5 0Z'],
  E: [5.5, 'M5.5 0H0V10H5.5M0 4.8H4.6'],
  F: [5.5, 'M5.5 0H0V10M0 4.8H4.6'],
  G: [7.8, 'M7.3 1.8A4.6 5 0 1 0 7.6 7.9V5.3H4.8'],
  H: [6.5, 'M0 0V10M6.5 0V10M0 4.8H6.5'],
  I: [0.6, 'M0.3 0V10'],
  J: [4, 'M4 0V7.6A2 2.3 0 0 1 0 7.8'],
  K: [6.3, 'M0 0V10M6 0L0 5.6M2.2 3.7L6.3 10'],
  L: [5, 'M0 0V10H5'],
  M: [8, 'M0 10V0L4 7L8 0V10'],
  N: [6.8, 'M0 10V0L6.8 10V0'],
  O: [9.2, 'M4.6 0A4.6 5 0 1 0 4.6 10A4.6 5 0 1 0 4.6 0'],
  P: [6.1, 'M0 10V0H3.4A2.7 2.7 0 0 1 3.4 5.4H0'],
  Q: [9.2, 'M4.6 0A4.6 5 0 1 0 4.6 10A4.6 5 0 1 0 4.6 0M5.6 7.2L9 10.6'],
  R: [6.3, 'M0 10V0H3.4A2.7 2.7 0 0 1 3.4 5.4H0M3 5.4L6.3 10'],
  S: [5.8, 'M5.3 1.6A2.6 2.4 0 1 0 2.9 4.8A2.75 2.6 0 1 1 0.1 8.2'],
  T: [7, 'M0 0H7M3.5 0V10'],
  U: [6.6, 'M0 0V6.6A3.3 3.4 0 0 0 6.6 6.6V0'],
  V: [7, 'M0 0L3.5 10L7 0'],
  W: [10, 'M0 0L2.6 10L5 1.5L7.4 10L10 0'],
  X: [6.5, 'M0 0L6.5 10M6.5 0L0 10'],
  Y: [6.8, 'M0 0L3.4 5V10M6.8 0L3.4 5'],
  Z: [6.3, 'M0 0H6.2L0 10H6.4'],
  '0': [6, 'M3 0A3 5 0 1 0 3 10A3 5 0 1 0 3 0'],
  '1': [2.6, 'M0 2.2L2.5 0V10'],
  '2': [5.8, 'M0.1 2.8A2.75 2.75 0 1 1 4.8 4.6L0 10H5.8'],
  '3': [5.8, 'M0.2 1.7A2.5 2.4 0 1 1 2.5 4.7A2.8 2.65 0 1 1 0 8'],
  '4': [6.2, 'M4.6 10V0L0 7.1H6.2'],
  '5': [5.7, 'M5.2 0H1L0.6 4.6A2.95 2.95 0 1 1 0 8.3'],
  '6': [5.8, 'M4.8 0.2C2 1 0 4 0 7A2.9 3 0 1 0 0.4 5.4'],
  '7': [5.6, 'M0 0H5.6L1.8 10'],
  '8': [5.6, 'M2.8 0A2.3 2.3 0 1 0 2.8 4.6A2.7 2.7 0 1 0 2.8 10A2.7 2.7 0 1 0 2.8 4.6A2.3 2.3 0 1 0 2.8 0'],
  '9': [5.8, 'M1 9.8C3.8 9 5.8 6 5.8 3A2.9 3 0 1 0 5.4 4.6'],
  '&': [7.4, 'M7.2 10L1.6 3A1.9 1.9 0 1 1 4.6 2.4C4.2 4.4 0 5 0 7.6C0 11 5.4 11 6.8 5.6'],
  '.': [0.6, 'M0.3 9.6V10'],
};

/** Words set in engraved letters, centred on x, with their middle at y; `turn` in degrees about that point. */
export function engraved(
  words: string,
  at: {
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly stroke: number;
    readonly colour: string;
    readonly turn?: number;
    readonly spacing?: number;
  },
): string {
  const spacing = at.spacing ?? 2.4;
  let width = -spacing;
  const set: string[] = [];
  for (const character of words.toUpperCase()) {
    if (character === ' ') {
      width += spacing + 3;
      continue;
    }
    const [advance, path] = LETTERS[character] ?? [0, ''];
    width += spacing;
    set.push(`<path transform="translate(${width.toFixed(2)} 0)" d="${path}"/>`);
    width += advance;
  }
  const scale = at.height / 10;
  return `<g transform="translate(${at.x.toFixed(2)} ${at.y.toFixed(2)}) rotate(${at.turn ?? 0}) scale(${scale.toFixed(4)}) translate(${(-width / 2).toFixed(2)} -5)" fill="none" stroke="${at.colour}" stroke-width="${(at.stroke / scale).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round">${set.join('')}</g>`;
}
