import type { DialDesign } from '#demo/pictures/timepieces/dial.ts';

/** Dials that several clocks and watches of the demo house have in common; each states what is its own over them. */
export const enamelDial = {
  indices: 'roman',
  hands: 'leaf',
  registers: 'none',
  ink: '#1c1c20',
  metal: ['#46506e', '#1b2138'],
} as const satisfies Partial<DialDesign>;
export const dressDial = {
  indices: 'batons',
  hands: 'dauphine',
  registers: 'none',
  ink: '#ece8de',
  metal: ['#fdfdfd', '#98989c'],
} as const satisfies Partial<DialDesign>;
export const sportDial = {
  indices: 'dots',
  hands: 'sword',
  registers: 'none',
  ink: '#e8e8e0',
  metal: ['#ffffff', '#a4a4a6'],
  lume: '#e6e6c6',
} as const satisfies Partial<DialDesign>;
export const goldDial = {
  indices: 'daggers',
  hands: 'dauphine',
  registers: 'none',
  ink: '#3b2c18',
  metal: ['#f2cf8a', '#9a6f2c'],
} as const satisfies Partial<DialDesign>;
export const blueHands = { metal: ['#3d5fa6', '#1a2e60'] } as const satisfies Partial<DialDesign>;
