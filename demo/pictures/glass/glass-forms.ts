import type { VesselForm } from '../ceramics/vessel-forms.ts';

/** What is blown: thick floors, soft rims. The third number of a point is the thickness of the wall there. */
export const glassForms = {
  bubbleVase: {
    profile: [
      [0, 0.1, 0.2],
      [0.2, 0.1, 0.18],
      [0.33, 0.2, 0.09],
      [0.42, 0.42, 0.05],
      [0.4, 0.64, 0.045],
      [0.25, 0.82, 0.045],
      [0.13, 0.92, 0.045],
      [0.115, 1.02, 0.045],
      [0.16, 1.1, 0.04],
    ],
    thickness: 0.05,
    bareBelow: 0,
  },
  blockVase: {
    profile: [
      [0, 0.15, 0.28],
      [0.2, 0.16, 0.26],
      [0.3, 0.24, 0.12],
      [0.31, 0.5, 0.09],
      [0.33, 0.8, 0.08],
      [0.36, 1.02, 0.06],
    ],
    thickness: 0.08,
    bareBelow: 0,
  },
  goblet: {
    profile: [
      [0.3, 0.015, 0.02],
      [0.16, 0.03, 0.03],
      [0.04, 0.07, 0.05],
      [0.02, 0.14, 0.05],
      [0.015, 0.34, 0.05],
      [0.03, 0.48, 0.06],
      [0.14, 0.57, 0.04],
      [0.25, 0.74, 0.028],
      [0.27, 0.96, 0.024],
      [0.24, 1.16, 0.022],
    ],
    thickness: 0.03,
    bareBelow: 0,
  },
  lowBowl: {
    profile: [
      [0, 0.09, 0.17],
      [0.2, 0.09, 0.16],
      [0.4, 0.17, 0.08],
      [0.56, 0.3, 0.055],
      [0.64, 0.44, 0.05],
    ],
    thickness: 0.06,
    bareBelow: 0,
  },
  decanter: {
    profile: [
      [0, 0.08, 0.15],
      [0.2, 0.08, 0.14],
      [0.36, 0.14, 0.07],
      [0.4, 0.28, 0.045],
      [0.3, 0.44, 0.042],
      [0.14, 0.6, 0.042],
      [0.082, 0.78, 0.042],
      [0.078, 1.0, 0.042],
      [0.15, 1.14, 0.035],
    ],
    thickness: 0.045,
    bareBelow: 0,
  },
} as const satisfies Record<string, VesselForm>;

export type GlassFormName = keyof typeof glassForms;
