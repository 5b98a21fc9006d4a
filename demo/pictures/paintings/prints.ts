import sharp from 'sharp';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { type Colour, colour } from '../colour.ts';
import { fractal2, noise2, ramp } from '../noise.ts';
import { engraved } from '../timepieces/engraved-letters.ts';
import { blankCanvas, type Canvas, fill, type PaletteName, palettes } from './canvas.ts';

type Size = { readonly width: number; readonly height: number };
type Printer = (random: SeededRandom, palette: PaletteName, size: Size) => Promise<Canvas>;

/** Prints a drawing: flat inks that take unevenly on the paper. Coordinates of the drawing are in thousandths of its width. */
async function inked(shapes: string, size: Size, paper: string, wear: number): Promise<Canvas> {
  const high = (1000 * size.height) / size.width;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 1000 ${high}"><rect width="1000" height="${high}" fill="${paper}"/>${shapes}</svg>`;
  const bytes = await sharp(Buffer.from(drawing)).removeAlpha().raw().toBuffer();
  const canvas = blankCanvas(size.width, size.height, [1, 1, 1]);
  const light = Float32Array.from(
    { length: 256 },
    (_, byte) => colour(`#${byte.toString(16).padStart(2, '0').repeat(3)}`)[0],
  );
  const ground = colour(paper);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const at = (y * size.width + x) * 3;
      const mottle =
        wear * (0.35 * fractal2(x * 0.016, y * 0.016, 3, 3) + ramp(0.62, 0.95, noise2(x * 0.9, y * 0.9, 8)));
      for (let i = 0; i < 3; i += 1) {
        const ink = light[bytes[at + i] as number] as number;
        canvas.light[at + i] = ink + ((ground[i] as number) - ink) * mottle;
      }
    }
  }
  return canvas;
}

/** Circles, quarters and bars on a grid. */
const hardEdge: Printer = (random, palette, size) => {
  const { pale: ground, ...rest } = palettes[palette];
  const inks = Object.values(rest);
  const columns = random.pick([3, 4]);
  const side = 880 / columns;
  const high = (1000 * size.height) / size.width;
  const rows = Math.floor((high - 120) / side);
  const top = (high - rows * side) / 2;
  const parts: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = 60 + column * side;
      const y = top + row * side;
      const [ink, second] = [random.pick(inks), random.pick(inks)];
      const turn = random.whole(0, 3) * 90;
      const shapes = [
        `<rect width="${side}" height="${side}" fill="${second}"/><path d="M0 0H${side}A${side} ${side} 0 0 1 0 ${side}Z" fill="${ink}"/>`,
        `<rect width="${side}" height="${side}" fill="${second}"/><circle cx="${side / 2}" cy="${side / 2}" r="${side * 0.5}" fill="${ink}"/>`,
        `<rect width="${side}" height="${side}" fill="${ink}"/><path d="M0 0H${side}L0 ${side}Z" fill="${second}"/>`,
        `<path d="M0 0A${side / 2} ${side / 2} 0 0 0 ${side} 0V${side}A${side / 2} ${side / 2} 0 0 0 0 ${side}Z" fill="${ink}"/>`,
        [0, 1, 2, 3]
          .map((i) => `<rect y="${(i * side) / 4}" width="${side}" height="${side / 8}" fill="${ink}"/>`)
          .join(''),
        `<path d="M0 ${side}A${side} ${side} 0 0 1 ${side} 0V${side * 0.45}A${side * 0.55} ${side * 0.55} 0 0 0 ${side * 0.45} ${side}Z" fill="${ink}"/>`,
      ];
      if (random.chance(0.1)) continue;
      parts.push(
        `<g transform="translate(${x} ${y}) rotate(${turn} ${side / 2} ${side / 2})">${random.pick(shapes)}</g>`,
      );
    }
  }
  return inked(parts.join(''), size, ground, 0.16);
};

