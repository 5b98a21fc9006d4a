import type { PaddleStatus } from '#auction/paddle.ts';
import { classNames } from '../ui/class-names.ts';

export type PaddleCardProps = {
  readonly number: number;
  readonly status: PaddleStatus;
  readonly className?: string;
};

/** A drawing of a paddle: filled when it may bid, otherwise an outline. */
export function PaddleCard({ number, status, className }: PaddleCardProps) {
  const digits = String(number);
  const mayBid = status === 'approved';
  return (
    <svg
      role="img"
      aria-label={`Paddle ${digits}`}
      viewBox="0 0 120 168"
      className={classNames('h-42 w-30 shrink-0', mayBid ? 'text-brand' : 'text-ink-faint', className)}
    >
      <path
        d="M52 112h16l3 48a6 6 0 0 1-6 6H55a6 6 0 0 1-6-6Z"
        className={mayBid ? 'fill-current' : 'fill-none stroke-current'}
        strokeWidth="1.5"
      />
      <rect
        x="3"
        y="3"
        width="114"
        height="112"
        rx="22"
        className={mayBid ? 'fill-current' : 'fill-surface stroke-current'}
        strokeWidth="1.5"
        strokeDasharray={status === 'awaiting-approval' ? '5 4' : undefined}
      />
      {mayBid && <rect x="9" y="9" width="102" height="100" rx="17" className="fill-none stroke-on-brand/40" />}
      <text
        x="60"
        y="62"
        textAnchor="middle"
        dominantBaseline="central"
        className={classNames('serif numerals', mayBid ? 'fill-on-brand' : 'fill-ink-soft')}
        fontSize={digits.length <= 2 ? 58 : digits.length === 3 ? 44 : 30}
      >
        {digits}
      </text>
    </svg>
  );
}
