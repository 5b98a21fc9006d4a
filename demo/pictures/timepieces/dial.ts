import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { engraved } from './engraved-letters.ts';

/** How a dial is made. Lengths in the drawing are thousandths of the dial's radius. */
export type DialDesign = {
  readonly indices: 'batons' | 'roman' | 'arabic' | 'dots' | 'daggers';
  readonly hands: 'dauphine' | 'baton' | 'leaf' | 'sword' | 'moon';
  readonly registers: 'none' | 'small-seconds' | 'two' | 'three';
  readonly date?: boolean;
  /** What is printed in ink: tracks and words. */
  readonly ink: string;
  /** The metal of indices and hands: its lit and its shaded side. */
  readonly metal: readonly [lit: string, shaded: string];
  readonly accent?: string;
  /** What glows in the dark, on batons and hands. */
  readonly lume?: string;
  readonly maker: string;
  readonly words?: string;
};

const R = 1000;

/** Draws everything that lies on a dial's ground, hands included, on a transparent sheet of so many pixels square with the centre in its middle. */
export function drawDial(design: DialDesign, random: SeededRandom, side: number): string {
  const minutes = random.pick([8, 9, 10, 11]);
  const time = { hour: 10 + minutes / 60, minute: minutes, second: random.whole(28, 42) };
  const parts = [
    track(design),
    ...registers(design, random),
    indices(design),
    words(design),
    ...(design.date ? [dateWindow(design, random)] : []),
    hands(design, time),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-1000 -1000 2000 2000"><defs><filter id="s" x="-1000" y="-1000" width="2000" height="2000" filterUnits="userSpaceOnUse"><feGaussianBlur stdDeviation="10"/></filter></defs>${parts.join('')}</svg>`;
}

/** Something in relief: the same shape once as a shadow below and to the right, once as it is. High things throw soft shadows. */
function raised(shape: string, height: 'low' | 'high'): string {
  const [shift, softness, shade] = height === 'high' ? [20, ' filter="url(#s)"', 0.5] : [7, '', 0.26];
  const shadow = shape.replace(/(fill|stroke)="(?!none)[^"]*"/g, '$1="#000"');
  return `<g transform="translate(${shift} ${shift * 1.15})" opacity="${shade}"${softness}>${shadow}</g>${shape}`;
}

function track({ ink, registers }: DialDesign): string {
  const ticks: string[] = [];
  for (let minute = 0; minute < 60; minute += 1) {
    const isHour = minute % 5 === 0;
    ticks.push(
      `<path d="M0 ${-R * 0.955}V${-R * (isHour ? 0.895 : 0.92)}" stroke-width="${isHour ? 9 : 4.5}" transform="rotate(${minute * 6})"/>`,
    );
  }
  const ring = registers === 'none' ? '' : `<circle r="${R * 0.955}" fill="none" stroke-width="4"/>`;
  return `<g stroke="${ink}" fill="none">${ring}${ticks.join('')}</g>`;
}

/** The places of small dials: their centre and radius. */
function registerPlaces(design: DialDesign): readonly (readonly [x: number, y: number, radius: number])[] {
  if (design.registers === 'small-seconds') return [[0, 440, 285]];
  if (design.registers === 'two')
    return [
      [-425, 0, 285],
      [425, 0, 285],
    ];
  if (design.registers === 'three')
    return [
      [-425, 0, 270],
      [425, 0, 270],
      [0, 425, 270],
    ];
  return [];
}

function registers(design: DialDesign, random: SeededRandom): readonly string[] {
  return registerPlaces(design).map(([x, y, r]) => {
    const rings = Array.from(
      { length: 22 },
      (_, i) =>
        `<circle r="${(r * (0.06 + i * 0.042)).toFixed(1)}" stroke="#fff" stroke-opacity="0.1" stroke-width="3" fill="none"/>`,
    );
    const ticks = Array.from(
      { length: 60 },
      (_, i) =>
        `<path d="M0 ${-r * 0.93}V${-r * (i % 5 === 0 ? 0.8 : 0.87)}" stroke="${design.ink}" stroke-width="${i % 5 === 0 ? 6 : 3}" transform="rotate(${i * 6})"/>`,
    );
    const numbers = [0, 1, 2, 3].map((quarter) => {
      const angle = (quarter * Math.PI) / 2;
      return engraved(['60', '15', '30', '45'][quarter] as string, {
        x: Math.sin(angle) * r * 0.63,
        y: -Math.cos(angle) * r * 0.63,
        height: r * 0.2,
        stroke: 5.5,
        colour: design.ink,
      });
    });
    const hand = `<path d="M-6 ${r * 0.28}L-8 0L-2.5 ${-r * 0.8}H2.5L8 0L6 ${r * 0.28}Z" fill="${design.accent ?? design.metal[1]}" transform="rotate(${random.whole(0, 359)})"/><circle r="16" fill="${design.metal[1]}"/>`;
    return `<g transform="translate(${x} ${y})"><circle r="${r}" fill="#000" fill-opacity="0.13"/><circle r="${r}" fill="none" stroke="#000" stroke-opacity="0.35" stroke-width="5"/><circle r="${r + 5}" fill="none" stroke="#fff" stroke-opacity="0.25" stroke-width="3"/>${rings.join('')}${ticks.join('')}${numbers.join('')}${raised(hand, 'low')}</g>`;
  });
}

function indices(design: DialDesign): string {
  const [lit, shaded] = design.metal;
  const places = registerPlaces(design);
  const parts: string[] = [];
  for (let hour = 0; hour < 12; hour += 1) {
    const angle = (hour * Math.PI) / 6;
    if (design.date && hour === 3) continue;
    const covered = (at: number) =>
      places.some(([x, y, r]) => Math.hypot(Math.sin(angle) * at - x, -Math.cos(angle) * at - y) < r + 40);
    if (design.indices === 'roman' || design.indices === 'arabic') {
      if (covered(700)) continue;
      const text = design.indices === 'roman' ? (ROMAN[hour] as string) : String(hour === 0 ? 12 : hour);
      const turn = design.indices === 'roman' ? (hour > 3 && hour < 9 ? hour * 30 + 180 : hour * 30) : 0;
      parts.push(
        engraved(text, {
          x: Math.sin(angle) * 745,
          y: -Math.cos(angle) * 745,
          height: design.indices === 'roman' ? 175 : 168,
          stroke: design.indices === 'roman' ? 21 : 25,
          colour: design.ink,
          turn,
          spacing: 2.8,
        }),
      );
      continue;
    }
    const long = hour % 3 === 0 ? 225 : 180;
    const inner = covered(860 - long) ? 60 : long;
    const wide = hour === 0 ? 34 : 23;
    let shape = '';
    if (design.indices === 'dots') {
      const r = hour % 3 === 0 ? 52 : 42;
      shape = `<circle cy="-790" r="${r}" fill="${lit}"/><circle cy="-790" r="${r - 11}" fill="${design.lume ?? shaded}"/>`;
    } else if (design.indices === 'daggers') {
      shape = `<path d="M0 -865L${-wide} -835L0 ${-865 + inner}Z" fill="${lit}"/><path d="M0 -865L${wide} -835L0 ${-865 + inner}Z" fill="${shaded}"/>`;
    } else {
      shape = `<path d="M${-wide} -865H0V${-865 + inner}H${-wide}Z" fill="${lit}"/><path d="M0 -865H${wide}V${-865 + inner}H0Z" fill="${shaded}"/>`;
      if (design.lume)
        shape += `<path d="M${-wide * 0.5} -850H${wide * 0.5}V${-880 + inner}H${-wide * 0.5}Z" fill="${design.lume}"/>`;
    }
    parts.push(`<g transform="rotate(${hour * 30})">${shape}</g>`);
  }
  return design.indices === 'roman' || design.indices === 'arabic' ? parts.join('') : raised(parts.join(''), 'low');
}

const ROMAN = ['XII', 'I', 'II', 'III', 'IIII', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'];

function words(design: DialDesign): string {
  const isChronograph = design.registers === 'three' || design.registers === 'two';
  const y = isChronograph ? -470 : -400;
  const maker = engraved(design.maker, {
    x: 0,
    y,
    height: isChronograph ? 62 : 74,
    stroke: isChronograph ? 8.5 : 10,
    colour: design.ink,
    spacing: 5,
  });
  const below = design.registers === 'none' ? 400 : y + 92;
  const second = design.words
    ? engraved(design.words, {
        x: 0,
        y: below,
        height: 34,
        stroke: 5,
        colour: design.accent ?? design.ink,
        spacing: 4.5,
      })
    : '';
  return maker + second;
}

function dateWindow(design: DialDesign, random: SeededRandom): string {
  return `<g transform="translate(735 0)"><rect x="-82" y="-66" width="164" height="132" fill="#f4f2ec"/><rect x="-82" y="-66" width="164" height="22" fill="#000" opacity="0.22"/><rect x="-86" y="-70" width="172" height="140" fill="none" stroke="${design.metal[0]}" stroke-width="11"/>${engraved(String(random.whole(1, 28)), { x: 0, y: 4, height: 84, stroke: 12, colour: '#1b1b1b' })}</g>`;
}

function hands(
  design: DialDesign,
  time: { readonly hour: number; readonly minute: number; readonly second: number },
): string {
  const hour = `<g transform="rotate(${(time.hour * 30).toFixed(2)})">${hand(design, 530, 58)}</g>`;
  const minute = `<g transform="rotate(${(time.minute * 6).toFixed(2)})">${hand(design, 830, 43)}</g>`;
  const accent = design.accent ?? design.metal[1];
  const second =
    design.registers === 'small-seconds' || design.hands === 'moon'
      ? ''
      : `<g transform="rotate(${time.second * 6})"><path d="M-9 210L-7 0L-2.5 -880H2.5L7 0L9 210Z" fill="${accent}"/><circle r="26" fill="${accent}"/></g>`;
  const pin = `<circle r="30" fill="${design.metal[1]}"/><circle r="15" fill="${design.metal[0]}"/>`;
  return raised(hour + minute + second, 'high') + pin;
}

/** One hand pointing up: its left half in light, its right half in shade. */
function hand({ hands: style, metal: [lit, shaded], lume }: DialDesign, length: number, wide: number): string {
  const halves = (path: (side: 1 | -1) => string) =>
    `<path d="${path(-1)}" fill="${lit}"/><path d="${path(1)}" fill="${shaded}"/>`;
  if (style === 'dauphine') return halves((s) => `M0 ${-length}L${s * wide} -40L0 110Z`);
  if (style === 'sword') {
    const blade = halves((s) => `M0 ${-length}L${s * wide} ${-length * 0.72}L${s * wide * 0.45} 0V100H0Z`);
    return lume
      ? `${blade}<path d="M0 ${-length + 40}L${wide * 0.6} ${-length * 0.71}L${wide * 0.2} -120H${-wide * 0.2}L${-wide * 0.6} ${-length * 0.71}Z" fill="${lume}"/>`
      : blade;
  }
  if (style === 'leaf')
    return halves(
      (s) =>
        `M0 ${-length}C${s * wide * 1.1} ${-length * 0.55} ${s * wide * 0.9} ${-length * 0.3} ${s * 8} 0L${s * 8} 120H0Z`,
    );
  if (style === 'moon') {
    const ring = length * 0.7;
    return `<path d="M-9 110L-9 ${-ring + wide}H9L9 110Z" fill="${shaded}"/><circle cy="${-ring}" r="${wide * 1.05}" fill="none" stroke="${shaded}" stroke-width="15"/><path d="M0 ${-length}L12 ${-ring - wide}H-12Z" fill="${shaded}"/>`;
  }
  const bar = halves((s) => `M0 ${-length}H${s * wide * 0.52}L${s * wide * 0.62} 120H0Z`);
  return lume
    ? `${bar}<path d="M${-wide * 0.24} ${-length + 22}H${wide * 0.24}V${-length * 0.3}H${-wide * 0.24}Z" fill="${lume}"/>`
    : bar;
}
