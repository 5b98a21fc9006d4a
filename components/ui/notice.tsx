import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { toneClass } from './tone.ts';

export type NoticeTone = 'note' | 'good' | 'warning' | 'bad';

const looks = {
  note: { tone: 'note', Icon: Info },
  good: { tone: 'leading', Icon: CircleCheck },
  warning: { tone: 'unmet', Icon: TriangleAlert },
  bad: { tone: 'bad', Icon: CircleAlert },
} as const;

export type NoticeProps = {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons or links that deal with it. */
  readonly action?: ReactNode;
  /**
   * `alert` is announced at once, `status` politely; omit it for a notice rendered with the page.
   */
  readonly role?: 'alert' | 'status';
  readonly className?: string;
};

/** A message in the flow of the page. */
export function Notice({ tone = 'note', title, children, action, role, className }: NoticeProps) {
  const { tone: colours, Icon } = looks[tone];
  return (
    <div role={role} className={classNames('flex gap-3 rounded-md border px-4 py-3', toneClass[colours], className)}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-[0.9375rem] leading-relaxed text-ink">{children}</div>}
        {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
