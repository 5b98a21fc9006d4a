import Link from 'next/link';
import { Mark } from './mark.tsx';

/** The logo and name, linked to the home page; on the narrowest phones only the logo. */
export function Wordmark() {
  return (
    <Link
      href="/"
      className="inline-flex min-h-11 min-w-8 items-center gap-1.5 sm:gap-2.5 text-ink"
      aria-label="Rostrum, home"
    >
      <Mark className="size-6 text-brand-text" />
      <span
        className={
          'serif max-[24rem]:hidden text-[1.25rem] sm:text-[1.5rem] leading-none font-[500] tracking-[-0.02em]'
        }
      >
        Rostrum
      </span>
    </Link>
  );
}