/** Large overlapping discs and arcs, the colours mixing where they meet. */
const orbits: Printer = (random, palette, size) => {
  const { pale: ground, ...rest } = palettes[palette];
  const inks = Object.values(rest);
  const high = (1000 * size.height) / size.width;
  const parts: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    const r = random.between(110, 330);
    const x = random.between(230, 770);
    const y = random.between(0.22, 0.78) * high;
    const ink = inks[i % inks.length] as string;
    if (i % 2 === 0)
      parts.push(`<circle cx="${x}" cy="${y}" r="${r}" fill="${ink}" style="mix-blend-mode:multiply" opacity="0.92"/>`);
    else
      for (let k = 0; k < 5; k += 1)
        parts.push(
          `<circle cx="${x}" cy="${y}" r="${r - k * r * 0.17}" fill="none" stroke="${ink}" stroke-width="${r * 0.06}"/>`,
        );
  }
  parts.push(`<path d="M90 ${random.between(0.3, 0.7) * high}H910" stroke="${rest.dark}" stroke-width="5"/>`);
  return inked(parts.join(''), size, ground, 0.13);
};

/** A block cut with a gouge: hills, furrows, trees and a sun. */
const linocut: Printer = (random, palette, size) => {
  const { light: paper, mid, deep, warm, dark } = palettes[palette];
  const high = (1000 * size.height) / size.width;
  const horizon = high * random.between(0.42, 0.52);
  const parts = [`<rect x="0" y="0" width="1000" height="${high}" fill="${mid}"/>`];
  const [sx, sy, sr] = [random.between(250, 750), horizon * random.between(0.4, 0.62), random.between(75, 120)];
  parts.push(`<circle cx="${sx}" cy="${sy}" r="${sr}" fill="${warm}"/>`);
  for (let i = 0; i < 26; i += 1) {
    const y = (i / 26) * horizon;
    const gap = Math.abs(y - sy) < sr + 14 ? Math.sqrt((sr + 14) ** 2 - (y - sy) ** 2) : 0;
    const line = (from: number, to: number) =>
      to - from > 20
        ? `<path d="M${from} ${y + random.between(-3, 3)}Q${(from + to) / 2} ${y + random.between(-10, 10)} ${to} ${y + random.between(-3, 3)}" stroke="${paper}" stroke-width="${random.between(2.5, 6.5)}" fill="none" stroke-linecap="round"/>`
        : '';
    parts.push(
      gap > 0
        ? line(random.between(0, 40), sx - gap) + line(sx + gap, random.between(960, 1000))
        : line(random.between(-10, 60), random.between(940, 1010)),
    );
  }
  for (let hill = 0; hill < 4; hill += 1) {
    const base = horizon + (hill * (high - horizon)) / 4.2;
    const swell = random.between(40, 110);
    const phase = random.between(0, 6);
    const y = (x: number) => base - swell * Math.sin(x / random_(hill, 190, 260) + phase);
    const outline = Array.from({ length: 41 }, (_, i) => `${i * 25} ${y(i * 25).toFixed(1)}`).join('L');
    parts.push(`<path d="M${outline}L1000 ${high}L0 ${high}Z" fill="${hill % 2 ? deep : dark}"/>`);
    for (let furrow = 1; furrow < 11; furrow += 1) {
      const points = Array.from({ length: 41 }, (_, i) => {
        const x = i * 25;
        return `${x} ${(y(x) + furrow * (11 + furrow * 1.6) + 3 * Math.sin(x / 17 + furrow)).toFixed(1)}`;
      }).join('L');
      parts.push(
        `<path d="M${points}" fill="none" stroke="${hill % 2 ? paper : mid}" stroke-width="${random.between(2.4, 5)}" stroke-dasharray="${random.whole(60, 240)} ${random.whole(8, 26)}" stroke-linecap="round"/>`,
      );
    }
    const trees = hill < 3 ? random.whole(2, 5) : 0;
    for (let t = 0; t < trees; t += 1) {
      const x = random.between(60, 940);
      const tall = random.between(60, 130) * (0.7 + hill * 0.25);
      const foot = y(x) + 8;
      parts.push(
        `<path d="M${x} ${foot}V${foot - tall * 0.4}" stroke="${dark}" stroke-width="8"/><ellipse cx="${x}" cy="${foot - tall * 0.72}" rx="${tall * 0.24}" ry="${tall * 0.42}" fill="${dark}"/>`,
      );
      for (let k = 0; k < 6; k += 1)
        parts.push(
          `<path d="M${x - tall * 0.15} ${foot - tall * (0.45 + k * 0.1)}q${tall * 0.15} ${-tall * 0.06} ${tall * 0.3} 0" stroke="${mid}" stroke-width="3.2" fill="none"/>`,
        );
    }
  }
  return inked(parts.join(''), size, paper, 0.2);
};

