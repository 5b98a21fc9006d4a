import Link from 'next/link';
import { Mark } from './mark.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** The footer of every page. */
export function Footer() {
  return (
    <footer className="mt-auto border-t border-line">
      <div className="page flex flex-wrap items-center justify-between gap-x-8 gap-y-4 py-8 text-sm text-ink-soft">
        <p className="flex items-center gap-2.5">
          <Mark className="size-4 shrink-0 text-ink-faint" />
          <span>
            Rostrum, a live auction house. The server’s clock decides, and{' '}
            <Link href="/#how" className="underline underline-offset-4 hover:text-ink">
              every bid is on record
            </Link>
            .
          </span>
        </p>
        <ThemeSwitch />
      </div>
    </footer>
  );
}
