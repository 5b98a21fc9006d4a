import type { Colour } from '../colour.ts';
import type { Lighting } from './light.ts';
import type { Solid } from './solid.ts';
import type { Vector } from './vector.ts';

/** A set-up in the studio: what stands on the paper (the floor is y = 0), how it is lit, and from where it is taken. */
export type Setting = {
  readonly solids: readonly Solid[];
  readonly lighting: Lighting;
  /** The paper that runs from the floor up the wall. */
  readonly paper: { readonly floor: Colour; readonly wall: Colour };
  readonly camera: Camera;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Chooses the grain of the film. */
  readonly seed: number;
};

export type Camera = {
  readonly eye: Vector;
  readonly at: Vector;
  /** The y axis, unless the camera looks straight down: then the floor is all there is to see. */
  readonly up?: Vector;
  /** The angle from the bottom to the top of the picture, degrees. */
  readonly angle: number;
};

/** A picture as bytes, red, green and blue per pixel. */
export type Photograph = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
