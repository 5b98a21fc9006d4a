import { classNames } from '../ui/class-names.ts';

/** How a stop of the dashboard's ways looks, here or elsewhere. */
export function stepClass(isHere: boolean): string {
  return classNames(
    '-mb-px flex min-h-11 items-center gap-2 border-b-2 text-[0.9375rem] font-medium whitespace-nowrap',
    isHere ? 'border-ink text-ink' : 'border-transparent text-ink-soft hover:text-ink',
  );
}
