import { toByte } from '../colour.ts';
import { noise2 } from '../noise.ts';
import { softenEdges } from './edges.ts';
import { mirrored } from './light.ts';
import { hangPaper } from './paper.ts';
import { castRays } from './rays.ts';
import type { Photograph, Setting } from './setting.ts';
import { shadeSurfaces } from './shading.ts';
import { castShadows } from './shadows.ts';
import { surveyPicture } from './survey.ts';

/** Takes the photograph of a setting: the paper first, then everything that stands on it, then the edges, then the film is developed. */
export function photograph(setting: Setting): Photograph {
  const { width, height } = setting;
  const rays = castRays(setting);
  const shadows = castShadows(rays, setting.lighting);
  const mirror = mirrored(setting.lighting, setting.paper.floor);
  const paper = hangPaper(setting, rays, shadows, mirror);
  const shading = shadeSurfaces(setting, { rays, shadows, paper, mirror });

  const light = new Float32Array(width * height * 3);
  paper.fill(light);
  const survey = surveyPicture(setting, rays, shading.enter);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const t = survey.depth[pixel] as number;
    if (t === 0) continue;
    rays.aim((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5);
    shading.shade(survey, pixel, t, light, pixel * 3);
  }
  softenEdges(light, survey, { rays, shading, paper });
  return develop(light, setting);
}

/** Turns light into a photograph: a shoulder for the highlights, a little grain, bytes. */
function develop(light: Float32Array, { width, height, seed }: Setting): Photograph {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const grain = 1 + (noise2(x * 0.7, y * 0.7, seed) - 0.5) * 0.018;
      for (let i = 0; i < 3; i += 1) pixels[at + i] = toByte(shoulder((light[at + i] as number) * grain));
    }
  }
  return { width, height, pixels };
}

/** Bright light is pressed together instead of cut off. */
function shoulder(light: number): number {
  return light < 0.7 ? light : 0.7 + 0.3 * (1 - Math.exp(-(light - 0.7) / 0.3));
}
