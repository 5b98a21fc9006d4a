import sharp from 'sharp';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { colour } from '../colour.ts';
import { fractal2, noise2, ramp } from '../noise.ts';
import { engraved } from '../timepieces/engraved-letters.ts';
import { blankCanvas, type Canvas } from './canvas.ts';

/** Lays a print on its sheet: paper with a margin, the mark of the plate, numbered and signed in pencil below. */
export async function onSheet(
  print: Canvas,
  edition: { readonly number: number; readonly of: number },
  random: SeededRandom,
): Promise<Canvas> {
  const margin = Math.round(print.width * 0.1);
  const foot = Math.round(print.width * 0.15);
  const [width, height] = [print.width + 2 * margin, print.height + margin + foot];
  const sheet = blankCanvas(width, height, [1, 1, 1]);
  const paper = colour('#ece6d8');
  const pencil = await pencilled(
    width,
    height,
    { x: margin, y: margin + print.height + foot * 0.24, wide: print.width },
    edition,
    random,
  );
  const seed = random.whole(1, 50);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const inX = x - margin;
      const inY = y - margin;
      if (inX >= 0 && inY >= 0 && inX < print.width && inY < print.height) {
        const from = (inY * print.width + inX) * 3;
        for (let i = 0; i < 3; i += 1) sheet.light[at + i] = print.light[from + i] as number;
        continue;
      }
      const tooth = 0.975 + 0.02 * noise2(x * 0.8, y * 0.8, seed) + 0.02 * fractal2(x * 0.03, y * 0.03, seed, 3);
      const toPlate = Math.max(Math.max(-inX, inX - print.width), Math.max(-inY, inY - print.height));
      const dent = 1 - 0.09 * ramp(5, 1, Math.abs(toPlate - 7));
      const line = 1 - 0.62 * (pencil[y * width + x] as number) * (0.6 + 0.5 * noise2(x * 0.9, y * 0.9, 4));
      for (let i = 0; i < 3; i += 1) sheet.light[at + i] = (paper[i] as number) * tooth * dent * line;
    }
  }
  return sheet;
}

/** Number, and a signature nobody can read, as cover from 0 to 1. */
async function pencilled(
  width: number,
  height: number,
  at: { readonly x: number; readonly y: number; readonly wide: number },
  { number, of }: { readonly number: number; readonly of: number },
  random: SeededRandom,
): Promise<Float32Array> {
  const tall = at.wide * 0.021;
  const count = engraved(`${number}`, {
    x: at.x + tall * 1.2,
    y: at.y,
    height: tall,
    stroke: tall * 0.11,
    colour: '#000',
    turn: -4,
    spacing: 2,
  });
  const total = engraved(`${of}`, {
    x: at.x + tall * 3.7,
    y: at.y + tall * 0.1,
    height: tall,
    stroke: tall * 0.11,
    colour: '#000',
    turn: -4,
    spacing: 2,
  });
  const slash = `<path d="M${at.x + tall * 2.1} ${at.y + tall * 0.7}L${at.x + tall * 2.8} ${at.y - tall * 0.7}" stroke="#000" stroke-width="${tall * 0.11}"/>`;
  let [x, y] = [at.x + at.wide * 0.76, at.y];
  let path = `M${x} ${y}`;
  for (let i = 0; i < 9; i += 1) {
    const step = at.wide * random.between(0.014, 0.034);
    const lift = i === 0 || i === 4 ? tall * 1.9 : tall * random.between(0.3, 0.9);
    path += `c${step * 0.1} ${-lift} ${step * 0.8} ${-lift * 1.1} ${step * 0.5} ${lift * 0.1}s${step * 0.2} ${lift * 0.5} ${step * 0.5} ${random.between(-0.1, 0.15) * tall}`;
    x += step;
    y += 0;
  }
  path += `q${at.wide * 0.03} ${tall * 0.2} ${at.wide * 0.05} ${-tall * 0.5}`;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${count}${total}${slash}<path d="${path}" fill="none" stroke="#000" stroke-width="${tall * 0.1}" stroke-linecap="round"/></svg>`;
  const bytes = await sharp(Buffer.from(drawing)).ensureAlpha().extractChannel(3).raw().toBuffer();
  const cover = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) cover[i] = (bytes[i] as number) / 255;
  return cover;
}
