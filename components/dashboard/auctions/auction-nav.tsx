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

type Stop = { readonly path: string; readonly label: ReactNode; readonly isDone?: boolean };

/** The way through an auction: a draft's steps in their order, an auction's pages once it is on sale. */
export function AuctionNav({ auctionId, isDraft, lots, awaiting, done }: AuctionNavProps) {
  const here = usePathname();
  const base = `/dashboard/auctions/${auctionId}`;
  const lotsLabel = lots > 0 ? <Counted words="Lots" count={lots} /> : 'Lots';
  const stops: readonly Stop[] = isDraft
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
        { path: '/paddles', label: awaiting > 0 ? <Counted words="Paddles" count={awaiting} isNews /> : 'Paddles' },
        { path: '/details', label: 'Details' },
        { path: '/rules', label: 'Rules' },
        { path: '/schedule', label: 'Schedule' },
      ];
  const strip = useRef<HTMLElement>(null);
  // On a phone the strip is wider than the screen: it begins with the stop that one is at in sight.
  useEffect(() => {
    const stop = strip.current?.querySelector<HTMLElement>(`a[href="${here}"]`);
    if (strip.current && stop) strip.current.scrollLeft = stop.offsetLeft - strip.current.clientWidth / 2;
  }, [here]);
  return (
    <nav
      ref={strip}
      aria-label={isDraft ? 'Steps to an auction' : 'Auction'}
      className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0"
    >
      <ol className="flex min-w-max gap-x-6 border-b border-line">
        {stops.map(({ path, label, isDone }, place) => {
          const isHere = path === '' ? here === base : here.startsWith(base + path);
          return (
            <li key={path}>
              <Link
                href={base + path}
                aria-current={isHere ? (isDraft ? 'step' : 'page') : undefined}
                className={stepClass(isHere)}
              >
                {isDraft && <StepMark number={place + 1} isDone={isDone === true} isHere={isHere} />}
                {label}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function StepMark({ number, isDone, isHere }: { number: number; isDone: boolean; isHere: boolean }) {
  return (
    <span
      className={classNames(
        'numerals grid size-5.5 place-items-center rounded-full border text-2xs',
        isDone ? 'border-leading-line bg-leading-tint text-leading' : isHere ? 'border-ink' : 'border-line-strong',
      )}
    >
      {isDone ? <Check aria-label="done" className="size-3.5" /> : number}
    </span>
  );
}

function Counted({ words, count, isNews }: { words: string; count: number; isNews?: boolean }) {
  return (
    <span className="flex items-center gap-1.5">
      {words}
      <span
        className={classNames(
          'numerals rounded-full px-1.5 text-2xs',
          isNews ? 'bg-outbid-solid text-on-solid' : 'bg-sunken text-ink-soft',
        )}
      >
        {count}
      </span>
      {isNews && <span className="sr-only">awaiting approval</span>}
    </span>
  );
}
