import { classNames } from '../ui/class-names.ts';

/** Styles a step of the dashboard's navigation. */
export function stepClass(isCurrent: boolean): string {
  return classNames(
    '-mb-px flex min-h-11 items-center gap-2 border-b-2 text-[0.9375rem] font-medium whitespace-nowrap',
    isCurrent ? 'border-ink text-ink' : 'border-transparent text-ink-soft hover:text-ink',
  );
}
