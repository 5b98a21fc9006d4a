'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { stepClass } from '../step-class.ts';

export type AuctionNavProps = {
  readonly auctionId: string;
  readonly isDraft: boolean;
  readonly lots: number;
  /** Registrations that await approval. */
  readonly awaiting: number;
  readonly done: Readonly<Record<'details' | 'rules' | 'schedule' | 'lots', boolean>>;
};

type NavLink = { readonly path: string; readonly label: ReactNode; readonly isDone?: boolean };

/** The navigation of an auction: the steps of a draft, or the pages of a published auction. */
export function AuctionNav({ auctionId, isDraft, lots, awaiting, done }: AuctionNavProps) {
  const here = usePathname();
  const base = `/dashboard/auctions/${auctionId}`;
  const lotsLabel = lots > 0 ? <CountedLabel label="Lots" count={lots} /> : 'Lots';
  const links: readonly NavLink[] = isDraft
    ? [
        { path: '/details', label: 'Details', isDone: done.details },
        { path: '/rules', label: 'Rules', isDone: done.rules },
        { path: '/schedule', label: 'Schedule', isDone: done.schedule },
        { path: '/lots', label: lotsLabel, isDone: done.lots },
        { path: '/review', label: 'Review and publish', isDone: false },
      ]
    : [
        { path: '', label: 'Overview' },
        { path: '/lots', label: lotsLabel },
        {
          path: '/paddles',
          label: awaiting > 0 ? <CountedLabel label="Paddles" count={awaiting} needsAttention /> : 'Paddles',
        },
        { path: '/details', label: 'Details' },
        { path: '/rules', label: 'Rules' },
        { path: '/schedule', label: 'Schedule' },
      ];
  const strip = useRef<HTMLElement>(null);
  // On phones the strip is wider than the screen, so scroll the current link into view.
  useEffect(() => {
    const link = strip.current?.querySelector<HTMLElement>(`a[href="${here}"]`);
    if (strip.current && link) strip.current.scrollLeft = link.offsetLeft - strip.current.clientWidth / 2;
  }, [here]);
  return (
    <nav
      ref={strip}
      aria-label={isDraft ? 'Steps to an auction' : 'Auction'}
      className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0"
    >
      <ol className="flex min-w-max gap-x-6 border-b border-line">
        {links.map(({ path, label, isDone }, index) => {
          const isCurrent = path === '' ? here === base : here.startsWith(base + path);
          return (
            <li key={path}>
              <Link
                href={base + path}
                aria-current={isCurrent ? (isDraft ? 'step' : 'page') : undefined}
                className={stepClass(isCurrent)}
              >
                {isDraft && <StepMark number={index + 1} isDone={isDone === true} isCurrent={isCurrent} />}
                {label}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function StepMark({ number, isDone, isCurrent }: { number: number; isDone: boolean; isCurrent: boolean }) {
  return (
    <span
      className={classNames(
        'numerals grid size-5.5 place-items-center rounded-full border text-2xs',
        isDone ? 'border-leading-line bg-leading-tint text-leading' : isCurrent ? 'border-ink' : 'border-line-strong',
      )}
    >
      {isDone ? <Check aria-label="done" className="size-3.5" /> : number}
    </span>
  );
}

function CountedLabel({ label, count, needsAttention }: { label: string; count: number; needsAttention?: boolean }) {
  return (
    <span className="flex items-center gap-1.5">
      {label}
      <span
        className={classNames(
          'numerals rounded-full px-1.5 text-2xs',
          needsAttention ? 'bg-outbid-solid text-on-solid' : 'bg-sunken text-ink-soft',
        )}
      >
        {count}
      </span>
      {needsAttention && <span className="sr-only">awaiting approval</span>}
    </span>
  );
}
