import type { Paper } from './paper.ts';
import { FAR, type Rays, TILE } from './rays.ts';
import type { Shading } from './shading.ts';
import type { Survey } from './survey.ts';

/** Where in a pixel its four rays go. */
const CORNERS = [-0.125, -0.375, 0.375, -0.125, 0.125, 0.375, -0.375, 0.125];

type Workshop = { readonly rays: Rays; readonly shading: Shading; readonly paper: Paper };

/** Takes four rays instead of one where a surface ends or changes abruptly, so that edges are smooth. */
export function softenEdges(light: Float32Array, survey: Survey, { rays, shading, paper }: Workshop): void {
  const { width, height } = survey;
  const sharp = light.slice();
  const one = new Float32Array(3);
  const lender = { lit: 1, open: 1 };
  // One pixel's own survey, for what each of its rays meets.
  const spare: Survey = {
    ...survey,
    depth: new Float32Array(1),
    solid: new Uint8Array(1),
    normal: new Float32Array(3),
    lit: new Float32Array(1),
    open: new Float32Array(1),
  };
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const kind = edgeAt(survey.depth, sharp, at, width);
      if (kind === 'none') continue;
      const start = nearestStart(survey, x, y);
      light.fill(0, at * 3, at * 3 + 3);
      for (let i = 0; i < 8; i += 2) {
        const px = x + 0.5 + (CORNERS[i] as number);
        const py = y + 0.5 + (CORNERS[i + 1] as number);
        rays.aim(px, py);
        if (kind === 'pattern') shading.shade(survey, at, survey.depth[at] as number, one, 0);
        else {
          const t = rays.follow(start);
          if (t > 0) {
            const isNear = Math.abs(t - (survey.depth[at] as number)) < 0.02;
            lender.lit = survey.lit[at] as number;
            lender.open = survey.open[at] as number;
            shading.enter(spare, 0, t, isNear ? lender : null);
            shading.shade(spare, 0, t, one, 0);
          } else paper.at(px, py, one, 0);
        }
        // A lamp's image is far brighter than white: without a limit, a quarter of it would still be white.
        for (let k = 0; k < 3; k += 1)
          light[at * 3 + k] = (light[at * 3 + k] as number) + Math.min(1.4, one[k] as number) / 4;
      }
    }
  }
}

function nearestStart({ starts, width }: Survey, x: number, y: number): number {
  const across = Math.ceil(width / TILE);
  let start = FAR;
  for (let i = 0; i < 4; i += 1) {
    const row = ((y + (i & 2) - 1) / TILE) | 0;
    const tile = starts[row * across + (((x + (i & 1) * 2 - 1) / TILE) | 0)] as number;
    if (tile >= 0 && tile < start) start = tile;
  }
  return start;
}

/** What changes abruptly at a pixel: the shape, or only the pattern on it (then the rays need no search). */
function edgeAt(depth: Float32Array, light: Float32Array, at: number, width: number): 'shape' | 'pattern' | 'none' {
  const here = depth[at] as number;
  let hasPattern = false;
  for (let i = 0; i < 4; i += 1) {
    const step = i === 0 ? -1 : i === 1 ? 1 : i === 2 ? -width : width;
    const there = depth[at + step] as number;
    if ((here === 0) !== (there === 0)) return 'shape';
    if (here === 0) continue;
    if (Math.abs(here - there) > 0.03) return 'shape';
    if (Math.abs((light[at * 3 + 1] as number) - (light[(at + step) * 3 + 1] as number)) > 0.22) hasPattern = true;
  }
  return hasPattern ? 'pattern' : 'none';
}
