import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { type Tone, toneClass } from './tone.ts';

const solidClass: Readonly<Record<Tone, string>> = {
  neutral: 'text-paper bg-ink border-ink',
  brand: 'text-on-brand bg-brand border-brand',
  leading: 'text-on-solid bg-leading-solid border-leading-solid',
  outbid: 'text-on-solid bg-outbid-solid border-outbid-solid',
  unmet: 'text-unmet bg-unmet-tint border-unmet-line',
  bad: 'text-on-solid bg-bad-solid border-bad-solid',
  note: 'text-note bg-note-tint border-note-line',
};

export type BadgeProps = {
  readonly tone?: Tone;
  /** A lucide-react icon; set when the badge shows a state. */
  readonly icon?: ReactNode;
  /** Filled, for a final state. */
  readonly solid?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A short label for the state of something. */
export function Badge({ tone = 'neutral', icon, solid = false, children, className }: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 rounded-sm border px-1.5 py-0.5 text-2xs font-medium whitespace-nowrap',
        '[&_svg]:size-3.5 [&_svg]:shrink-0',
        solid ? solidClass[tone] : toneClass[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
