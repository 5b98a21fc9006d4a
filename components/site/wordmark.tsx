import Link from 'next/link';
import { Mark } from './mark.tsx';

/** The house's name with its mark, leading home. */
export function Wordmark() {
  return (
    <Link href="/" className="inline-flex min-h-11 items-center gap-2.5 text-ink" aria-label="Rostrum, home">
      <Mark className="size-6 text-brand-text" />
      <span className="serif text-[1.5rem] leading-none font-[500] tracking-[-0.02em]">Rostrum</span>
    </Link>
  );
}