/** A wavelength that is the same for the same hill. */
function random_(hill: number, low: number, high: number): number {
  return low + ((hill * 37) % 10) * ((high - low) / 10);
}

/** Parallel lines that swell. */
const waves: Printer = (random, palette, size) => {
  const { light: ground, dark: ink } = palettes[palette];
  const high = (1000 * size.height) / size.width;
  const parts: string[] = [];
  const [cx, cy] = [random.between(350, 650), high * random.between(0.35, 0.65)];
  const depth = random.between(46, 74);
  for (let i = 0; i < 58; i += 1) {
    const x0 = 70 + (i * 860) / 57;
    const points = Array.from({ length: 81 }, (_, k) => {
      const y = 70 + (k * (high - 140)) / 80;
      const d = Math.hypot((x0 - cx) / 280, (y - cy) / 330);
      return `${(x0 + depth * Math.exp(-d * d) * Math.sin(y / 46 + x0 / 90) + 14 * Math.sin(y / 120)).toFixed(1)} ${y.toFixed(1)}`;
    }).join('L');
    parts.push(`<path d="M${points}" fill="none" stroke="${ink}" stroke-width="7.4"/>`);
  }
  return inked(parts.join(''), size, ground, 0.1);
};

/** Ferns laid on sensitised paper in the sun. */
const cyanotype: Printer = async (random, _palette, size) => {
  const high = (1000 * size.height) / size.width;
  const parts: string[] = [];
  const frond = (x: number, y: number, angle: number, length: number, bend: number, level: number): void => {
    const steps = level === 0 ? 26 : 11;
    let [px, py, a] = [x, y, angle];
    const path = [`M${px.toFixed(1)} ${py.toFixed(1)}`];
    for (let i = 0; i < steps; i += 1) {
      const share = i / steps;
      a += bend / steps;
      px += Math.cos(a) * (length / steps);
      py += Math.sin(a) * (length / steps);
      path.push(`L${px.toFixed(1)} ${py.toFixed(1)}`);
      if (level < 2 && i > 2) {
        const leaf =
          length * (level === 0 ? 0.3 : 0.15) * (1 - share) ** 0.85 * (level === 0 ? Math.min(1, share * 5) : 1);
        for (const side of [-1, 1]) {
          if (level === 0) frond(px, py, a + side * 1.05, leaf, -side * 0.35, 1);
          else
            parts.push(
              `<path d="M${px.toFixed(1)} ${py.toFixed(1)}q${(Math.cos(a + side * 0.7) * leaf * 0.5 + 2).toFixed(1)} ${(Math.sin(a + side * 0.7) * leaf * 0.5).toFixed(1)} ${(Math.cos(a + side * 0.95) * leaf).toFixed(1)} ${(Math.sin(a + side * 0.95) * leaf).toFixed(1)}" stroke="#eef2ec" stroke-width="${(leaf * 0.3 + 1.2).toFixed(1)}" stroke-linecap="round" fill="none" opacity="0.9"/>`,
            );
        }
      }
    }
    parts.push(
      `<path d="${path.join('')}" stroke="#f4f5ee" stroke-width="${level === 0 ? 7 : 2.6}" fill="none" stroke-linecap="round" opacity="0.95"/>`,
    );
  };
  const count = random.whole(2, 3);
  for (let i = 0; i < count; i += 1)
    frond(
      300 + i * 200 + random.between(-40, 40),
      high * 0.95,
      -1.57 + (i - (count - 1) / 2) * 0.34,
      high * random.between(0.68, 0.84),
      random.between(-0.4, 0.4),
      0,
    );
  const canvas = await inked(parts.join(''), size, '#12335e', 0.1);
  // The sheet was brushed with solution by hand: its edge is uneven and the blue is not even.
  const white = colour('#e9e7dc');
  const pale = colour('#3d6ea3');
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const [u, v] = [x / size.width, y / size.height];
      const at = (y * size.width + x) * 3;
      const edge =
        Math.min(u, 1 - u, v * 1.2, (1 - v) * 1.2) +
        0.03 * (fractal2(u * 12, v * 12, 4, 4) - 0.5) +
        0.03 * (noise2(u * 3, v * 70, 2) - 0.5);
      const off = ramp(0.055, 0.035, edge);
      const wash = 0.3 * ramp(0.45, 0.75, fractal2(u * 3, v * 3, 9, 4));
      for (let i = 0; i < 3; i += 1) {
        let light = canvas.light[at + i] as number;
        light += ((pale[i] as number) - light) * wash * 0.5;
        canvas.light[at + i] = light + ((white[i] as number) - light) * off;
      }
    }
  }
  return canvas;
};

