import { ramp } from '../noise.ts';
import type { Mirrored } from './light.ts';
import { normalAt, setUnit } from './normal.ts';
import type { Paper } from './paper.ts';
import type { Rays } from './rays.ts';
import type { Setting } from './setting.ts';
import type { Shadows } from './shadows.ts';
import type { Solid, Surface } from './solid.ts';
import type { Enter, Survey } from './survey.ts';
import { seeThroughGlass } from './through-glass.ts';
import { unit } from './vector.ts';

/** How a picture's surfaces are worked out: `enter` for one pixel's place in the survey, `shade` for the light of one. */
export type Shading = {
  readonly enter: Enter;
  /** Lights the point at distance t on the ray in hand, with what the survey knows of the pixel. */
  readonly shade: (survey: Survey, pixel: number, t: number, light: Float32Array, to: number) => void;
};

type Studio = { readonly rays: Rays; readonly shadows: Shadows; readonly paper: Paper; readonly mirror: Mirrored };

export function shadeSurfaces(
  { camera, lighting, solids, paper: { floor } }: Setting,
  { rays, shadows, paper, mirror }: Studio,
): Shading {
  const [ex, ey, ez] = camera.eye;
  const [kx, ky, kz] = unit(lighting.key.towards);
  const [fx, fy, fz] = unit(lighting.fill.towards);
  const { above, below } = lighting;
  const [key, fill] = [lighting.key.colour, lighting.fill.colour];
  const seen = { red: 0, green: 0, blue: 0 };
  const surface: Surface = {
    red: 0,
    green: 0,
    blue: 0,
    roughness: 1,
    gloss: 0,
    metal: 0,
    bumpX: 0,
    bumpY: 0,
    bumpZ: 0,
  };
  const normal = new Float64Array(3);
  const point = new Float64Array(3);
  const throughGlass = seeThroughGlass(paper, mirror);

  const enter: Enter = (survey, pixel, t, lender) => {
    const x = ex + (rays.ray[0] as number) * t;
    const y = ey + (rays.ray[1] as number) * t;
    const z = ez + (rays.ray[2] as number) * t;
    const index = rays.met();
    const solid = solids[index] as Solid;
    normalAt(solid, x, y, z, normal);
    survey.depth[pixel] = t;
    survey.solid[pixel] = index;
    survey.normal.set(normal, pixel * 3);
    if (solid.glass) return;
    if (lender) {
      survey.open[pixel] = lender.open;
      survey.lit[pixel] = lender.lit;
      return;
    }
    survey.open[pixel] = shadows.openness(x, y, z, normal, 0.22, 4);
    const nx = normal[0] as number;
    const ny = normal[1] as number;
    const nz = normal[2] as number;
    const isTurnedAway = nx * kx + ny * ky + nz * kz < -0.25;
    survey.lit[pixel] = isTurnedAway ? 0 : shadows.lit(x + nx * 0.01, y + ny * 0.01, z + nz * 0.01, 1);
  };

  const shade: Shading['shade'] = (survey, pixel, t, light, at) => {
    const dx = rays.ray[0] as number;
    const dy = rays.ray[1] as number;
    const dz = rays.ray[2] as number;
    const x = ex + dx * t;
    const y = ey + dy * t;
    const z = ez + dz * t;
    const solid = solids[survey.solid[pixel] as number] as Solid;
    setUnit(
      normal,
      survey.normal[pixel * 3] as number,
      survey.normal[pixel * 3 + 1] as number,
      survey.normal[pixel * 3 + 2] as number,
    );
    if (solid.glass) {
      point[0] = x;
      point[1] = y;
      point[2] = z;
      throughGlass(solid, rays.ray, point, normal, light, at);
      return;
    }
    let nx = normal[0] as number;
    let ny = normal[1] as number;
    let nz = normal[2] as number;
    surface.bumpX = 0;
    surface.bumpY = 0;
    surface.bumpZ = 0;
    solid.material(surface, x, y, z, nx, ny, nz);
    const open = survey.open[pixel] as number;
    const sun = survey.lit[pixel] as number;
    setUnit(normal, nx - surface.bumpX, ny - surface.bumpY, nz - surface.bumpZ);
    nx = normal[0] as number;
    ny = normal[1] as number;
    nz = normal[2] as number;
    const facing = Math.max(0, (nx * kx + ny * ky + nz * kz + 0.18) / 1.18) * (0.12 + 0.88 * sun);
    const side = Math.max(0, (nx * fx + ny * fy + nz * fz + 0.3) / 1.3) * open;
    const sky = (0.5 + 0.5 * ny) * open;
    const bounce = Math.max(0, 0.4 - 0.6 * ny) * ramp(1.6, 0, y) * open;
    const diffuse = 1 - surface.metal;
    let red =
      surface.red * diffuse * (key[0] * facing + fill[0] * side + above[0] * sky + floor[0] * below[0] * bounce);
    let green =
      surface.green * diffuse * (key[1] * facing + fill[1] * side + above[1] * sky + floor[1] * below[1] * bounce);
    let blue =
      surface.blue * diffuse * (key[2] * facing + fill[2] * side + above[2] * sky + floor[2] * below[2] * bounce);

    if (surface.gloss > 0 || surface.metal > 0) {
      const against = Math.min(0, nx * dx + ny * dy + nz * dz);
      mirror(dx - 2 * against * nx, dy - 2 * against * ny, dz - 2 * against * nz, surface.roughness, seen);
      const grazing = (1 + against) ** 5 * (1 - 0.7 * surface.roughness);
      const coat = (surface.gloss + (1 - surface.gloss) * grazing) * diffuse * Math.min(1, surface.gloss * 40);
      const arrives = open * (0.45 + 0.55 * sun);
      red += seen.red * arrives * (coat + surface.metal * (surface.red + (1 - surface.red) * grazing));
      green += seen.green * arrives * (coat + surface.metal * (surface.green + (1 - surface.green) * grazing));
      blue += seen.blue * arrives * (coat + surface.metal * (surface.blue + (1 - surface.blue) * grazing));
    }
    light[at] = red;
    light[at + 1] = green;
    light[at + 2] = blue;
  };
  return { enter, shade };
}
