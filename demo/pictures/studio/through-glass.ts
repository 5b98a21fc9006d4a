import type { Mirrored } from './light.ts';
import { normalAt } from './normal.ts';
import type { Paper } from './paper.ts';
import type { Solid } from './solid.ts';

/** How much more slowly light goes in glass than in air. */
const INDEX = 1.5;
/** A ray that has met so many faces sees nothing new. */
const FACES = 7;

/** Gives a function that lights a point on glass: mirrored at each face, bent, coloured on the way, until the paper is seen. */
export function seeThroughGlass(paper: Paper, mirror: Mirrored) {
  const seen = { red: 0, green: 0, blue: 0 };
  const way = new Float64Array(3);
  const face = new Float64Array(3);
  const place = new Float64Array(3);
  const left = new Float64Array(3);
  const behind = new Float32Array(3);

  /** Goes on inside or outside the glass to its next face; the length of the way, or -1 where there is none. */
  const onward = (solid: Solid, inside: boolean): number => {
    const [x, y, z, dx, dy, dz] = [place[0], place[1], place[2], way[0], way[1], way[2]] as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    let t = 0.006;
    for (let i = 0; i < 70; i += 1) {
      const distance = solid.distance(x + dx * t, y + dy * t, z + dz * t) * (inside ? -1 : 1);
      if (distance < 0.0008) return t;
      t += Math.max(0.002, distance * 0.9);
      if (t > 4 || y + dy * t < 0) break;
    }
    return -1;
  };

  return (
    solid: Solid,
    ray: Float64Array,
    point: Float64Array,
    normal: Float64Array,
    light: Float32Array,
    at: number,
  ): void => {
    way.set(ray);
    face.set(normal);
    place.set(point);
    left.fill(1);
    let red = 0;
    let green = 0;
    let blue = 0;
    let inside = false;
    for (let faces = 0; faces < FACES; faces += 1) {
      const sign = inside ? -1 : 1;
      const [dx, dy, dz] = [way[0] as number, way[1] as number, way[2] as number];
      const [nx, ny, nz] = [face[0] as number, face[1] as number, face[2] as number];
      const against = (dx * nx + dy * ny + dz * nz) * sign;
      const ratio = inside ? INDEX : 1 / INDEX;
      const passes = 1 - ratio * ratio * (1 - against * against);
      if (!inside && faces < 3) {
        mirror(dx - 2 * against * nx, dy - 2 * against * ny, dz - 2 * against * nz, 0.03, seen);
        const share = (0.04 + 0.96 * (1 + Math.min(0, against)) ** 5) * (faces === 0 ? 1 : 0.6);
        red += seen.red * share * (left[0] as number);
        green += seen.green * share * (left[1] as number);
        blue += seen.blue * share * (left[2] as number);
      }
      if (passes < 0) {
        for (let i = 0; i < 3; i += 1) way[i] = (way[i] as number) - 2 * against * sign * (face[i] as number);
      } else {
        const root = ratio * -against - Math.sqrt(passes);
        for (let i = 0; i < 3; i += 1) way[i] = (way[i] as number) * ratio + root * sign * (face[i] as number);
        inside = !inside;
      }
      const length = onward(solid, inside);
      if (length < 0) break;
      for (let i = 0; i < 3; i += 1) place[i] = (place[i] as number) + (way[i] as number) * length;
      if (inside && solid.glass) {
        const takes = solid.glass((place[1] as number) - ((way[1] as number) * length) / 2);
        for (let i = 0; i < 3; i += 1) left[i] = (left[i] as number) * Math.exp(-(takes[i] as number) * length);
      }
      normalAt(solid, place[0] as number, place[1] as number, place[2] as number, face);
    }
    paper.beyond(place[0] as number, place[1] as number, place[2] as number, way, behind);
    light[at] = red + (behind[0] as number) * (left[0] as number);
    light[at + 1] = green + (behind[1] as number) * (left[1] as number);
    light[at + 2] = blue + (behind[2] as number) * (left[2] as number);
  };
}
