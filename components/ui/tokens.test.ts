/**
 * Checks the WCAG contrasts of app/tokens.css in both themes: 4.5 for text, 3 for borders and
 * focus rings.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Colour = readonly [lightness: number, chroma: number, hue: number];

const css = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');
const OKLCH = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;

function tokens(theme: 'day' | 'night'): Readonly<Record<string, Colour>> {
  const found: Record<string, Colour> = {};
  for (const [, name, ...parts] of css.matchAll(
    new RegExp(String.raw`--([\w-]+): (?:light-dark\(${OKLCH}, ${OKLCH}\)|${OKLCH});`, 'g'),
  )) {
    const [day, night, both] = [parts.slice(0, 3), parts.slice(3, 6), parts.slice(6, 9)];
    const chosen = both[0] === undefined ? (theme === 'day' ? day : night) : both;
    found[name as string] = chosen.map(Number) as unknown as Colour;
  }
  return found;
}

/**
 * The relative luminance of an OKLCH colour (WCAG 2): via OKLab to linear sRGB, clipped to gamut.
 */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return (
    0.2126 * clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'surface', 'sunken', 'floating'];
const states = ['brand', 'leading', 'outbid', 'unmet', 'bad', 'note'];
const textOf = (state: string) => (state === 'brand' ? 'brand-text' : state);
const pairs: readonly (readonly [front: string, back: string, minimum: number])[] = [
  ...['ink', 'ink-soft', 'ink-faint', 'brand-text', 'leading', 'outbid', 'unmet', 'bad', 'note'].flatMap((text) =>
    grounds.map((ground) => [text, ground, 4.5] as const),
  ),
  ...states.flatMap((state) => [
    [textOf(state), `${state}-tint`, 4.5] as const,
    ['ink', `${state}-tint`, 4.5] as const,
    ['ink-soft', `${state}-tint`, 4.5] as const,
  ]),
  ['on-brand', 'brand', 4.5],
  ['on-brand', 'brand-hover', 4.5],
  ['on-solid', 'leading-solid', 4.5],
  ['on-solid', 'outbid-solid', 4.5],
  ['on-solid', 'bad-solid', 4.5],
  ['paper', 'ink', 4.5],
  ...grounds.flatMap((ground) => [['line-strong', ground, 3] as const, ['focus', ground, 3] as const]),
  ...['leading', 'outbid', 'unmet', 'bad', 'note'].map((state) => [`${state}-line`, `${state}-tint`, 3] as const),
];

describe.each(['day', 'night'] as const)('in the %s theme', (theme) => {
  const all = tokens(theme);

  test.each(pairs)('%s on %s has a contrast of at least %d', (front, back, minimum) => {
    const [one, other] = [all[front], all[back]];
    if (!one || !other) throw new Error(`unknown token: ${front} or ${back}`);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(minimum);
  });
});