/** A sea chart of islands that are on no other map. */
const chart: Printer = async (random, _palette, size) => {
  const seed = random.whole(1, 40);
  const high = (1000 * size.height) / size.width;
  const name = random.pick(['THE SKERRY ISLES', 'GULF OF ST ORRAN', 'THE FARTHER HOLMS', 'VENNA SOUND']);
  const ink = '#3a2a1c';
  const [rx, ry] = [random.between(200, 800), high * random.between(0.65, 0.8)];
  const rhumbs = Array.from({ length: 16 }, (_, i) => {
    const angle = (i * Math.PI) / 8;
    return `<path d="M${rx} ${ry}L${rx + Math.cos(angle) * 1600} ${ry + Math.sin(angle) * 1600}" stroke="${ink}" stroke-width="0.9" opacity="0.45"/>`;
  });
  const points = Array.from({ length: 16 }, (_, i) => {
    const long = i % 4 === 0 ? 92 : i % 2 === 0 ? 62 : 40;
    return `<g transform="translate(${rx} ${ry}) rotate(${i * 22.5})"><path d="M0 ${-long}L9 -14H0Z" fill="${ink}"/><path d="M0 ${-long}L-9 -14H0Z" fill="none" stroke="${ink}" stroke-width="1.4"/></g>`;
  });
  const soundings = Array.from({ length: 70 }, () =>
    engraved(String(random.whole(2, 48)), {
      x: random.between(70, 930),
      y: random.between(70, high - 70),
      height: 9,
      stroke: 1.2,
      colour: ink,
      turn: random.between(-8, 8),
    }),
  );
  const frame = `<rect x="34" y="34" width="932" height="${high - 68}" fill="none" stroke="${ink}" stroke-width="2"/><rect x="46" y="46" width="908" height="${high - 92}" fill="none" stroke="${ink}" stroke-width="9" stroke-dasharray="41 41"/><rect x="56" y="56" width="888" height="${high - 112}" fill="none" stroke="${ink}" stroke-width="1.6"/>`;
  const title = `<rect x="90" y="90" width="350" height="112" fill="#e9dcbc" stroke="${ink}" stroke-width="2"/><rect x="97" y="97" width="336" height="98" fill="none" stroke="${ink}" stroke-width="1"/>${engraved('A CHART OF', { x: 265, y: 120, height: 12, stroke: 1.6, colour: ink, spacing: 4 })}${engraved(name, { x: 265, y: 147, height: 19, stroke: 2.4, colour: ink, spacing: 3.4 })}${engraved('SOUNDINGS IN FATHOMS', { x: 265, y: 176, height: 9, stroke: 1.2, colour: ink, spacing: 4 })}`;
  const lines = await inked(
    `${rhumbs.join('')}${soundings.join('')}<circle cx="${rx}" cy="${ry}" r="66" fill="none" stroke="${ink}" stroke-width="1.5"/>${points.join('')}${frame}${title}`,
    size,
    '#ffffff',
    0.25,
  );
  const canvas = blankCanvas(size.width, size.height, [1, 1, 1]);
  const [paper, land, shore, inkLight] = ['#e6d8b6', '#d9bf86', '#b9c2a2', ink].map(colour) as [
    Colour,
    Colour,
    Colour,
    Colour,
  ];
  const aspect = high / 1000;
  const lastSeqAt = (u: number, v: number) =>
    fractal2(u * 3.4 + seed, v * 3.4 * aspect, seed, 6) - 0.13 * Math.hypot((u - 0.56) * 1.6, (v - 0.42) * 1.5);
  fill(canvas, (u, v, into) => {
    const h = lastSeqAt(u, v) - 0.53;
    const slope =
      Math.hypot(lastSeqAt(u + 0.0012, v) - lastSeqAt(u, v), lastSeqAt(u, v + 0.0012) - lastSeqAt(u, v)) / 0.0012 +
      0.05;
    const toShore = h / slope;
    const inFrame = u > 0.058 && u < 0.942 && v * aspect > 0.06 && v * aspect < aspect - 0.06;
    const age = fractal2(u * 3, v * 3, 6, 5);
    for (let i = 0; i < 3; i += 1) {
      let light = (paper[i] as number) * (0.86 + 0.22 * age);
      if (inFrame) {
        if (h > 0) light += ((land[i] as number) - light) * 0.55 * ramp(0.1, 0, toShore);
        else light += ((shore[i] as number) - light) * ramp(-0.03, 0, toShore) * 0.6;
        // The coast, and the engraver's water lines beside it.
        let line = ramp(0.0022, 0.001, Math.abs(toShore));
        if (toShore < 0)
          for (let k = 1; k < 6; k += 1)
            line = Math.max(
              line,
              ramp(0.0013, 0.0004, Math.abs(toShore + k * 0.0045 * (1 + k * 0.16))) * (0.75 - k * 0.1),
            );
        // Hills as hachures down the slope.
        if (h > 0.05)
          line = Math.max(
            line,
            ramp(0.62, 0.72, noise2(u * 260, v * 120 * aspect, 3)) * ramp(0.05, 0.09, h) * ramp(0.3, 0.9, slope) * 0.6,
          );
        light += ((inkLight[i] as number) - light) * line * 0.85;
      }
      into[i] = light;
    }
  });
  for (let i = 0; i < canvas.light.length; i += 1)
    canvas.light[i] = (canvas.light[i] as number) * Math.min(1, lines.light[i] as number);
  return canvas;
};

