import type { Rays } from './rays.ts';
import { TILE } from './rays.ts';

/**
 * What is known of the surface in each pixel: how far it is, which solid, which way it faces, how much of the key light arrives, how open it is.
 * Surfaces and shadows are smooth, so that most of it is worked out for every fourth pixel of every fourth row and filled in between.
 */
export type Survey = {
  readonly width: number;
  readonly height: number;
  /** 0 where the ray meets nothing. */
  readonly depth: Float32Array;
  readonly solid: Uint8Array;
  /** Three numbers per pixel. */
  readonly normal: Float32Array;
  readonly lit: Float32Array;
  readonly open: Float32Array;
  /** From where on rays of a tile have to search. */
  readonly starts: Float32Array;
};

/** Works out what lies at the end of the ray in hand at distance t, and enters it for a pixel; shadows may be lent by a place nearby. */
export type Enter = (
  survey: Survey,
  pixel: number,
  t: number,
  lender?: { readonly lit: number; readonly open: number } | null,
) => void;

const BLOCK = 4;

/** Surveys a whole picture. */
export function surveyPicture(
  size: { readonly width: number; readonly height: number },
  rays: Rays,
  enter: Enter,
): Survey {
  const { width, height } = size;
  const pixels = width * height;
  const survey: Survey = {
    width,
    height,
    depth: new Float32Array(pixels),
    solid: new Uint8Array(pixels),
    normal: new Float32Array(pixels * 3),
    lit: new Float32Array(pixels),
    open: new Float32Array(pixels),
    starts: rays.scout(),
  };
  const across = Math.ceil(width / TILE);
  const measure = (x: number, y: number) => {
    const start = survey.starts[((y / TILE) | 0) * across + ((x / TILE) | 0)] as number;
    if (start < 0) return;
    rays.aim(x + 0.5, y + 0.5);
    const t = rays.follow(start);
    if (t > 0) enter(survey, y * width + x, t);
  };
  for (let y = 0; y < height; y += BLOCK) for (let x = 0; x < width; x += BLOCK) measure(x, y);
  for (let y = 0; y < height; y += BLOCK) {
    for (let x = 0; x < width; x += BLOCK) {
      const isInside = x + BLOCK < width && y + BLOCK < height;
      if (isInside && isSmooth(survey, y * width + x)) fillIn(survey, x, y);
      else measureAll(x, y, size, measure);
    }
  }
  return survey;
}

function measureAll(
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
  measure: (x: number, y: number) => void,
): void {
  for (let dy = 0; dy < BLOCK && y + dy < height; dy += 1) {
    for (let dx = 0; dx < BLOCK && x + dx < width; dx += 1) if (dx + dy > 0) measure(x + dx, y + dy);
  }
}

/** Says whether the four corners of a block lie on one smooth piece of one solid, or all on none. */
function isSmooth({ depth, solid, normal, width, starts }: Survey, pixel: number): boolean {
  const [a, b, c, d] = [pixel, pixel + BLOCK, pixel + BLOCK * width, pixel + BLOCK * (width + 1)];
  const [da, db, dc, dd] = [depth[a] as number, depth[b] as number, depth[c] as number, depth[d] as number];
  if (da === 0 && db === 0 && dc === 0 && dd === 0) {
    // Nothing at the corners, and nothing between them where the whole tile is empty.
    const across = Math.ceil(width / TILE);
    const x = pixel % width;
    const y = (pixel / width) | 0;
    return (starts[((y / TILE) | 0) * across + ((x / TILE) | 0)] as number) < 0;
  }
  if (da === 0 || db === 0 || dc === 0 || dd === 0) return false;
  if (solid[a] !== solid[b] || solid[a] !== solid[c] || solid[a] !== solid[d]) return false;
  if (Math.abs(da + dd - db - dc) > 0.0012 || Math.abs(da - dd) > 0.06 || Math.abs(db - dc) > 0.06) return false;
  for (const other of [b, c, d]) {
    let alike = 0;
    for (let i = 0; i < 3; i += 1) alike += (normal[a * 3 + i] as number) * (normal[other * 3 + i] as number);
    if (alike < 0.985) return false;
  }
  return true;
}

function fillIn(survey: Survey, x: number, y: number): void {
  const { width, depth, solid, lit, open, normal } = survey;
  const a = y * width + x;
  if (depth[a] === 0) return;
  const [b, c, d] = [a + BLOCK, a + BLOCK * width, a + BLOCK * (width + 1)];
  for (let dy = 0; dy < BLOCK; dy += 1) {
    for (let dx = dy === 0 ? 1 : 0; dx < BLOCK; dx += 1) {
      const [u, v] = [dx / BLOCK, dy / BLOCK];
      const [wa, wb, wc, wd] = [(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v];
      const to = a + dy * width + dx;
      const between = (of: Float32Array, n = 1, i = 0) =>
        (of[a * n + i] as number) * wa +
        (of[b * n + i] as number) * wb +
        (of[c * n + i] as number) * wc +
        (of[d * n + i] as number) * wd;
      solid[to] = solid[a] as number;
      depth[to] = between(depth);
      lit[to] = between(lit);
      open[to] = between(open);
      for (let i = 0; i < 3; i += 1) normal[to * 3 + i] = between(normal, 3, i);
    }
  }
}
