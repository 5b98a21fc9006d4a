'use client';

import { useEffect, useRef, useState } from 'react';
import type { PublicLot } from '#auction/views.ts';
import { extensionText } from './time-left.ts';

/** How long the chip is shown, in milliseconds. */
const SHOWN_FOR = 8_000;

/** Shows for a few seconds by how much a lot's close was extended. */
export function ExtensionChip({ lot }: { readonly lot: PublicLot }) {
  const before = useRef({ closesAt: lot.closesAt, extensions: lot.extensions });
  const [by, setBy] = useState<number | null>(null);
  useEffect(() => {
    const { closesAt, extensions } = before.current;
    before.current = { closesAt: lot.closesAt, extensions: lot.extensions };
    if (lot.extensions <= extensions || closesAt === null || lot.closesAt === null) return;
    setBy(lot.closesAt - closesAt);
    const timer = setTimeout(() => setBy(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [lot.closesAt, lot.extensions]);

  if (by === null || by < 1_000) return null;
  return (
    <span
      className={
        'numerals rounded-sm border border-note-line bg-note-tint px-1.5 py-0.5 text-2xs font-medium text-note'
      }
    >
      {extensionText(by)} <span className="sr-only">added to the closing time</span>
    </span>
  );
}