/** Ink and wash: mountains that stand behind one another in mist. */
const inkWash: Printer = async (random, _palette, size) => {
  const seed = random.whole(1, 40);
  const canvas = blankCanvas(size.width, size.height, [1, 1, 1]);
  const paper = colour('#e9e2d0');
  const ink = colour('#1d2124');
  const seal = colour('#a8281e');
  const aspect = size.height / size.width;
  const [mx, my] = [random.between(0.25, 0.75), random.between(0.14, 0.24)];
  const layers = Array.from({ length: 5 }, (_, i) => ({
    base: 0.34 + i * 0.13,
    swing: 0.2 - i * 0.02,
    scale: 1.6 + i * 0.7,
    tone: 0.16 + i * 0.17,
  }));
  fill(canvas, (u, v, into) => {
    let wet = 0.05 * fractal2(u * 3, v * 3, seed, 4);
    const moon = ramp(0.062, 0.056, Math.hypot(u - mx, (v - my) * aspect));
    wet += 0.1 * ramp(0.2, 0.06, Math.hypot(u - mx, (v - my) * aspect)) * (1 - moon);
    for (const { base, swing, scale, tone } of layers) {
      const crest = base - swing * (fractal2(u * scale * 2 + seed, scale * 9, seed, 6) - 0.32) * 1.9;
      const under = v - crest;
      if (under < 0) continue;
      const texture = fractal2(u * 24, v * 9, seed + 3, 4);
      const fade = Math.exp(-under * 9);
      wet = wet * ramp(0.03, 0, under) * 0.5 + tone * (fade * (0.7 + 0.6 * texture) + 0.06);
      wet += tone * 0.5 * ramp(0.006, 0, under);
    }
    const grain = 0.97 + 0.06 * noise2(u * 300, v * 300, 2);
    for (let i = 0; i < 3; i += 1)
      into[i] =
        ((paper[i] as number) + ((ink[i] as number) - (paper[i] as number)) * Math.min(0.94, Math.max(0, wet))) * grain;
    if (Math.abs(u - 0.87) < 0.026 && Math.abs((v - 0.9) * aspect) < 0.026) {
      const cut = Math.abs(Math.sin(u * 330)) > 0.75 || Math.abs(Math.sin(v * 300 + Math.floor(u * 90))) > 0.9;
      if (!cut && noise2(u * 160, v * 160, 5) > 0.16) for (let i = 0; i < 3; i += 1) into[i] = seal[i] as number;
    }
  });
  return canvas;
};

