import type { Lighting } from './light.ts';

/** A large box from the left, a strip from the right, a sheet above: how ceramics are photographed. */
export const tabletopLighting: Lighting = {
  key: { towards: [-0.62, 0.85, 0.55], colour: [1.02, 0.99, 0.94], hardness: 5 },
  fill: { towards: [0.9, 0.25, 0.6], colour: [0.2, 0.21, 0.24] },
  above: [0.3, 0.31, 0.33],
  below: [0.5, 0.49, 0.47],
  boxes: [
    { towards: [-0.85, 0.55, 0.6], width: 0.42, height: 0.62, colour: [7.5, 7.3, 7] },
    { towards: [0.95, 0.3, 0.25], width: 0.14, height: 0.75, colour: [3.2, 3.3, 3.6] },
    { towards: [0, 1, -0.15], width: 0.7, height: 0.5, colour: [1.6, 1.6, 1.65] },
  ],
  upright: [0, 1, 0],
};

/** For small things that lie on a table and are taken from above: large white sheets around, with dark gaps that draw the edges of metal. */
export const topLighting: Lighting = {
  key: { towards: [-0.6, 1, -0.5], colour: [0.98, 0.97, 0.94], hardness: 5 },
  fill: { towards: [0.8, 0.6, 0.4], colour: [0.24, 0.25, 0.28] },
  above: [0.5, 0.5, 0.52],
  below: [0.45, 0.45, 0.45],
  boxes: [
    { towards: [-0.75, 0.8, -0.6], width: 0.6, height: 0.5, colour: [2.4, 2.36, 2.28] },
    { towards: [0.95, 0.5, 0.1], width: 0.35, height: 0.8, colour: [1.5, 1.54, 1.6] },
    { towards: [0.1, 0.5, 1], width: 0.9, height: 0.25, colour: [1.1, 1.1, 1.12] },
  ],
  upright: [0, 0, -1],
};

/** The tabletop with a grey card behind the camera, without which flat brass would mirror a dark room. */
export const clockLighting: Lighting = {
  ...tabletopLighting,
  boxes: [...tabletopLighting.boxes, { towards: [-0.15, 0.3, 1], width: 0.55, height: 0.4, colour: [0.5, 0.49, 0.47] }],
};
