import type { PublicLot } from '#auction/views.ts';

const HEIGHT = 100;
const WIDTH = 1000;

/**
 * A chart of the price by event, with a cursor at `position`. Hidden from screen readers: the
 * figures beside it have the same information.
 */
export function PriceChart({ states, position }: { readonly states: readonly PublicLot[]; readonly position: number }) {
  const highest = Math.max(1, ...states.map(({ currentBid }) => currentBid ?? 0));
  const steps = states.length - 1;
  const x = (n: number) => (steps === 0 ? WIDTH : (n / steps) * WIDTH);
  const y = (n: number) => HEIGHT - ((states[n]?.currentBid ?? 0) / highest) * (HEIGHT - 8);
  const path = (to: number) =>
    states.slice(0, to + 1).reduce((line, _, n) => (n === 0 ? `M0 ${y(0)}` : `${line} H${x(n)} V${y(n)}`), '');
  const done = path(position);
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-28 w-full overflow-visible sm:h-36"
    >
      <path d={`${done} V${HEIGHT} H0 Z`} className="fill-brand-tint" />
      <path
        d={path(steps)}
        fill="none"
        className="stroke-line-strong"
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
      />
      <path d={done} fill="none" className="stroke-brand-text" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      <line
        x1={x(position)}
        x2={x(position)}
        y1={0}
        y2={HEIGHT}
        className="stroke-ink"
        strokeWidth="1"
        strokeDasharray="2 3"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