/** An etching of bare trees: branching lines, with plate tone wiped by hand. */
const etching: Printer = async (random, _palette, size) => {
  const high = (1000 * size.height) / size.width;
  const parts: string[] = [];
  const branch = (x: number, y: number, angle: number, length: number, wide: number, level: number): void => {
    if (level > 8 || length < 6) return;
    const bend = random.normal() * 0.12;
    const [ex, ey] = [x + Math.cos(angle + bend) * length, y + Math.sin(angle + bend) * length];
    const line = `<path d="M${x.toFixed(1)} ${y.toFixed(1)}Q${((x + ex) / 2 + random.normal() * length * 0.07).toFixed(1)} ${((y + ey) / 2 + random.normal() * length * 0.07).toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}" stroke-width="${Math.max(0.8, wide).toFixed(2)}"/>`;
    parts.push(line);
    const forks = level < 2 ? 2 : random.pick([2, 2, 3]);
    for (let i = 0; i < forks; i += 1)
      branch(
        ex,
        ey,
        angle + (i - (forks - 1) / 2) * random.between(0.45, 0.85) + random.normal() * 0.1,
        length * random.between(0.66, 0.84),
        wide * 0.66,
        level + 1,
      );
  };
  const ground = high * random.between(0.8, 0.86);
  const trees = random.whole(2, 3);
  for (let i = 0; i < trees; i += 1)
    branch(
      170 + (i + random.between(0.2, 0.8)) * (660 / trees),
      ground + i * 12,
      -1.57 + random.normal() * 0.08,
      high * random.between(0.13, 0.19),
      15,
      0,
    );
  for (let i = 0; i < 420; i += 1) {
    const x = random.between(30, 960);
    const y = ground + random.between(-4, high * 0.11);
    parts.push(
      `<path d="M${x.toFixed(1)} ${y.toFixed(1)}q${random.between(10, 46).toFixed(1)} ${random.between(-6, 3).toFixed(1)} ${random.between(24, 100).toFixed(1)} ${random.between(-4, 4).toFixed(1)}" stroke-width="${random.between(0.7, 1.8).toFixed(2)}"/>`,
    );
  }
  const canvas = await inked(
    `<g fill="none" stroke="#241d18" stroke-linecap="round">${parts.join('')}</g>`,
    size,
    '#ded3bd',
    0.12,
  );
  const sky = random.whole(1, 40);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const at = (y * size.width + x) * 3;
      const [u, v] = [x / size.width, y / size.height];
      const tone =
        0.74 +
        0.3 * fractal2(u * 2 + sky, v * 5, sky, 5) +
        0.12 * ramp(0.5, 0.8, v) -
        0.1 * noise2(x * 0.8, y * 0.8, 3);
      for (let i = 0; i < 3; i += 1) canvas.light[at + i] = (canvas.light[at + i] as number) * Math.min(1.05, tone);
    }
  }
  return canvas;
};

export const prints = { hardEdge, orbits, linocut, waves, cyanotype, chart, inkWash, etching } as const;
export type PrintName = keyof typeof prints;
