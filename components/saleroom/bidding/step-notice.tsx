import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';

export type StepNoticeProps = {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
};

/** A notice in place of the bid button. */
export function StepNotice({ icon, title, children }: StepNoticeProps) {
  return (
    <div
      className={classNames(
        'flex min-h-14 items-center gap-3 rounded-md border border-line bg-sunken px-4 py-2.5',
        '[&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-ink-soft',
      )}
    >
      {icon}
      <p className="flex flex-col text-sm text-ink-soft">
        <strong className="text-base font-semibold text-ink">{title}</strong>
        {children}
      </p>
    </div>
  );
}
