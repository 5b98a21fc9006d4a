import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** What a badge, a notice or a panel is about; each has a word's, a ground's and a border's colour. */
export type Tone = 'neutral' | 'brand' | 'leading' | 'outbid' | 'unmet' | 'bad' | 'note';

/** The classes of a tone: words, ground, border. */
export const toneClass: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-soft bg-sunken border-line',
  brand: 'text-brand-text bg-brand-tint border-brand-line',
  leading: 'text-leading bg-leading-tint border-leading-line',
  outbid: 'text-outbid bg-outbid-tint border-outbid-line',
  unmet: 'text-unmet bg-unmet-tint border-unmet-line',
  bad: 'text-bad bg-bad-tint border-bad-line',
  note: 'text-note bg-note-tint border-note-line',
};

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
  /** An icon of lucide-react; given where the badge tells a state. */
  readonly icon?: ReactNode;
  /** Filled: for what is final. */
  readonly solid?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A short word about a thing's state. */
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
